import type { BlankForm } from "#assistance/form-files/blank-form.ts";
import type { SubjectRow } from "#assistance/form-files/subject-words.ts";
import type { Field } from "#assistance/requests/request-field.ts";
import type { RequestKind } from "#db/schema/assistance.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { readTemplates } from "#regime/template.ts";

// What the tests of the form's files fill them with; invented.

export const sampleRows: SubjectRow[] = readTemplates().flatMap(({ id: template, sections }) =>
  sections.flatMap(({ title, rows }) =>
    rows.map(({ id, label, weapons }) => ({
      template,
      id,
      section: title as Texts,
      label: label as Texts, // a language is there or it is not
      weapons,
      isInUse: template === "m2017",
    })),
  ),
);

export function sampleForm(language: Language, kind: RequestKind, fields: readonly Field[] = []): BlankForm {
  const guidance = [
    { part: "items", words: "Say what is there today.", paragraph: { name: "1540 (2004), OP7", text: "Recognizes…" } },
    { part: "need", words: "An exact need finds its provider sooner." },
  ];
  const date = { y: 2026, m: 11, d: 26 };
  return { language, kind, date, fields, rows: sampleRows, guidance, invented: "Invented for a demonstration" };
}

/** Words of each language, with what a program makes of them: quotation marks, a line break, two scripts. */
export const sampleWords: Record<Language, string> = {
  en: "Train the officers of “East Gate”.\n\nTwelve of them – it’s urgent.",
  fr: "Former les agents de la « Porte Est ».\nIls sont douze : c’est urgent.",
  es: "Formar a los oficiales de «Puerta Este».\n¿Cuándo? Cuanto antes.",
  ru: "Обучить сотрудников «Восточных ворот».\nИх двенадцать.",
  ar: "تدريب موظفي «البوابة الشرقية» وفقا للقرار 1540 (2004).\nعددهم ١٢، انظر S/AC.44/2007/1.",
  zh: "培训“东门”的官员。\n共十二人。",
};

/** A whole draft: every field filled, one item with few of them, some narrower than the request. */
export function sampleFields(language: Language): Field[] {
  const words = sampleWords[language];
  const json = (value: unknown): string => JSON.stringify(value);
  return [
    { item: 0, name: "objective", value: words, audience: "public" },
    { item: 0, name: "background", value: `1. ${words}\n2. =SUM(A1)`, audience: "states" },
    { item: 0, name: "previous", value: words, audience: "committee" },
    {
      item: 0,
      name: "elsewhere",
      value: json([
        { to: "Regional Centre", when: "2025", standing: "granted" },
        { to: words, when: "", standing: "made" },
      ]),
      audience: "all-providers",
    },
    { item: 0, name: "contact", value: "A. Person, +000 1234, person@example.org", audience: "secretariat" },
    {
      item: 1,
      name: "subject",
      value: json([
        { template: "m2017", row: "C2.01", weapon: "NW" },
        { template: "m2005", row: "A2.01", weapon: "BW" },
      ]),
      audience: "public",
    },
    { item: 1, name: "kinds", value: json(["training", "equipment", "other"]), audience: "named-providers" },
    { item: 1, name: "need", value: words, audience: "public" },
    { item: 1, name: "expected", value: words, audience: "public" },
    { item: 1, name: "institution", value: words, audience: "states" },
    { item: 1, name: "how-soon", value: "six-months", audience: "public" },
    { item: 1, name: "time-frame", value: "2027", audience: "public" },
    { item: 1, name: "own-contribution", value: words, audience: "public" },
    { item: 1, name: "languages", value: json(["ar", "fr"]), audience: "public" },
    { item: 3, name: "need", value: "+ one more, x", audience: "secretariat" },
  ];
}

/** Fields in one order, whatever the order of the form. */
export function sorted(fields: readonly Field[]): Field[] {
  return fields.toSorted((a, b) => a.item - b.item || a.name.localeCompare(b.name));
}
