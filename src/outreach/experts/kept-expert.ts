import { holds } from "#access/actor.ts";
import { NotFound, type Permission, Refused } from "#access/permissions.ts";
import type { Visit, Work } from "#access/work.ts";
import type { AccountId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { listExperts } from "../activities/activity.queries.ts";

/** An expert of today of whom this person keeps what is recorded: each of themselves, the secretariat of everybody. */
export async function getKeptExpert(
  { db, actor, at }: Pick<Visit | Work, "db" | "actor" | "at">,
  id: AccountId,
  permission: Permission,
): Promise<{ id: AccountId; name: string }> {
  if (!holds(actor, "secretariat") && actor.id !== id) throw new Refused(permission);
  const found = (await listExperts(db, dateOf(at))).find((expert) => expert.id === id);
  if (!found) throw new NotFound("expert");
  return found;
}
