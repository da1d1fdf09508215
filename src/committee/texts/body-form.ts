import type { TextKind } from "#db/schema.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { TextBody } from "#regime/committee-text.ts";
import type { FieldError } from "#ui/fields.tsx";
import { paragraphsIn } from "./amendment.ts";
import { longestText, openErrors, readTyped, type Typed } from "./text-form.ts";
import {
  holesIn,
  holesOf,
  joinParts,
  nameOfPart,
  type Part,
  type PartValues,
  partsOf,
  readParts,
} from "./text-parts.ts";

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

/** The editor's form, read once. Everything typed is kept. */
export function readBodyForm(form: FormData, kind: TextKind, language: Language): BodyForm {
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

/** What can be saved but should be looked at: of a letter, what is not filled in, and parts with nothing in them. */
export function warningsOf(kind: TextKind, body: TextBody<TextKind>, language: Language): string[] {
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

function readPart({ form }: Part, words: string): string | string[] {
  if (form === "paragraphs") return paragraphsIn(words);
  if (form === "lines") return words.split(/\s*\n\s*/).filter(Boolean);
  return form === "line" ? words.replace(/\s*\n\s*/g, " ") : words;
}

/** The first thing that is wrong with a part, said at its field. */
function sayWrong(
  { path, form }: Part,
  words: string,
  value: string | string[],
  kind: TextKind,
  { say }: ReturnType<typeof openErrors>,
): void {
  const field = nameOfPart(path);
  const each = typeof value === "string" ? [value] : value;
  const most = form === "lines" ? mostLines : mostParagraphs;
  const longest = form === "text" || form === "paragraphs" ? longestText : longestLine;
  const tooLong = each.findIndex((one) => one.length > longest);
  const unknown = each.flatMap(holesIn).find((name) => !holesOf(kind).includes(name));
  if (path === "title" && !words) say(field, "texts.error.title");
  else if (path === "paragraphs" && each.length === 0) say(field, "texts.error.paragraphs");
  else if (each.length > most) say(field, "texts.error.too-many", { most });
  else if (tooLong >= 0 && each.length > 1)
    say(field, "texts.error.paragraph-too-long", { number: tooLong + 1, most: longest });
  else if (tooLong >= 0) say(field, "texts.error.too-long", { most: longest });
  else if (unknown !== undefined) say(field, "texts.error.hole", { name: `{{${unknown}}}` });
}

function readNumber(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : 0;
}
