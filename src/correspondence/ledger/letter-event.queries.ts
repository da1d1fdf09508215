import type { Reader, Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import type { LetterEventName, LetterStandingName } from "#db/schema/letters.ts";

/** One thing that moved a letter, and who moved it. */
export type LetterEvent = {
  event: LetterEventName;
  at: Temporal.Instant;
  by: string;
  words: string;
  to: LetterStandingName | null;
};

/** What happened to a letter, the first thing first. */
export async function listLetterEvents(db: Reader | Work["db"], id: LetterId): Promise<LetterEvent[]> {
  return await db
    .selectFrom("letter_event")
    .innerJoin("account", "account.id", "letter_event.by")
    .where("letter_id", "=", id)
    .orderBy("ordinal")
    .select(["event", "at", "account.name as by", "words", "to_standing as to"])
    .execute();
}
