import { holds } from "#access/actor.ts";
import { type Permission, Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { ProviderId } from "#db/ids.ts";
import { listOwnProviders } from "./provider.queries.ts";

/** A provider's own people write for it, the secretariat for all. */
export async function requireOwnProvider(
  work: Pick<Work, "db" | "actor">,
  permission: Permission,
  id: ProviderId,
): Promise<void> {
  if (holds(work.actor, "secretariat")) return;
  if (!(await listOwnProviders(work.db)).includes(id)) throw new Refused(permission);
}
