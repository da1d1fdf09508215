import type { MessageKey } from "#i18n/t.ts";
import { readDate } from "#ui/fields.tsx";
import type { TypedAnswer } from "./answer.views.tsx";
import type { Answer } from "./give-consent.ts";
import { scopes } from "./letter.ts";

type AnswerForm = { typed: TypedAnswer; errors: { field: string; key: MessageKey }[]; answer: Answer | undefined };

const longestNote = 200;
const longestInformation = 10_000;

/** The answer's form, read once: what was typed, what is wrong with it, and the answer when nothing is. */
export function readAnswerForm(form: FormData): AnswerForm {
  const field = (name: string): string =>
    String(form.get(name) ?? "")
      .replaceAll("\0", "") // no text of the database may hold it
      .replaceAll("\r\n", "\n")
      .trim();
  const { date, typed: dateParts } = readDate(form, "date");
  const typed = {
    scope: field("scope"),
    noteVerbale: field("note"),
    date: dateParts,
    information: field("information"),
  };
  const scope = scopes.find((one) => one === typed.scope);
  const errors: AnswerForm["errors"] = [
    ...(scope ? [] : [{ field: "scope", key: "answer.error.scope" as const }]),
    ...(typed.noteVerbale && typed.noteVerbale.length <= longestNote
      ? []
      : [{ field: "note", key: "answer.error.note" as const }]),
    ...(date ? [] : [{ field: "date", key: "answer.error.date" as const }]),
    ...(typed.information.length <= longestInformation
      ? []
      : [{ field: "information", key: "answer.error.information" as const }]),
  ];
  const answer =
    scope && date && errors.length === 0
      ? { scope, noteVerbale: typed.noteVerbale, noteVerbaleDate: date, information: typed.information }
      : undefined;
  return { typed, errors, answer };
}
