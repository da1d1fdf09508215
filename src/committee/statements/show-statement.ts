import { delegationsOf } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId, StatementId } from "#db/ids.ts";
import { getMeetingHead } from "../meetings/meeting.queries.ts";
import { getStatement } from "./statement.queries.ts";
import { isOf } from "./statement.ts";

export type ShowOutcome = { ok: true } | { ok: false; reason: "not-yours" | "shown-already" | "over" };

/** A delegation shows its early statement to the members and the experts before the meeting. */
export async function showStatement(work: Work, meeting: MeetingId, id: StatementId): Promise<ShowOutcome> {
  requireMay(work.actor, "statement.show");

  const statement = await getStatement(work.db, meeting, id);
  const own = delegationsOf(work.actor).find((delegation) => isOf(statement, [delegation]));
  if (!own) return { ok: false, reason: "not-yours" };
  if (statement.shownAt) return { ok: false, reason: "shown-already" };
  const { standing } = await getMeetingHead(work.db, meeting);
  if (standing.status !== "announced" || statement.supersededBy) return { ok: false, reason: "over" };

  await work.db.updateTable("statement").set({ shown_at: work.at }).where("id", "=", id).execute();
  await record(work, {
    permission: "statement.show",
    verb: "statement.shown",
    subject: id,
    state: own,
    details: { meeting },
  });
  return { ok: true };
}
