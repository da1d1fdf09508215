import { Refused, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { HelpReceivedId, StateCode } from "#db/ids.ts";
import { getHelp } from "./help-received.queries.ts";
import { keepsHelpOf } from "./help-received.ts";

type TakeOutOutcome = { ok: true } | { ok: false; reason: "ended-already" };
type TakenOut = { state: StateCode; id: HelpReceivedId; because: string };

/** Takes a mistaken entry out of a State's history, with the reason; it stays on record for its State and those who serve. */
export async function takeOutHelp(work: Work, { state, id, because }: TakenOut): Promise<TakeOutOutcome> {
  requireMay(work.actor, "help-received.take-out");

  if (!keepsHelpOf(work.actor, state)) throw new Refused("help-received.take-out");
  const entry = await getHelp(work.db, state, id);
  if (entry.endedAt !== null) return { ok: false, reason: "ended-already" };
  await work.db
    .updateTable("help_received")
    .set({ ended_at: work.at, ended_by: work.actor.id, ended_because: because })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "help-received.take-out", verb: "help-received.taken-out", subject: id, state });
  return { ok: true };
}
