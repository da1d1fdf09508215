import type { Reader, Work } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import { referenceOf } from "../letter.ts";
import type { LetterToState } from "./awaits-answer.ts";

type Reads = Reader | Work["db"];

/** The letters that left, went to a State and ask it for an answer, the earliest reply date first. */
export async function listLettersToState(db: Reads, state: StateCode): Promise<LetterToState[]> {
  const rows = await db
    .selectFrom("letter")
    .where("state_code", "=", state)
    .where("released_at", "is not", null)
    .where("standing", "<>", "cancelled")
    .where("occasion", "=", "matrices")
    .orderBy("reply_by")
    .orderBy("id")
    .select([
      "id",
      "year",
      "number",
      "dated",
      "reply_by as replyBy",
      "standing",
      "matrix_version_id as matrixVersionId",
    ])
    .execute();
  if (rows.length === 0) return [];
  const asked = await db
    .selectFrom("letter_event")
    .where(
      "letter_id",
      "in",
      rows.map(({ id }) => id),
    )
    .where("event", "in", ["further-reply-expected", "reply-received", "reply-processed", "no-reply-expected"])
    .distinctOn("letter_id")
    .orderBy("letter_id")
    .orderBy("ordinal", "desc")
    .select(["letter_id", "event"])
    .execute();
  return rows.map(({ year, number, ...row }) => ({
    ...row,
    reference: referenceOf({ year, number }),
    isMoreAsked: asked.some(({ letter_id, event }) => letter_id === row.id && event === "further-reply-expected"),
  }));
}
