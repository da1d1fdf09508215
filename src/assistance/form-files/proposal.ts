import type { RequestKind } from "#db/schema/assistance.ts";
import type { FilledFileFault } from "#documents/filled-file.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, type MessageValues, t } from "#i18n/t.ts";
import type { Field, FieldName } from "../requests/request-field.ts";

/** Something in a filled form that could not be taken, or not as it stands: where, and what was written there. */
export type FormProblem = {
  /** Where in the file: "[need.2]", "Items, C5"; empty where it is about the whole of it. */
  at: string;
  item: number;
  field: FieldName | undefined;
  key: Extract<MessageKey, `form-file.problem.${string}`>;
  values: MessageValues;
  /** As it was typed. */
  words: string;
};

/** What a filled form would write into a draft: nothing is written before somebody confirms it. */
export type FormProposal = {
  kind: RequestKind;
  /** The language of the form; undefined where its line about itself is gone. */
  language: Language | undefined;
  fields: Field[];
  problems: FormProblem[];
  /** Words of the file that stand at no place of the form. */
  unread: string[];
};

export type FormFault = FilledFileFault | "not-our-form";
export type ReadForm = ({ ok: true } & FormProposal) | { ok: false; reason: FormFault };

/** Why a file was not read, in words. */
export function faultInWords(language: Language, reason: FormFault): string {
  return t(language, `form-file.fault.${reason}`);
}
