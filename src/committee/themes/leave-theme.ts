import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ThemeUseId } from "#db/ids.ts";
import { getUse } from "./theme.queries.ts";

export type LeaveThemeOutcome = { ok: true } | { ok: false; reason: "ended-already" };

/** Ends the use of a theme; that it was used, and why, stays on record. */
export async function leaveTheme(work: Work, id: ThemeUseId): Promise<LeaveThemeOutcome> {
  requireMay(work.actor, "theme.use");

  const use = await getUse(work.db, id);
  if (use.endedAt) return { ok: false, reason: "ended-already" };

  await work.db
    .updateTable("theme_use")
    .set({ ended_at: work.at, ended_by: work.actor.id })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "theme.use",
    verb: "theme.left",
    subject: use.themeId,
    details: { kind: use.kind, used: use.usedId, label: use.label },
  });
  return { ok: true };
}
