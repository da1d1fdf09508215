import type { TextId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { RequestGuidance } from "#regime/request-guidance.ts";

/** The version of the Committee's text that is in force, and the decision on it. */
export type DecidedVersion = {
  textId: TextId;
  number: number;
  /** Whose words these are: a paper of the Committee, or the project. */
  wording: "committee" | "project";
  inForceFrom: string;
  decidedOn: string;
};

/** The guidance of the request form, in the language it could be read in. */
export type FormGuidance = RequestGuidance & {
  in: Language;
  /** Undefined before the Committee has decided on a text: the words are the project's own. */
  version: DecidedVersion | undefined;
};
