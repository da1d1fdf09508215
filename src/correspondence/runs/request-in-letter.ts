import type { Visit } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import type { WrittenSheet } from "#documents/letter-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import type { LetterCondition, LetterHole } from "#regime/letter-model.ts";
import type { LetterRun, RunLetter } from "./letter-run.ts";

// Letters know that they may be about a request for assistance, and nothing of what stands in one: the slice that keeps requests
// reads it for them.

/** What a letter says of the request it is about, as its addressee may read it. */
export type RequestInLetter = {
  values: Partial<Record<LetterHole, string>>;
  holds: LetterCondition[];
  written: WrittenSheet[];
  /** The last event of the request when it was read: what its State said after it is not in the letter. */
  seen: number;
};

type Asked = {
  request: AssistanceRequestId;
  run: Pick<LetterRun, "occasion" | "encloses" | "dated" | "replyBy">;
  addressee: Pick<RunLetter, "stateCode" | "organisationId">;
  /** The letter's. */
  language: Language;
};

/** Undefined where the addressee may read nothing of it now. */
export type ReadRequestInLetter = (visit: Visit, asked: Asked) => Promise<RequestInLetter | undefined>;
