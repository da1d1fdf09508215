import type { Reader, Work } from "#access/work.ts";
import type { IncomingId } from "#db/ids.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { findAnsweredLetter, listAnswersTo } from "./incoming.queries.ts";
import type { AnsweredLetter, Incoming } from "./incoming.ts";

/** Whether the letter that an entry answers stands as replied, so that processing the entry says what comes of it. */
export async function findRepliedLetter(
  db: Reader | Work["db"],
  { letter }: Pick<Incoming, "letter">,
): Promise<AnsweredLetter | undefined> {
  const found = letter ? await findAnsweredLetter(db, letter.id) : undefined;
  return found?.standing === "replied" ? found : undefined;
}

/** An answer was processed: its letter is closed, or waits for more. While another answer to it waits, it stays replied. */
export async function settleReply(
  work: Work,
  letter: AnsweredLetter,
  { id, reference, further }: { id: IncomingId; reference: string; further: boolean },
): Promise<void> {
  const given = { words: reference, details: { incoming: id } };
  if (further) return await moveLetter(work, letter.id, "further-reply-expected", given);
  const waiting = (await listAnswersTo(work.db, letter.id)).filter((other) => other.id !== id && !other.processed);
  if (waiting.length === 0) await moveLetter(work, letter.id, "reply-processed", given);
}
