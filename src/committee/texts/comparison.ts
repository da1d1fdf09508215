import { diffArrays } from "diff";
import type { Language } from "#i18n/languages.ts";
import type { Numbered } from "./text-parts.ts";

/** A run of words: in both texts, only in the later, or only in the earlier. */
export type Piece = { kind: "same" | "added" | "removed"; text: string };

/** One paragraph against its counterpart; a number is null where the text has none. Number 0 is the title. */
export type ComparedParagraph = { from: number | null; to: number | null; pieces: Piece[] };

// Beyond these a comparison would take too long; the same texts always give the same comparison, so no clock decides.
// The work for one paragraph grows with the square of its edits: a paragraph, and all of them together, have a limit.
const mostParagraphs = 200;
const mostEdits = 800;
const mostWork = 4_000_000;
const alike = 0.35;

/** Two texts paragraph by paragraph: those that are alike stand together, with their words compared. */
export function compare(from: Numbered, to: Numbered, language: Language): ComparedParagraph[] {
  const words = new Intl.Segmenter(language, { granularity: "word" });
  const split = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment);
  const tools = { split, compareWords: openWordComparison() };
  const title = { from: 0, to: 0, pieces: tools.compareWords(split(from.title), split(to.title)) };
  return [title, ...compareParagraphs(from.paragraphs, to.paragraphs, tools)];
}

type Tools = { split: (text: string) => string[]; compareWords: (from: string[], to: string[]) => Piece[] };
type Block = { start: number; words: string[][] };

/** First the paragraphs that are the same; what stands between two of those is paired by how alike it is. */
function compareParagraphs(from: string[], to: string[], { split, compareWords }: Tools): ComparedParagraph[] {
  const rows: ComparedParagraph[] = [];
  let [a, b] = [0, 0];
  let removed: string[] = [];
  let added: string[] = [];
  const settle = (): void => {
    const block = (start: number, texts: string[]): Block => ({ start: start - texts.length, words: texts.map(split) });
    rows.push(...pair(block(a, removed), block(b, added), compareWords));
    removed = [];
    added = [];
  };
  for (const change of diffArrays(from, to)) {
    if (change.removed) {
      removed.push(...change.value);
      a += change.value.length;
    } else if (change.added) {
      added.push(...change.value);
      b += change.value.length;
    } else {
      settle();
      for (const text of change.value) rows.push({ from: ++a, to: ++b, pieces: whole("same", text) });
    }
  }
  settle();
  return rows;
}

/** Pairs two blocks in order so that the likenesses add up to the most. */
function pair(from: Block, to: Block, compareWords: Tools["compareWords"]): ComparedParagraph[] {
  const [rows, columns] = [from.words.length, to.words.length];
  const others = to.words.map(wordsOf);
  const likeness = from.words.map(wordsOf).map((one) => others.map((other) => likenessOf(one, other)));
  const best = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  const like = (row: number, column: number): number => likeness[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const paired = like(row, column) >= alike ? like(row, column) + at(row + 1, column + 1) : 0;
      (best[row] as number[])[column] = Math.max(paired, at(row + 1, column), at(row, column + 1)); // the row is there
    }
  const found: ComparedParagraph[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const [one, other] = [from.words[row], to.words[column]];
    if (one && other && like(row, column) >= alike && at(row, column) === like(row, column) + at(row + 1, column + 1)) {
      found.push({ from: from.start + ++row, to: to.start + ++column, pieces: compareWords(one, other) });
    } else if (one && (!other || at(row, column) === at(row + 1, column))) {
      found.push({ from: from.start + ++row, to: null, pieces: whole("removed", one.join("")) });
    } else {
      found.push({ from: null, to: to.start + ++column, pieces: whole("added", (other ?? []).join("")) });
    }
  }
  return found;
}

function wordsOf(text: string[]): Set<string> {
  return new Set(text.filter((word) => word.trim() !== ""));
}

/** From 0, nothing in common, to 1, the same words: twice those in common, by all. */
function likenessOf(one: Set<string>, other: Set<string>): number {
  const all = one.size + other.size;
  if (all === 0 || (2 * Math.min(one.size, other.size)) / all < alike) return 0;
  let common = 0;
  for (const word of one) if (other.has(word)) common++;
  return (2 * common) / all;
}

/** Compares the words of one pair after another while there is work left; then the whole paragraph is gone and new. */
function openWordComparison(): Tools["compareWords"] {
  let left = mostWork;
  return (from, to) => {
    const limit = Math.min(mostEdits, Math.floor(Math.sqrt(left)));
    const changes = diffArrays(from, to, { maxEditLength: limit });
    if (!changes) {
      left -= limit ** 2;
      return [...whole("removed", from.join("")), ...whole("added", to.join(""))];
    }
    left -= changes.reduce((edits, { added, removed, count }) => edits + (added || removed ? count : 0), 0) ** 2;
    return changes.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value.join(""),
    }));
  };
}

function whole(kind: Piece["kind"], text: string): Piece[] {
  return text ? [{ kind, text }] : [];
}

/** Whether two texts can be compared at all. */
export function isComparable(...texts: readonly Numbered[]): boolean {
  return texts.every(({ paragraphs }) => paragraphs.length <= mostParagraphs);
}
