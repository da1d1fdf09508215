import type { Language } from "#i18n/languages.ts";

/** A text without capitals, accents and vowel signs, so that spellings of one word meet. */
function plainText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "") // 0640: the stroke that only lengthens an Arabic word
    .toLowerCase()
    .replaceAll("ة", "ه")
    .replaceAll("ى", "ي");
}

/** Letters and numbers between spaces and signs, in plain letters. */
export function runsOf(text: string): string[] {
  return plainText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a text in plain letters; numbers are words. Of Chinese, the pairs of neighbouring characters. */
export function wordsOf(text: string, language: Language): string[] {
  const runs = runsOf(text);
  return language === "zh" ? runs.flatMap(pairsOf) : runs;
}

/** An Arabic word as it stands and without what is written onto its front: the article, "and", "in", "for". */
export function formsOf(word: string, language: Language): string[] {
  if (language !== "ar") return [word];
  const [, rest] = /^(?:وال|بال|كال|فال|ولل|لل|ال|و|ب|ل)(.{3,})$/u.exec(word) ?? [];
  return rest === undefined ? [word] : [word, rest];
}

function pairsOf(run: string): string[] {
  if (/^[\p{N}a-z]+$/u.test(run) || run.length < 2) return [run];
  return Array.from({ length: run.length - 1 }, (_, n) => run.slice(n, n + 2));
}
