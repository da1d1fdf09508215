import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ThemeId, type ThemeStandingId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getTheme } from "./theme.queries.ts";
import type { ThemeStanding } from "./theme.ts";

export type NewStanding = Pick<ThemeStanding, "standing" | "forum" | "said" | "dated" | "source" | "language">;
export type RecordStandingOutcome =
  | { ok: true; id: ThemeStandingId }
  | { ok: false; reason: "forum-missing" | "day-to-come" };

/** Records what a source reports of a theme's standing. Earlier standings stay; the newest counts. */
export async function recordStanding(
  work: Work,
  theme: ThemeId,
  { standing, forum, said, dated, source, language }: NewStanding,
): Promise<RecordStandingOutcome> {
  requireMay(work.actor, "theme.record-standing");

  await getTheme(work.db, theme);
  if (standing === "another-forum" && !forum?.trim()) return { ok: false, reason: "forum-missing" };
  if (dated > dateOf(work.at)) return { ok: false, reason: "day-to-come" };

  const id = newId<ThemeStandingId>();
  await work.db
    .insertInto("theme_standing")
    .values({
      id,
      theme_id: theme,
      standing,
      forum: standing === "another-forum" ? forum : null,
      said,
      dated,
      source,
      language,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "theme.record-standing",
    verb: "theme.standing-recorded",
    subject: theme,
    details: { standing, dated, source },
  });
  return { ok: true, id };
}
