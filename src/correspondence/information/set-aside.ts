import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { InformationId } from "#db/ids.ts";
import { getInformation } from "./information.queries.ts";

export type SetAsideOutcome = { ok: true } | { ok: false; reason: "in-already" };

/** Sets a line aside, with the reason, which its State reads. It may be brought in later all the same. */
export async function setAside(work: Work, id: InformationId, reason: string): Promise<SetAsideOutcome> {
  requireMay(work.actor, "information.bring-in");

  const line = await getInformation(work.db, id);
  if (line.outcomes.length > 0) return { ok: false, reason: "in-already" };

  await work.db
    .insertInto("information_outcome")
    .values({ information_id: id, outcome: "set-aside", reason, by: work.actor.id, at: work.at })
    .execute();
  await record(work, {
    permission: "information.bring-in",
    verb: "information.set-aside",
    subject: id,
    state: line.stateCode,
    details: { reason },
  });
  return { ok: true };
}
