import type { Actor } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MeetingId, newId, type StateCode, type ThemeId, type ThemePositionId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { findSpokenPosition } from "./spoken-position.queries.ts";
import { getTheme } from "./theme.queries.ts";
import type { ThemePosition } from "./theme.ts";

/** A position typed as it is, or one that stands in a meeting's record already: then speaker, words, day and source are taken from there. */
export type NewPosition = Pick<ThemePosition, "kind"> &
  (Pick<ThemePosition, "by" | "said" | "dated" | "source" | "language"> | { from: { meeting: MeetingId; n: number } });
export type RecordPositionOutcome =
  | { ok: true; id: ThemePositionId }
  | { ok: false; reason: "not-your-delegation" | "day-to-come" | "not-in-the-record" | "recorded-already" };

/** Records a position on a theme. The secretariat records anybody's; a member, its own delegation's. */
export async function recordPosition(
  work: Work,
  theme: ThemeId,
  position: NewPosition,
): Promise<RecordPositionOutcome> {
  requireMay(work.actor, "theme.record-position");

  await getTheme(work.db, theme);
  const told = "from" in position ? await findSpokenPosition(work.db, position.from) : { ...position, from: undefined };
  if (!told) return { ok: false, reason: "not-in-the-record" };
  if (!mayRecordFor(work.actor, told.by)) return { ok: false, reason: "not-your-delegation" };
  if (told.dated > dateOf(work.at)) return { ok: false, reason: "day-to-come" };
  if (told.from && (await isThere(work, theme, told.from))) return { ok: false, reason: "recorded-already" };

  const { by, said, dated, source, language, from } = told;
  const id = newId<ThemePositionId>();
  await work.db
    .insertInto("theme_position")
    .values({
      id,
      theme_id: theme,
      state_code: "state" in by ? by.state : null,
      body: "body" in by ? by.body : null,
      kind: position.kind,
      said,
      dated,
      source,
      language,
      meeting_id: from?.meeting ?? null,
      meeting_position: from?.n ?? null,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "theme.record-position",
    verb: "theme.position-recorded",
    subject: theme,
    details: { by, kind: position.kind, dated, source },
  });
  return { ok: true, id };
}

/** The delegations a person may record a position for; undefined for everybody's. */
export function ownDelegations({ capacities }: Actor): StateCode[] | undefined {
  if (capacities.some(({ kind }) => kind === "secretariat")) return undefined;
  return capacities.flatMap(({ kind, stateCode }) => (kind === "member" && stateCode ? [stateCode] : []));
}

function mayRecordFor(actor: Actor, by: ThemePosition["by"]): boolean {
  const own = ownDelegations(actor);
  return own === undefined || ("state" in by && own.includes(by.state));
}

async function isThere(
  { db }: Work,
  theme: ThemeId,
  { meeting, n }: { meeting: MeetingId; n: number },
): Promise<boolean> {
  const found = await db
    .selectFrom("theme_position")
    .where("theme_id", "=", theme)
    .where("meeting_id", "=", meeting)
    .where("meeting_position", "=", n)
    .select("id")
    .executeTakeFirst();
  return found !== undefined;
}
