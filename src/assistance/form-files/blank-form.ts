import type { RequestKind } from "#db/schema/assistance.ts";
import type { Advice, FormField, FormInput, FormPart, FormSheet } from "#documents/form-sheet.ts";
import type { SheetDate } from "#documents/matrix-sheet.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { type MessageKey, pickText, t } from "#i18n/t.ts";
import { kindsOfAssistance } from "../kinds.ts";
import {
  type Elsewhere,
  elsewherePlaces,
  elsewhereStandings,
  type Field,
  type FieldName,
  howSoon,
  itemFields,
  mostItems,
  readList,
  widestOf,
} from "../requests/request-field.ts";
import { audiencesOf, type ChoiceList, choiceInWords } from "./choice-words.ts";
import { elsewherePieces, type FormKey, keyOf } from "./form-key.ts";
import { type SubjectRow, subjectInWords } from "./subject-words.ts";

/** What is said about a part of the form ("about", "items" …) or one of its fields ("need"), in its language. */
export type Guidance = { part: string; words: string; paragraph?: { name: string; text: string } };

export type BlankForm = {
  language: Language;
  kind: RequestKind;
  date: SheetDate;
  /** What a draft says already. */
  fields: readonly Field[];
  rows: readonly SubjectRow[];
  guidance: readonly Guidance[];
  /** Said on each page where who asks is invented. */
  invented: string | null;
};

/** The form in one language, empty or with what a draft says, for a file that is filled elsewhere. */
export function blankForm(form: BlankForm): FormSheet {
  const { language, kind, date, rows, invented } = form;
  const isAssistance = kind === "assistance";
  return {
    lang: language,
    title: t(language, `request.kind.${kind}`),
    intro: [
      t(language, "frame.committee"),
      t(language, "form-file.intro.fill"),
      t(language, "form-file.intro.not-sent"),
      ...adviceOf(form, "general").map(({ words }) => words),
    ],
    invented,
    pageOf: t(language, "matrix.page-of"),
    date,
    adviceTitle: t(language, "form-file.sheet.guidance"),
    parts: [identityPart(form), ...(isAssistance ? assistanceParts(form) : generalParts(form))],
    lists: isAssistance && rows.length > 0 ? [rowsList(language, rows)] : [],
  };
}

function identityPart({ language, kind }: BlankForm): FormPart {
  const key = keyOf({ place: "form" });
  const input: FormInput = { kind: "words", typed: `${kind} ${language}`, lines: 1 };
  const [label, hint] = [t(language, "form-file.identity"), t(language, "form-file.identity.hint")];
  return { title: "", item: null, advice: [], fields: [{ key, label, hint, advice: [], input, isSecond: false }] };
}

function generalParts(form: BlankForm): FormPart[] {
  return [part(form, "matter", ["matter"]), part(form, "contact", ["contact"])];
}

function assistanceParts(form: BlankForm): FormPart[] {
  const { language } = form;
  const items = itemsOf(form).map(
    (item, n): FormPart => ({
      title: t(language, "request.item", { n: item }),
      item,
      advice:
        n === 0 ? [{ words: t(language, "form-file.intro.items"), paragraph: null }, ...adviceOf(form, "items")] : [],
      fields: itemFields.flatMap((name) => fieldsOf(form, name, item)),
    }),
  );
  return [
    part(form, "about", ["objective", "background"]),
    ...items,
    part(form, "before", ["previous", "elsewhere"]),
    part(form, "contact", ["contact"]),
  ];
}

/** Items of the draft and one that is empty; two for a form that nobody began. */
function itemsOf({ fields }: BlankForm): number[] {
  const begun = [...new Set(fields.map(({ item }) => item))].filter((item) => item > 0).sort((a, b) => a - b);
  const next = (begun.at(-1) ?? 0) + 1;
  if (begun.length >= mostItems) return begun;
  return begun.length === 0 ? [1, 2] : [...begun, next];
}

function part(
  form: BlankForm,
  name: "about" | "before" | "matter" | "contact",
  fields: readonly FieldName[],
): FormPart {
  return {
    title: t(form.language, `request.part.${name}`),
    item: null,
    advice: fields.includes(name as FieldName) ? [] : adviceOf(form, name),
    fields: fields.flatMap((field) => fieldsOf(form, field, 0)),
  };
}

function adviceOf({ guidance }: BlankForm, part: string): Advice[] {
  return guidance
    .filter((one) => one.part === part)
    .map(({ words, paragraph }) => ({ words, paragraph: paragraph ?? null }));
}

/** A field and who may see it. */
function fieldsOf(form: BlankForm, name: FieldName, item: number): FormField[] {
  const { language, fields } = form;
  const found = fields.find((field) => field.item === item && field.name === name);
  const advice = item < 2 ? adviceOf(form, name) : [];
  const who: FormField = {
    key: keyOf({ place: "audience", name, item }),
    label: t(language, "audience.label"),
    hint: "",
    advice: [],
    input: list(language, "audience", audiencesOf(name), found?.audience ?? widestOf(name)),
    isSecond: true,
  };
  if (name === "elsewhere") return [...elsewhereFields(form, found?.value, advice), who];
  const hint: MessageKey = name === "subject" ? "form-file.hint.subject" : `request.hint.${name}`;
  return [
    {
      key: keyOf({ place: "value", name, item }),
      label: t(language, `request.field.${name}`),
      hint: t(language, hint),
      advice,
      input: inputOf(form, name, found?.value),
      isSecond: false,
    },
    who,
  ];
}

function inputOf({ language, rows }: BlankForm, name: FieldName, value: string | undefined): FormInput {
  switch (name) {
    case "kinds":
      return ticks(language, "several", "kinds", kindsOfAssistance, value ? readList("kinds", value) : []);
    case "languages":
      return ticks(language, "several", "languages", languages, value ? readList("languages", value) : []);
    case "how-soon":
      return ticks(language, "one", "how-soon", howSoon, value ? [value] : []);
    case "subject": {
      const subjects = value ? readList("subject", value) : [];
      return { kind: "words", typed: subjects.map((one) => subjectInWords(language, one, rows)).join("\n"), lines: 3 };
    }
    default:
      return { kind: "words", typed: value ?? "", lines: name === "institution" || name === "time-frame" ? 2 : 5 };
  }
}

function ticks(
  language: Language,
  kind: "one" | "several",
  list: ChoiceList,
  choices: readonly string[],
  chosen: readonly string[],
): FormInput {
  return {
    kind,
    choices: choices.map((choice) => ({
      words: choiceInWords(language, list, choice),
      isChosen: chosen.includes(choice),
    })),
  };
}

function list(language: Language, name: ChoiceList, choices: readonly string[], chosen: string | undefined): FormInput {
  return {
    kind: "list",
    typed: chosen === undefined ? "–" : choiceInWords(language, name, chosen),
    choices: choices.map((choice) => choiceInWords(language, name, choice)),
  };
}

function elsewhereFields({ language }: BlankForm, value: string | undefined, advice: Advice[]): FormField[] {
  const made = value ? readList("elsewhere", value) : [];
  return Array.from({ length: Math.max(elsewherePlaces, made.length) }, (_, n) =>
    elsewherePieces.map((piece): FormField => {
      const key: FormKey = { place: "elsewhere", n: n + 1, piece };
      const isFirst = piece === "to";
      const label = isFirst
        ? t(language, "request.elsewhere.to", { n: n + 1 })
        : t(language, `request.elsewhere.${piece}`);
      return {
        key: keyOf(key),
        label: isFirst && n === 0 ? `${t(language, "request.field.elsewhere")}\n${label}` : label,
        hint: isFirst && n === 0 ? t(language, "request.hint.elsewhere") : "",
        advice: isFirst && n === 0 ? advice : [],
        input: elsewhereInput(language, piece, made[n]),
        isSecond: !isFirst,
      };
    }),
  ).flat();
}

function elsewhereInput(language: Language, piece: (typeof elsewherePieces)[number], made: Elsewhere | undefined) {
  if (piece === "standing") return list(language, "standing", elsewhereStandings, made?.standing);
  return { kind: "words", typed: made?.[piece] ?? "", lines: 1 } as const;
}

function rowsList(language: Language, rows: readonly SubjectRow[]): FormSheet["lists"][number] {
  const inUse = rows.filter(({ isInUse }) => isInUse);
  const lines = inUse.flatMap((row, n) => {
    const section = pickText(row.section, language).text;
    const line = [row.id, pickText(row.label, language).text, row.weapons.join(", ")];
    const before = inUse[n - 1];
    return before && pickText(before.section, language).text === section ? [line] : [["", section, ""], line];
  });
  return {
    title: t(language, "form-file.rows"),
    note: t(language, "form-file.rows.note"),
    columns: [
      t(language, "form-file.rows.row"),
      t(language, "form-file.rows.measure"),
      t(language, "form-file.rows.weapons"),
    ],
    rows: lines,
  };
}
