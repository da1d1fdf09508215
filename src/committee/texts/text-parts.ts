import { z } from "zod";
import type { TextKind } from "#db/schema.ts";
import { bodyOf, type TextBody } from "#regime/committee-text.ts";

/** A part of a body and how it is typed: one line, a text, a list of lines, paragraphs divided by blank lines. */
export type Part = { path: string; form: "line" | "text" | "lines" | "paragraphs" };

/** The parts of a kind of text in their order, out of its shape. */
export function partsOf(kind: TextKind): Part[] {
  return walk(bodyOf[kind], "");
}

function walk(shape: z.ZodType, path: string): Part[] {
  if (shape instanceof z.ZodObject)
    return Object.entries(shape.shape as Record<string, z.ZodType>).flatMap(([name, part]) =>
      walk(part, path ? `${path}.${name}` : name),
    );
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
  for (const { path, form } of partsOf(kind)) {
    const names = path.split(".");
    const last = names.pop() ?? path;
    const holder = names.reduce<Record<string, unknown>>((part, name) => {
      part[name] ??= {};
      return part[name] as Record<string, unknown>; // just made
    }, body);
    holder[last] = values[path] ?? (form === "line" || form === "text" ? "" : []);
  }
  return bodyOf[kind].parse(body);
}

/** What a text says, paragraph by paragraph, as members refer to it: the title, then numbers from 1. */
export type Numbered = { title: string; paragraphs: string[] };

/** The numbered paragraphs of any kind; of a letter each part, and each line of a list, is one. */
export function numbered(kind: TextKind, body: TextBody<TextKind>): Numbered {
  const { title, ...values } = readParts(kind, body);
  return { title: String(title), paragraphs: Object.values(values).flat() };
}

/** Of a letter, which part each numbered paragraph is; other texts have paragraphs only. */
export function partsByNumber(kind: TextKind, body: TextBody<TextKind>): string[] {
  const { title: _, ...values } = readParts(kind, body);
  return Object.entries(values).flatMap(([path, value]) => (Array.isArray(value) ? value.map(() => path) : [path]));
}

/** A part's name in a form, and in the message that labels it: "technicalNotes-title". */
export function nameOfPart(path: string): string {
  return path.replaceAll(".", "-");
}

/** Puts numbered paragraphs back into a body; a letter keeps its number of them. */
export function renumbered(
  kind: TextKind,
  body: TextBody<TextKind>,
  { title, paragraphs }: Numbered,
): TextBody<TextKind> {
  if (kind !== "transmittal-letter") return joinParts(kind, { title, paragraphs });
  const rest = [...paragraphs];
  const values = Object.entries(readParts(kind, body)).map(([path, value]) => {
    if (path === "title") return [path, title];
    return [path, Array.isArray(value) ? rest.splice(0, value.length) : (rest.shift() ?? "")];
  });
  return joinParts(kind, Object.fromEntries(values));
}

/** A body with nothing in it yet but its title. */
export function blankBody(kind: TextKind, title: string): TextBody<TextKind> {
  return joinParts(kind, kind === "transmittal-letter" ? { title } : { title, paragraphs: [""] });
}

/** Whether nothing, or only the title, was written yet; of a letter every part is needed. */
export function isIncomplete(kind: TextKind, body: TextBody<TextKind>): boolean {
  const values = Object.values(readParts(kind, body));
  return values.some((value) => (Array.isArray(value) ? !value.some((line) => line.trim()) : !value.trim()));
}

const filledIn = { "transmittal-letter": ["state", "reference", "replyBy", "version"] } as const;

/** What a letter's model has filled in for it, as {{state}}; other texts have nothing. */
export function holesOf(kind: TextKind): readonly string[] {
  return kind === "transmittal-letter" ? filledIn[kind] : [];
}

/** The names between {{ and }} in a text. */
export function holesIn(text: string): string[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name]) => name ?? "");
}
