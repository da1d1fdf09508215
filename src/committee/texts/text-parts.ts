import { z } from "zod";
import type { TextKind } from "#db/schema/texts.ts";
import { bodyOf, type TextBody } from "#regime/committee-text.ts";

/** A part of a body and how it is typed: one line, a text, a list of lines, paragraphs divided by blank lines, one of a few choices. */
export type Part =
  | { path: string; form: "line" | "text" | "lines" | "paragraphs" }
  | { path: string; form: "choice"; options: readonly string[] };

/** The parts of a kind of text in their order, out of its shape. */
export function partsOf(kind: TextKind): Part[] {
  return walk(bodyOf[kind], "");
}

function walk(shape: z.ZodType, path: string): Part[] {
  if (shape instanceof z.ZodObject)
    return Object.entries(shape.shape as Record<string, z.ZodType>).flatMap(([name, part]) =>
      walk(part, path ? `${path}.${name}` : name),
    );
  if (shape instanceof z.ZodDefault) return walk(shape.def.innerType as z.ZodType, path);
  if (shape instanceof z.ZodEnum) return [{ path, form: "choice", options: shape.options.map(String) }];
  if (shape instanceof z.ZodArray) return [{ path, form: /(^|\.)paragraphs$/.test(path) ? "paragraphs" : "lines" }];
  return [{ path, form: path === "title" ? "line" : "text" }];
}

export type PartValues = Record<string, string | string[]>;

/** A body as its parts, by path. */
export function readParts(kind: TextKind, body: TextBody<TextKind>): PartValues {
  return Object.fromEntries(
    partsOf(kind).map(({ path }) => [
      path,
      path.split(".").reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], body) as
        | string
        | string[], // the body has the shape of its kind
    ]),
  );
}

/** A body put together from its parts. */
export function joinParts(kind: TextKind, values: PartValues): TextBody<TextKind> {
  const body: Record<string, unknown> = {};
  for (const part of partsOf(kind)) {
    const { path } = part;
    const names = path.split(".");
    const last = names.pop() ?? path;
    const holder = names.reduce<Record<string, unknown>>((part, name) => {
      part[name] ??= {};
      return part[name] as Record<string, unknown>; // just made
    }, body);
    holder[last] = values[path] ?? emptyPart(part);
  }
  return bodyOf[kind].parse(body);
}

function emptyPart(part: Part): string | string[] {
  if (part.form === "choice") return part.options[0] ?? "";
  return part.form === "line" || part.form === "text" ? "" : [];
}

/** Whether a text is a letter, whose parts are named; other texts have a title and paragraphs. */
export function isLetter(kind: TextKind): kind is "transmittal-letter" | "letter-model" {
  return kind === "transmittal-letter" || kind === "letter-model";
}

/** What was chosen otherwise in one version than in another. */
export function choicesCompared(kind: TextKind, from: TextBody<TextKind>, to: TextBody<TextKind>) {
  const before = choicesOf(kind, from);
  return choicesOf(kind, to).flatMap(({ path, chosen }, n) => {
    const was = before[n]?.chosen ?? "";
    return was === chosen ? [] : [{ path, from: was, to: chosen }];
  });
}

/** What a text says, paragraph by paragraph, as members refer to it: the title, then numbers from 1. Of a model, which part each is. */
export type Numbered = { title: string; paragraphs: string[]; parts?: readonly string[] };

/** The numbered paragraphs of any kind; of a letter each part, and each line of a list, is one. What is chosen is not numbered. */
export function numbered(kind: TextKind, body: TextBody<TextKind>): Numbered {
  const values = readParts(kind, body);
  const paragraphs = wordsOf(kind).flatMap((path) => values[path] ?? []);
  const parts = kind === "letter-model" ? { parts: partsByNumber(kind, body) } : {};
  return { title: String(values.title), paragraphs, ...parts };
}

/** Of a letter, which part each numbered paragraph is; other texts have paragraphs only. */
export function partsByNumber(kind: TextKind, body: TextBody<TextKind>): string[] {
  const values = readParts(kind, body);
  return wordsOf(kind).flatMap((path) => [values[path] ?? []].flat().map(() => path));
}

/** The parts that are words beside the title: those that are numbered. */
function wordsOf(kind: TextKind): string[] {
  return partsOf(kind).flatMap(({ path, form }) => (path === "title" || form === "choice" ? [] : [path]));
}

/** What is chosen of a few for a text, part by part: of a model, for whom it is. */
export function choicesOf(kind: TextKind, body: TextBody<TextKind>): { path: string; chosen: string }[] {
  const values = readParts(kind, body);
  return partsOf(kind).flatMap(({ path, form }) =>
    form === "choice" ? [{ path, chosen: String(values[path] ?? "") }] : [],
  );
}

/** A part's name in a form, and in the message that labels it: "technicalNotes-title". */
export function nameOfPart(path: string): string {
  return path.replaceAll(".", "-");
}

/** Puts numbered paragraphs back into a body; a letter keeps its number of them, a model all but its paragraphs proper. */
export function renumbered(
  kind: TextKind,
  body: TextBody<TextKind>,
  { title, paragraphs }: Numbered,
): TextBody<TextKind> {
  if (!isLetter(kind)) return joinParts(kind, { title, paragraphs });
  const rest = [...paragraphs];
  const more = kind === "letter-model" ? rest.length - numbered(kind, body).paragraphs.length : 0;
  const values = readParts(kind, body);
  for (const path of wordsOf(kind)) {
    const value = values[path] ?? "";
    const count = value.length + (path === "paragraphs" ? more : 0);
    values[path] = Array.isArray(value) ? rest.splice(0, count) : (rest.shift() ?? "");
  }
  return joinParts(kind, { ...values, title });
}

/** A body with nothing in it yet but its title. */
export function blankBody(kind: TextKind, title: string): TextBody<TextKind> {
  return joinParts(kind, kind === "transmittal-letter" ? { title } : { title, paragraphs: [""] });
}

/** Whether nothing, or only the title, was written yet; of a letter every part is needed, of a model what no letter is without. */
export function isIncomplete(kind: TextKind, body: TextBody<TextKind>): boolean {
  const values = readParts(kind, body);
  const needed = kind === "letter-model" ? neededOfModel : Object.keys(values);
  return needed.some((path) => {
    const value = values[path] ?? "";
    return Array.isArray(value) ? !value.some((line) => line.trim()) : !value.trim();
  });
}

const neededOfModel = ["title", "letterhead.organization", "letterhead.committee", "referenceLabel", "paragraphs"];

const filledIn = { "transmittal-letter": ["state", "reference", "replyBy", "version"] } as const;

/** What a letter's model has filled in for it, as {{state}}; other texts have nothing. */
export function holesOf(kind: TextKind): readonly string[] {
  return kind === "transmittal-letter" ? filledIn[kind] : [];
}

/** The names between {{ and }} in a text. */
export function holesIn(text: string): string[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name]) => name ?? "");
}
