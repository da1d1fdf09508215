import type { Accounts } from "#access/accounts/auth.ts";
import type { Access, Visit } from "#access/work.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import { isPressing } from "#committee/working-days/pressing.ts";
import { type AwaitingLine, type AwaitingOf, inOrder, itemOf, type WhatAwaits } from "#jobs/awaiting-line.ts";
import { listSnoozes } from "#jobs/snooze/snooze.queries.ts";
import { listAwaiting } from "./awaiting.tsx";

/** Reads what awaits anybody for the mail, each time as that person, so that no mail tells of what its reader may not read. */
export function openAwaitingOf({ access, accounts }: { access: Access; accounts: Accounts }): AwaitingOf {
  return (account) => accounts.asPerson(account, (token) => access.withActor(token, readWhatAwaits));
}

async function readWhatAwaits(visit: Visit): Promise<WhatAwaits> {
  const { db, actor, at } = visit;
  const { waits, follows } = await listAwaiting(visit, actor.language);
  const putOff = await listSnoozes(visit);
  const isForMail = (line: AwaitingLine): boolean => !line.pointer && !putOff.has(itemOf(line));
  const holidays = await listUsableHolidays(db);
  return {
    account: actor.id,
    name: actor.name,
    language: actor.language,
    at,
    waits: inOrder(waits.filter(isForMail)),
    follows: inOrder(follows.filter(isForMail)),
    urgent: inOrder(waits).flatMap((line) =>
      line.deadline && isPressing(at, line.deadline, holidays) ? [{ ...line, deadline: line.deadline }] : [],
    ),
  };
}
