import type { Actor } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type NoObjectionId, newId, type StateCode } from "#db/ids.ts";
import { isInTime } from "../working-days/deadline.ts";
import { getNoObjection } from "./no-objection.queries.ts";

export type ObjectOutcome =
  | { ok: true }
  | { ok: false; reason: "period-has-ended" | "concluded-already" | "no-delegation" | "reason-missing" };

/** A member objects, with reasons: the text goes back to its draft. After the deadline the objection is recorded and refused. */
export async function object(work: Work, id: NoObjectionId, reason: string): Promise<ObjectOutcome> {
  requireMay(work.actor, "no-objection.object");

  const delegation = delegationOf(work.actor);
  if (!delegation) return { ok: false, reason: "no-delegation" };
  if (!reason.trim()) return { ok: false, reason: "reason-missing" };
  const procedure = await getNoObjection(work.db, id);
  const late = !isInTime(work.at, procedure.deadline);
  if (procedure.standing.status !== "running" && !late) return { ok: false, reason: "concluded-already" };
  await work.db
    .insertInto("objection")
    .values({
      id: newId<string & { readonly __noun: "objection" }>(),
      no_objection_id: id,
      made_by: work.actor.id,
      delegation,
      reason,
      made_at: work.at,
      late,
    })
    .execute();
  await record(work, {
    permission: "no-objection.object",
    verb: late ? "no-objection.objected-late" : "no-objection.objected",
    subject: id,
    state: procedure.stateCode,
    details: { delegation },
  });
  if (late) return { ok: false, reason: "period-has-ended" };
  await conclude(work, id, "objected");
  return { ok: true };
}

/** The delegation of the Committee that a person speaks for. */
export function delegationOf({ capacities }: Actor): StateCode | undefined {
  return capacities.find(({ kind }) => kind === "member")?.stateCode ?? undefined;
}

/** Ends a running procedure with its outcome: now, or by silence at its deadline. Unless it was adopted, the database makes the text a draft again. */
export async function conclude(
  work: Work,
  id: NoObjectionId,
  outcome: "adopted" | "objected" | "withdrawn",
  at = work.at,
): Promise<void> {
  await work.db.updateTable("no_objection").set({ outcome, concluded_at: at }).where("id", "=", id).execute();
}
