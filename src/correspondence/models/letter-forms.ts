import { z } from "zod";
import type { Language } from "#i18n/languages.ts";
import { type LetterForm, type LetterModel, letterForms } from "#regime/letter-model.ts";
import file from "./letter-forms.json" with { type: "json" };

// How the United Nations addresses and closes a letter: data, each with its rule and its source. Where no source could be read it says
// "from memory", in general or for a language; the product claims no rule it cannot show.

export const genders = ["male", "female", "unknown"] as const;
/** Of the person written to, in a letter; of the Chair who writes, in a note verbale. */
export type Gender = (typeof genders)[number];
export type FormsAddressee = "permanent-representative" | "permanent-mission" | "head-of-organisation" | "organisation";

const text = z.string().min(1);
const byGender = z.object({ male: text, female: text, unknown: text });
const ruled = {
  id: text,
  rule: text,
  /** Null: from memory. */
  source: text.nullable(),
  paragraph: text.nullable(),
  /** Other sources of the same rule, such as the words in another language. */
  also: z.array(text).optional(),
};
const formsFile = z.object({
  sources: z.record(text, z.object({ title: text, address: z.url(), read: text })),
  rules: z.array(z.object(ruled)),
  forms: z.array(
    z.object({
      ...ruled,
      part: z.enum(["address", "salutation", "opening", "close"]),
      form: z.enum(letterForms),
      addressee: z.enum(["permanent-representative", "permanent-mission", "head-of-organisation", "organisation"]),
      /** The languages in which the words themselves were read; in the others they are from memory. */
      read: z.array(z.enum(["ar", "zh", "en", "fr", "ru", "es"])),
      words: z.object({ ar: byGender, zh: byGender, en: byGender, fr: byGender, ru: byGender, es: byGender }),
    }),
  ),
  orders: z.array(z.object({ ...ruled, id: z.enum(["english", "language"]) })),
});

export const letterFormsData = formsFile.parse(file);
export type FormEntry = (typeof letterFormsData.forms)[number];
export type RuleEntry = Pick<FormEntry, "id" | "rule" | "source" | "paragraph" | "also">;

type Asked = { form: LetterForm; addressee: LetterModel["addressee"]; language: Language; gender: Gender };

/** How a letter or a note begins: the salutation, or the third person's first words, with the place of the name still a hole. */
export function openingOf(asked: Asked): string {
  return wordsOf(asked.form === "letter" ? "salutation" : "opening", asked);
}

export function closingOf(asked: Asked): string {
  return wordsOf("close", asked);
}

/** The lines above the salutation of a letter: a person where one is known, then the function; an organisation by its name. */
export function addressOf(asked: Asked, { name, formalName }: { name?: string; formalName: string }): string[] {
  if (asked.addressee === "organisation" || asked.form === "note-verbale") return [formalName];
  const gender = name ? asked.gender : "unknown";
  return wordsOf("address", { ...asked, gender })
    .replaceAll("{{name}}", name ?? "")
    .replaceAll("{{formalName}}", formalName)
    .split("\n");
}

function wordsOf(part: FormEntry["part"], { form, addressee, language, gender }: Asked): string {
  const whom = addressees[form][addressee];
  const entry = letterFormsData.forms.find((one) => one.part === part && one.form === form && one.addressee === whom);
  if (!entry) throw new Error(`no form for ${part} of a ${form} to a ${whom}`);
  return entry.words[language][gender];
}

const addressees = {
  letter: { state: "permanent-representative", organisation: "head-of-organisation" },
  "note-verbale": { state: "permanent-mission", organisation: "organisation" },
} as const satisfies Record<LetterForm, Record<LetterModel["addressee"], FormsAddressee>>;

/** The kinds of organisation to which no note verbale goes (ST/DCS/4/Rev.1, para. 116), so that a run can say so. */
export function takesNoteVerbale(kind: string): boolean {
  return kind !== "civil-society";
}

export type AddresseeOrder = (typeof letterFormsData.orders)[number]["id"];
type Ordered = { english: string; language: Language };

/** Addressees in the order of the United Nations' lists, or first by their language. */
export function inOrder<A extends Ordered>(addressees: readonly A[], order: AddresseeOrder = "english"): A[] {
  return addressees.toSorted(
    (a, b) =>
      (order === "language" ? a.language.localeCompare(b.language) : 0) || alphabetical.compare(a.english, b.english),
  );
}

const alphabetical = new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true });
