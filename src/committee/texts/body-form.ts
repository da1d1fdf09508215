import type { TextKind } from "#db/schema/texts.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { TextBody } from "#regime/committee-text.ts";
import { holesOfOccasion, letterHoles, letterModelBody } from "#regime/letter-model.ts";
import type { FieldError } from "#ui/fields.tsx";
import { paragraphsIn } from "./amendment.ts";
import { languagesThatDiffer } from "./model-rules.ts";
import type { WorkedVersion } from "./text.ts";
import { longestText, openErrors, readTyped, type Typed } from "./text-form.ts";
import {
  choicesOf,
  holesIn,
  holesOf,
  joinParts,
  nameOfPart,
  type Part,
  type PartValues,
  partsOf,
  readParts,
} from "./text-parts.ts";
import { hasMarks, marksThatDiffer, type WrongWords, wrongWords } from "./wrong-words.ts";

export type BodyForm = {
  typed: Typed;
  /** Undefined while something is wrong. */
  body: TextBody<TextKind> | undefined;
  basedOn: number;
  madeFrom: number;
  wording: "committee" | "project" | undefined;
  errors: FieldError[];
};

const mostParagraphs = 200;
const mostLines = 30;
const longestLine = 500;

type Context = {
  kind: TextKind;
  /** Of the page, for what is wrong. */
  language: Language;
  /** Of a translation: the original, whose choices are its own. */
  original?: TextBody<TextKind> | undefined;
};

/** The editor's form, read once. Everything typed is kept. */
export function readBodyForm(form: FormData, { kind, language, original }: Context): BodyForm {
  const parts = partsOf(kind);
  const typed = readTyped(form, [
    ...parts.map(({ path }) => nameOfPart(path)),
    "wording",
    "revision",
    "original-revision",
  ]);
  const wrong = openErrors(language);
  const values: PartValues = {};
  for (const part of parts) {
    const words = typed[nameOfPart(part.path)] ?? "";
    values[part.path] = readPart(part, words);
    sayWrong(part, words, values[part.path] ?? "", kind, wrong);
  }
  const chosen = original && Object.fromEntries(choicesOf(kind, original).map((one) => [one.path, one.chosen]));
  for (const [path, value] of Object.entries(chosen ?? {}))
    if (values[path] !== value) wrong.say(nameOfPart(path), "model.error.choice-differs");
  const wording = (["committee", "project"] as const).find((one) => one === typed.wording);
  return {
    typed,
    body: wrong.errors.length === 0 ? joinParts(kind, values) : undefined,
    basedOn: readNumber(typed.revision),
    madeFrom: readNumber(typed["original-revision"]),
    wording,
    errors: wrong.errors,
  };
}

/** A body as its form shows it. */
export function typedOf(kind: TextKind, body: TextBody<TextKind> | undefined): Typed {
  if (!body) return {};
  const values = readParts(kind, body);
  return Object.fromEntries(
    partsOf(kind).map(({ path, form }) => {
      const value = values[path] ?? "";
      return [nameOfPart(path), typeof value === "string" ? value : value.join(form === "lines" ? "\n" : "\n\n")];
    }),
  );
}

type Looked = Pick<WorkedVersion, "kind" | "bodies" | "original">;

/** What can be saved but should be looked at: of a letter, what is not filled in, parts with nothing in them, languages that differ. */
export function warningsOf({ kind, bodies, original }: Looked, of: Language, language: Language): string[] {
  const body = bodies[of];
  if (!body) return [];
  if (hasMarks(kind)) {
    const differing = warningsOfMarks({ kind, bodies, original }, of, language);
    return kind === "letter-model"
      ? [...differing, ...warningsOfModel({ kind, bodies, original }, of, language)]
      : differing;
  }
  const all = Object.values(readParts(kind, body)).flat();
  const used = new Set(all.flatMap(holesIn));
  const missing = holesOf(kind).filter((name) => !used.has(name));
  const empty = all.filter((words) => !words.trim()).length;
  return [
    ...(missing.length > 0
      ? [t(language, "texts.warning.holes", { names: missing.map((name) => `{{${name}}}`).join(" ") })]
      : []),
    ...(kind === "transmittal-letter" && empty > 0 ? [t(language, "texts.warning.empty", { count: empty })] : []),
  ];
}

/** Paragraphs whose marks differ from those of another language. */
function warningsOfMarks({ kind, bodies, original }: Looked, of: Language, language: Language): string[] {
  return marksThatDiffer(kind, bodies, original)
    .filter((one) => of === original || one.language === of)
    .map(({ language: other, paragraph }) =>
      t(language, "model.warning.marks", { language: ownNames[other], original: ownNames[original], paragraph }),
    );
}

/** Of a model: languages that are for another situation, and a note verbale that would be signed. */
function warningsOfModel({ kind, bodies, original }: Looked, of: Language, language: Language): string[] {
  const elsewhere = languagesThatDiffer(kind, bodies, original);
  const { form, salutation, signatory, occasion } = letterModelBody.parse(bodies[of]);
  const filled: readonly string[] = holesOfOccasion[occasion];
  const asked = Object.values(readParts(kind, letterModelBody.parse(bodies[of]))).flat();
  const open = [...new Set(asked.flatMap(holesIn))].filter((name) => isHole(name) && !filled.includes(name));
  const isSigned = form === "note-verbale" && Boolean(salutation || signatory.length > 0);
  return [
    ...elsewhere.map((other) => t(language, "model.warning.choices", { language: ownNames[other] })),
    ...(isSigned ? [t(language, "model.warning.note-verbale")] : []),
    ...(open.length > 0
      ? [t(language, "model.warning.occasion", { names: open.map((name) => `{{${name}}}`).join(" ") })]
      : []),
  ];
}

function isHole(name: string): boolean {
  return letterHoles.some((hole) => hole === name);
}

function readPart({ form }: Part, words: string): string | string[] {
  if (form === "paragraphs") return paragraphsIn(words);
  if (form === "lines") return words.split(/\s*\n\s*/).filter(Boolean);
  return form === "line" ? words.replace(/\s*\n\s*/g, " ") : words;
}

/** The first thing that is wrong with a part, said at its field. */
function sayWrong(
  part: Part,
  words: string,
  value: string | string[],
  kind: TextKind,
  { say }: ReturnType<typeof openErrors>,
): void {
  const { path, form } = part;
  const field = nameOfPart(path);
  const each = typeof value === "string" ? [value] : value;
  const most = form === "lines" ? mostLines : mostParagraphs;
  const longest = form === "text" || form === "paragraphs" ? longestText : longestLine;
  const tooLong = each.findIndex((one) => one.length > longest);
  const wrong = firstWrong(kind, path, each);
  if (path === "title" && !words) say(field, "texts.error.title");
  else if (path === "paragraphs" && each.length === 0) say(field, "texts.error.paragraphs");
  else if (each.length > most) say(field, "texts.error.too-many", { most });
  else if (tooLong >= 0 && each.length > 1)
    say(field, "texts.error.paragraph-too-long", { number: tooLong + 1, most: longest });
  else if (tooLong >= 0) say(field, "texts.error.too-long", { most: longest });
  else if (part.form === "choice" && !part.options.includes(words)) say(field, "model.error.choice");
  else if (wrong) say(field, wrong.message, { name: `{{${wrong.name}}}`, number: wrong.number });
}

/** The first wrong mark or hole in a part, with the number of its paragraph or line. */
function firstWrong(
  kind: TextKind,
  path: string,
  each: readonly string[],
): (WrongWords & { number: number }) | undefined {
  return each.flatMap((words, n) => {
    const wrong = wrongWords(kind, path, words);
    return wrong ? [{ ...wrong, number: n + 1 }] : [];
  })[0];
}

function readNumber(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : 0;
}
