import { z } from "zod";
import { type Language, languages } from "#i18n/languages.ts";
import paragraphsFile from "./resolution-paragraphs.json" with { type: "json" };

/** The words of a paragraph in one language, and the copy they were read in. */
const quoted = z.object({ words: z.string().trim().min(1), source: z.string().trim().min(1) });
const paragraphName = z.string().regex(/^OP\d+(\([a-z]\))?$/);

const resolution = z.object({
  symbol: z.string(),
  paragraphs: z
    .array(
      z.object({
        paragraph: paragraphName,
        texts: z.partialRecord(z.enum(languages), quoted),
      }),
    )
    .min(1),
});

export type QuotedWords = z.infer<typeof quoted>;

/** An operative paragraph of the resolution, named as the rows of the matrix name it: "OP3(a)". */
export type ResolutionParagraph = {
  paragraph: string;
  symbol: string;
  /** The resolution's own words only; a language whose official text was not at hand is not there. */
  texts: Partial<Record<Language, QuotedWords>>;
};

/** The paragraphs as a file gives them, in their order, checked once. */
export function readParagraphs(file: unknown = paragraphsFile): ResolutionParagraph[] {
  const { symbol, paragraphs } = resolution.parse(file);
  return paragraphs.map((one) => ({ ...one, symbol }));
}

/** A paragraph's words for people who read `language`: in it, else in English; undefined when neither was at hand. */
export function wordsFor(
  { texts }: Pick<ResolutionParagraph, "texts">,
  language: Language,
): (QuotedWords & { in: Language }) | undefined {
  const own = texts[language];
  if (own) return { ...own, in: language };
  return texts.en && { ...texts.en, in: "en" };
}

const arabicLetters: Record<string, string> = { a: "أ", b: "ب", c: "ج", d: "د" };

/** "OP3(a)" as documents in a language write it: "3 (a)", "3 a)", "3(a)", "3 (أ)". */
export function numberOf(paragraph: string, language: Language): string {
  const [, number = "", letter] = /^OP(\d+)(?:\(([a-z])\))?$/.exec(paragraph) ?? [];
  if (!letter) return number;
  if (language === "ar") return `${number} (${arabicLetters[letter] ?? letter})`;
  if (language === "zh") return `${number}(${letter})`;
  return language === "en" ? `${number} (${letter})` : `${number} ${letter})`;
}

/** Where the United Nations shows a document by its symbol, in a language. */
export function documentAddress(symbol: string, language: Language): string {
  return `https://undocs.org/${language}/${symbol.replaceAll(" ", "")}`;
}
