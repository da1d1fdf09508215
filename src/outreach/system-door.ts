import type { Accounts } from "#access/accounts/auth.ts";
import { systemAccount } from "#access/actor.ts";
import type { Visit, Work } from "#access/work.ts";
import type { C } from "./activities/activity-door.ts";

export type SystemDoor = Pick<Accounts, "asPerson">;

/** Reads as the system, for a reader who was asked first whether they may: whoever reads finds the same. */
export async function readAsSystem<T>(c: C, accounts: SystemDoor, read: (visit: Visit) => Promise<T>): Promise<T> {
  let found: { value: T } | undefined;
  await accounts.asPerson(systemAccount, (session) =>
    c.var.access.withActor(session, async (visit) => {
      found = { value: await read(visit) };
    }),
  );
  if (!found) throw new Error("the system's session is not known");
  return found.value;
}

/** Acts as the system, in one transaction. */
export async function actAsSystem<T>(c: C, accounts: SystemDoor, act: (work: Work) => Promise<T>): Promise<T> {
  let done: { value: T } | undefined;
  await accounts.asPerson(systemAccount, (session) =>
    c.var.access.transact(session, async (work) => {
      done = { value: await act(work) };
    }),
  );
  if (!done) throw new Error("the system's session is not known");
  return done.value;
}
