import type { LetterId, MatrixVersionId } from "#db/ids.ts";
import type { LetterStandingName } from "#db/schema/letters.ts";

/** A letter that left and went to a State. */
export type LetterToState = {
  id: LetterId;
  reference: string;
  dated: string;
  replyBy: string;
  standing: LetterStandingName;
  matrixVersionId: MatrixVersionId | null;
  /** After an answer came in, more is expected. */
  isMoreAsked: boolean;
};

/** Nothing more is expected of the State on this letter: it gave its word, or its reply came in. */
export function isAnswered(letter: LetterToState, hasWord: boolean): boolean {
  if (letter.standing === "replied" || letter.standing === "closed") return true;
  if (letter.isMoreAsked) return false;
  return hasWord;
}
