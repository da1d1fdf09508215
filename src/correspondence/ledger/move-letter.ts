import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type Id, type LetterId, newId } from "#db/ids.ts";
import type { LetterEventName } from "#db/schema/letters.ts";

type Given = { words?: string; details?: object };

/**
 * Moves a letter by an event of its machine, and writes who moved it. The database refuses an event that the letter does not take
 * where it stands: whoever asks looks first, with `findMove`.
 */
export async function moveLetter(
  work: Work,
  letter: LetterId,
  event: LetterEventName,
  { words = "", details = {} }: Given = {},
): Promise<void> {
  requireMay(work.actor, `letter.${event}`);

  const found = await work.db.selectFrom("letter").where("id", "=", letter).select("state_code").executeTakeFirst();
  if (!found) throw new NotFound(`letter ${letter}`);

  await work.db
    .insertInto("letter_event")
    .values({
      id: newId<Id<"event of a letter">>(),
      letter_id: letter,
      event,
      at: work.at,
      by: work.actor.id,
      words,
      details: JSON.stringify(details),
    })
    .execute();
  await record(work, {
    permission: `letter.${event}`,
    verb: `letter.${event}`,
    subject: letter,
    ...(found.state_code ? { state: found.state_code } : {}),
    details: { ...details, ...(words ? { words } : {}) },
  });
}
