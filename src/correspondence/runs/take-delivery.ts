import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type LetterDeliveryId, type LetterId, newId } from "#db/ids.ts";
import { mostReminders } from "../ledger/machine.ts";
import { listDeliveries } from "./letter-delivery.queries.ts";
import { messageIdOf, nextDelivery, putBacksOf } from "./letter-delivery.ts";
import { getRun, getRunLetter, isAllowedToLeave } from "./letter-run.queries.ts";

export type TakeOutcome =
  | { ok: true; id: LetterDeliveryId; messageId: string; address: string }
  | { ok: false; reason: "not-waiting" | "in-hand" | "not-due" };

/**
 * Takes a letter of a released run, or its reminder, in hand to send it by e-mail. What is taken and never settled is never tried again by
 * itself: a process may have stopped after the server took it, and two copies of a letter are worse than one that somebody looks after.
 */
export async function takeDelivery(
  work: Work,
  letter: LetterId,
  { kind, host }: { kind: "letter" | "reminder"; host: string },
): Promise<TakeOutcome> {
  requireMay(work.actor, "letter.deliver");

  const found = await getRunLetter(work.db, letter);
  const tries = await listDeliveries(work.db, letter);
  const reminded = tries.filter(
    (one) => one.kind === "reminder" && one.outcome !== "put-back" && one.outcome !== "not-found",
  ).length;
  if (!(await isWaiting(work, found, kind, reminded))) return { ok: false, reason: "not-waiting" };
  if (tries.some(({ settledAt }) => settledAt === null)) return { ok: false, reason: "in-hand" };
  // What was refused or came back is not thrown at the same door at once.
  if (found.tries > 0 && found.movedAt && Temporal.Instant.compare(found.movedAt.add({ hours: 1 }), work.at) > 0)
    return { ok: false, reason: "not-due" };
  const { count, last } = putBacksOf(tries.filter((one) => one.kind === kind));
  if (last && Temporal.Instant.compare(nextDelivery(last, count), work.at) > 0) return { ok: false, reason: "not-due" };

  const id = newId<LetterDeliveryId>();
  const messageId = messageIdOf(id, host);
  await work.db
    .insertInto("letter_delivery")
    .values({ id, letter_id: letter, kind, address: found.address, message_id: messageId, taken_at: work.at })
    .execute();
  await record(work, {
    permission: "letter.deliver",
    verb: "letter.taken-in-hand",
    subject: letter,
    ...(found.stateCode ? { state: found.stateCode } : {}),
    details: { delivery: id, kind },
  });
  return { ok: true, id, messageId, address: found.address };
}

type Found = Awaited<ReturnType<typeof getRunLetter>>;

async function isWaiting(work: Work, letter: Found, kind: "letter" | "reminder", reminded: number): Promise<boolean> {
  if (letter.channel !== "e-mail" || !letter.address || !letter.runId) return false;
  const run = await getRun(work.db, letter.runId);
  if (run.cancelled || run.stopped || !run.released) return false;
  if (kind === "reminder")
    return letter.standing === "reminded" && reminded < Math.min(letter.reminders, mostReminders);
  if (letter.standing !== "approved" || Temporal.Instant.compare(run.released.leavesAt, work.at) > 0) return false;
  return await isAllowedToLeave(work.db, letter.id);
}
