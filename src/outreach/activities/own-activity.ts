import { type Actor, holds } from "#access/actor.ts";
import { NotFound } from "#access/permissions.ts";
import type { Visit, Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import type { CapacityKind } from "#db/schema/accounts.ts";
import { findOwnOrganisation, getActivity } from "./activity.queries.ts";
import type { ActivityHead, ActivityWhole } from "./activity.ts";

type Who = Pick<Visit | Work, "db" | "actor">;

/** An activity that this person keeps; another's is not there to be written, also where it may be read. */
export async function getOwnActivity(who: Who, id: ActivityId): Promise<ActivityWhole> {
  const activity = await getActivity(who.db, id);
  if (!(await isMine(who, activity))) throw new NotFound("activity");
  return activity;
}

/** Whether this person keeps the activity: the Committee's own, or that of the organisation it acts for. */
export async function isMine({ db, actor }: Who, { owner }: Pick<ActivityHead, "owner">): Promise<boolean> {
  return owner ? owner === (await findOwnOrganisation(db)) : holds(actor, "secretariat", "expert", "chair");
}

/** Whether this person is whom the machine names: for the Committee's own by capacity, for an organisation's by acting for it. */
export function isNamed(
  who: readonly CapacityKind[],
  { actor, owner, mine }: { actor: Actor; mine: boolean } & Pick<ActivityHead, "owner">,
): boolean {
  if (holds(actor, "system")) return who.includes("system");
  if (!owner) return holds(actor, ...who.filter((kind) => kind !== "organisation"));
  if (mine) return who.includes("organisation");
  return holds(actor, "secretariat") && who.every((kind) => kind === "secretariat"); // O12: only the secretariat closes
}
