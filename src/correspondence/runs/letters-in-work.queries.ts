import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { LetterId, LetterRunId } from "#db/ids.ts";
import type { LetterChannel } from "#db/schema/letters.ts";

type Reads = Reader | Work["db"];

/** The letters of a run that wait to be prepared, in the order of their numbers. */
export async function listLettersToPrepare(db: Reads, run: LetterRunId): Promise<LetterId[]> {
  const rows = await db
    .selectFrom("letter")
    .innerJoin("letter_run", "letter_run.id", "letter.run_id")
    .where("letter.run_id", "=", run)
    .where("letter.prepared_at", "is", null)
    .where("letter.standing", "=", "drafted")
    .where("letter_run.signed_at", "is", null)
    .where("letter_run.cancelled_at", "is", null)
    .orderBy("letter.number")
    .select("letter.id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The letters of a run that may leave now. */
export async function listLettersToSend(
  db: Reads,
  run: LetterRunId,
  at: Temporal.Instant,
): Promise<{ id: LetterId; channel: LetterChannel }[]> {
  return await db
    .selectFrom("letter")
    .innerJoin("letter_run", "letter_run.id", "letter.run_id")
    .where("letter.run_id", "=", run)
    .where("letter.standing", "=", "approved")
    .where("letter_run.leaves_at", "<=", at)
    .where("letter_run.stopped_at", "is", null)
    .where("letter_run.cancelled_at", "is", null)
    .where(sql<boolean>`letter_may_leave(letter.id)`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("letter_delivery")
            .whereRef("letter_delivery.letter_id", "=", "letter.id")
            .where("settled_at", "is", null)
            .select("letter_delivery.id"),
        ),
      ),
    )
    .orderBy("letter.number")
    .select(["letter.id", "letter.channel"])
    .execute();
}

/** The letters whose reminder was recorded and did not leave yet. */
export async function listRemindersToSend(db: Reads): Promise<LetterId[]> {
  const rows = await db
    .selectFrom("letter")
    .where("standing", "=", "reminded")
    .where("channel", "=", "e-mail")
    .where(({ eb, selectFrom }) =>
      eb(
        "reminders",
        ">",
        selectFrom("letter_delivery")
          .whereRef("letter_delivery.letter_id", "=", "letter.id")
          .where("kind", "=", "reminder")
          .where(({ or, eb: of }) =>
            or([of("outcome", "is", null), of("outcome", "not in", ["put-back", "not-found"])]),
          )
          .select(({ fn }) => fn.countAll<number>().as("count")),
      ),
    )
    .orderBy("number")
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** A prepared letter as it was kept: its words, and the files that go out. */
export async function readKeptLetter(
  db: Reads,
  id: LetterId,
): Promise<{ sheet: unknown; files: { standard: string; bytes: Uint8Array }[] }> {
  const letter = await db.selectFrom("letter").where("id", "=", id).select("sheet").executeTakeFirst();
  if (!letter) throw new NotFound(`letter ${id}`);
  const files = await db
    .selectFrom("letter_file")
    .where("letter_id", "=", id)
    .where("standard", "in", ["ua-1", "difference"])
    .orderBy("standard", "desc")
    .select(["standard", "bytes"])
    .execute();
  return { sheet: letter.sheet, files };
}
