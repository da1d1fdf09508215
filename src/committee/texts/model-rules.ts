import type { TextKind } from "#db/schema/texts.ts";
import { type Language, languages } from "#i18n/languages.ts";
import type { TextBody } from "#regime/committee-text.ts";
import { letterHoles, type ModelParagraph, readModelParagraph } from "#regime/letter-model.ts";
import { choicesOf, holesIn, readParts } from "./text-parts.ts";

/** What stands in the way of a letter being made from words; `name` is the mark or hole as it was written. */
export type WrongInModel = {
  reason: "unknown-mark" | "mark-place" | "not-filled" | "no-words" | "ask-title";
  name: string;
};

/** Parts whose holes are filled; `paragraphs` and `enclosures` may begin with marks, the other parts are printed as they stand. */
const filled = ["title", "salutation", "closing", "technicalNotes.title", "technicalNotes.paragraphs"];

/** The first thing wrong with words of a part of a model. */
export function wrongInModel(path: string, words: string): WrongInModel | undefined {
  const mayBegin = path === "paragraphs" || path === "enclosures";
  const { paragraph, unknown } = readModelParagraph(mayBegin ? words : "");
  if (unknown[0] !== undefined) return { reason: "unknown-mark", name: unknown[0] };
  const names = holesIn(mayBegin ? `${paragraph.title}\n${paragraph.text}` : words).map((name) => name.trim());
  for (const name of names) {
    if (/^(if\s.*|heading|ask)$/.test(name)) return { reason: "mark-place", name };
    if (!letterHoles.some((hole) => hole === name)) return { reason: "unknown-mark", name };
    if (!mayBegin && !filled.includes(path)) return { reason: "not-filled", name };
  }
  if (path === "enclosures" && paragraph.kind !== "paragraph") return { reason: "mark-place", name: paragraph.kind };
  if (mayBegin && words.trim() && !paragraph.text) return { reason: "no-words", name: "" };
  return path === "paragraphs" && paragraph.kind === "ask" && !paragraph.title
    ? { reason: "ask-title", name: "ask" }
    : undefined;
}

type Bodies = Partial<Record<Language, TextBody<TextKind>>>;

/** The choices of a translation that are not those of the original: letters to two States would be for two situations. */
export function choicesThatDiffer(kind: TextKind, one: TextBody<TextKind>, other: TextBody<TextKind>): string[] {
  const others = new Map(choicesOf(kind, other).map(({ path, chosen }) => [path, chosen]));
  return choicesOf(kind, one).flatMap(({ path, chosen }) => (others.get(path) === chosen ? [] : [path]));
}

/** Languages whose choices are not those of the original. */
export function languagesThatDiffer(kind: TextKind, bodies: Bodies, original: Language): Language[] {
  const first = bodies[original];
  return languages.filter((code) => {
    const body = bodies[code];
    return first && body && choicesThatDiffer(kind, body, first).length > 0;
  });
}

export type MarksDiffer = { language: Language; paragraph: number };

/** The first paragraph, or annex, of each language whose marks are not those of the same one in `of`: some States would read other things. */
export function marksThatDiffer(bodies: Bodies, of: Language, read = marksOf): MarksDiffer[] {
  const marksIn = (language: Language): string[] => (bodies[language] ? read(bodies[language]) : []);
  const marks = marksIn(of);
  return languages.flatMap((language) => {
    if (language === of || !bodies[language]) return [];
    const others = marksIn(language);
    const count = Math.max(marks.length, others.length);
    const at = Array.from({ length: count }, (_, n) => n).find((n) => marks[n] !== others[n]);
    return at === undefined ? [] : [{ language, paragraph: at + 1 }];
  });
}

function marksOf(body: TextBody<TextKind>): string[] {
  const { paragraphs } = readParts("letter-model", body);
  return [paragraphs ?? []].flat().map((written) => markOf(readModelParagraph(written).paragraph));
}

function markOf({ conditions, kind }: ModelParagraph): string {
  return [kind, ...conditions.toSorted()].join(" ");
}
