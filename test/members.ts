import { fillMembership } from "#demo/fill-membership.ts";
import type { TestDatabase } from "./database.ts";

/** Fifteen members of the Committee around a moment: without them nothing can be put before it. */
export async function setUpMembers({ owner }: TestDatabase, now: string): Promise<void> {
  await owner.transaction().execute((transaction) => fillMembership(transaction, {}, Temporal.Instant.from(now)));
}
