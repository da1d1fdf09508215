import { type IncomingId, type OrganisationId, readId } from "#db/ids.ts";
import { isLanguage } from "#i18n/languages.ts";
import type { MessageKey } from "#i18n/t.ts";
import { type DateParts, readDate } from "#ui/fields.tsx";
import { scopes } from "../letter.ts";
import type { Extent } from "./consent.ts";

/** What was typed and ticked: it all comes back with the form. */
export type TypedAnswer = {
  scope: string;
  standing: string;
  parts: string;
  sections: string[];
  in: string;
  languages: string[];
  to: string[];
  noteVerbale: string;
  date: DateParts;
  capacity: string;
  information: string;
  incoming: string;
};
type Said = Extent & {
  noteVerbale: string;
  noteVerbaleDate: string;
  incoming: IncomingId | undefined;
  inCapacity: string;
  information: string;
};
type AnswerForm = { typed: TypedAnswer; errors: { field: string; key: MessageKey }[]; said: Said | undefined };

const longest = 200;
const longestInformation = 10_000;
export const toAllStates = "states";

/** A State's word, read once: what was typed, what is wrong with it, and the word when nothing is. By its note, or by the register's entry. */
export function readAnswerForm(form: FormData, by: "note" | "incoming"): AnswerForm {
  const clean = (value: unknown): string =>
    (typeof value === "string" ? value : "").replaceAll("\0", "").replaceAll("\r\n", "\n").trim(); // no text of the database may hold a NUL
  const field = (name: string): string => clean(form.get(name));
  const ticked = (name: string): string[] => form.getAll(name).map(clean).slice(0, 100);
  const { date, typed: dateParts } = readDate(form, "date");
  const typed = {
    scope: field("scope"),
    standing: field("standing"),
    parts: field("parts"),
    sections: ticked("sections"),
    in: field("in"),
    languages: ticked("languages"),
    to: ticked("to"),
    noteVerbale: field("note"),
    date: dateParts,
    capacity: field("capacity"),
    information: field("information"),
    incoming: field("incoming"),
  };
  const scope = scopes.find((one) => one === typed.scope);
  const incoming = readId<IncomingId>(typed.incoming);
  const errors: AnswerForm["errors"] = [];
  const need = (isRight: unknown, name: string, key: MessageKey): void => {
    if (!isRight) errors.push({ field: name, key });
  };
  need(scope, "scope", "answer.error.scope");
  if (scope === "restricted") need(typed.to.length > 0, "to", "answer.error.to");
  if (scope !== "withheld") {
    need(["this", "later"].includes(typed.standing), "standing", "answer.error.standing");
    need(["whole", "chosen"].includes(typed.parts), "parts", "answer.error.parts");
    if (typed.parts === "chosen") need(typed.sections.length > 0, "sections", "answer.error.sections");
  }
  if (scope === "public") {
    need(["all", "chosen"].includes(typed.in), "in", "answer.error.in");
    if (typed.in === "chosen") need(typed.languages.some(isLanguage), "languages", "answer.error.languages");
  }
  if (by === "note") {
    need(typed.noteVerbale && typed.noteVerbale.length <= longest, "note", "answer.error.note");
    need(date, "date", "answer.error.date");
  } else need(incoming, "incoming", "answer.error.incoming");
  need(typed.capacity && typed.capacity.length <= longest, "capacity", "answer.error.capacity");
  need(typed.information.length <= longestInformation, "information", "answer.error.information");
  if (!scope || errors.length > 0) return { typed, errors, said: undefined };
  const said: Said = {
    scope,
    standing: scope !== "withheld" && typed.standing === "later",
    sections: scope !== "withheld" && typed.parts === "chosen" ? typed.sections : undefined,
    languages: scope === "public" && typed.in === "chosen" ? typed.languages.filter(isLanguage) : undefined,
    toStates: typed.to.includes(toAllStates),
    providers: typed.to.flatMap((one) => readId<OrganisationId>(one) ?? []),
    noteVerbale: typed.noteVerbale,
    noteVerbaleDate: date ?? "",
    incoming,
    inCapacity: typed.capacity,
    information: typed.information,
  };
  return { typed, errors, said };
}
