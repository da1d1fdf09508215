import type { TextKind } from "#db/schema/texts.ts";
import type { Language } from "#i18n/languages.ts";
import type { MessageKey } from "#i18n/t.ts";
import type { TextBody } from "#regime/committee-text.ts";
import { readGuidanceParagraph, wrongInGuidance } from "#regime/request-guidance.ts";
import { type MarksDiffer, marksThatDiffer as marksOfModelsThatDiffer, wrongInModel } from "./model-rules.ts";
import { holesIn, holesOf, numbered } from "./text-parts.ts";

/** Which message says what is wrong with words; `name` is the mark or hole as it was written. */
export type WrongWords = { message: MessageKey; name: string };

/** The first mark or hole in words of a part that nobody knows, or that stands where it may not; of texts without any, each one. */
export function wrongWords(kind: TextKind, path: string, words: string): WrongWords | undefined {
  if (kind === "letter-model") {
    const wrong = wrongInModel(path, words);
    return wrong && { message: `model.error.${wrong.reason}`, name: wrong.name };
  }
  if (kind === "request-form-guidance") {
    const wrong = wrongInGuidance(path, words);
    return wrong && { message: `guidance.error.${wrong.reason}`, name: wrong.name };
  }
  const name = holesIn(words).find((one) => !holesOf(kind).includes(one));
  return name === undefined ? undefined : { message: "texts.error.hole", name };
}

/** Whether a paragraph of this kind of text may begin with marks. */
export function hasMarks(kind: TextKind): kind is "letter-model" | "request-form-guidance" {
  return kind === "letter-model" || kind === "request-form-guidance";
}

type Bodies = Partial<Record<Language, TextBody<TextKind>>>;

/** The first paragraph of each language whose marks are not those of the same one in `of`. */
export function marksThatDiffer(kind: TextKind, bodies: Bodies, of: Language): MarksDiffer[] {
  if (kind === "letter-model") return marksOfModelsThatDiffer(bodies, of);
  if (kind !== "request-form-guidance") return [];
  return marksOfModelsThatDiffer(bodies, of, (body) =>
    numbered(kind, body).paragraphs.map((written) => {
      const { paragraph } = readGuidanceParagraph(written);
      return `${paragraph.for ?? ""} ${paragraph.paragraph}`;
    }),
  );
}
