import type { Language } from "#i18n/languages.ts";
import { type Concept, type Lexicon, readConcepts } from "./concepts.ts";
import { wordsOf } from "./words.ts";

/** A title read once. Concepts are found when they are first asked for. */
export type Title = { text: string; language: Language; words: ReadonlySet<string>; concepts?: ReadonlySet<Concept> };

export function readTitle(text: string, language: Language): Title {
  return { text, language, words: new Set(wordsOf(text, language)) };
}

/**
 * How alike two titles are, from 0 to 1. In one language: their words in common of all their words (of Chinese, pairs of characters).
 * In two: their concepts in common of all their concepts, never their characters. // Founding methods, 2.2
 */
export function titleLikeness(
  one: Title,
  other: Title,
  lexicon: Lexicon,
): { likeness: number; by: "words" | "concepts" } {
  return one.language === other.language
    ? { likeness: partInCommon(one.words, other.words), by: "words" }
    : { likeness: partInCommon(conceptsOf(one, lexicon), conceptsOf(other, lexicon)), by: "concepts" };
}

/** The concepts of a title, kept with it: a title is read with one lexicon. */
export function conceptsOf(title: Title, lexicon: Lexicon): ReadonlySet<Concept> {
  title.concepts ??= readConcepts(title.text, title.language, lexicon);
  return title.concepts;
}

/** In common of all: Jaccard's measure, 0 where both are empty. */
export function partInCommon<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  let common = 0;
  for (const key of one) if (other.has(key)) common++;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}
