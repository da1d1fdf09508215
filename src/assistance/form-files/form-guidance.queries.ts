import type { Reader, Work } from "#access/work.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { FormPart } from "#regime/request-guidance.ts";
import { listParagraphs } from "#regime/resolution-paragraph.queries.ts";
import { numberOf, type ResolutionParagraph, wordsFor } from "#regime/resolution-paragraph.ts";
import { formatDate } from "#ui/dates.tsx";
import { getGuidance } from "../guidance.queries.ts";
import type { FormGuidance } from "../guidance.ts";
import { partOfField } from "../requests/field-guidance.tsx";
import type { Guidance } from "./blank-form.ts";

/** The Committee's guidance as the file of the form carries it: the version in force on a day, and whose words it is. */
export async function listFormGuidance(db: Reader | Work["db"], language: Language, on: string): Promise<Guidance[]> {
  const guidance = await getGuidance(db, language, on);
  const paragraphs = await listParagraphs(db);
  const general = [...guidance.introduction, ...notAtHand(language, paragraphs), sourceInWords(language, guidance)];
  return [
    ...general.map((words) => ({ part: "general", words })),
    ...guidance.entries.flatMap(({ for: part, paragraph, words }): Guidance[] => {
      const field = fieldOf(part);
      if (!field) return [];
      if (paragraph === "") return [{ part: field, words }];
      const quoted = paragraphs.find((one) => one.paragraph === paragraph);
      const short = `${t(language, "guidance.in-short")}: ${words}`;
      return [{ part: field, words: short, paragraph: quotedIn(language, paragraph, quoted) }];
    }),
  ];
}

/** Parts that are about the whole of a request have no place in the file. */
function fieldOf(part: FormPart): string | undefined {
  return Object.entries(partOfField).find(([, one]) => one === part)?.[0];
}

function quotedIn(language: Language, paragraph: string, quoted: ResolutionParagraph | undefined) {
  const name = t(language, "guidance.paragraph", { number: numberOf(paragraph, language) });
  return {
    name: quoted ? `${name} (${quoted.symbol})` : name,
    text: (quoted && wordsFor(quoted, language)?.words) ?? "",
  };
}

/** Said once, where the resolution's own words are not kept here. */
function notAtHand(language: Language, paragraphs: readonly ResolutionParagraph[]): string[] {
  const missing = paragraphs.find((one) => wordsFor(one, language) === undefined);
  return missing ? [t(language, "form-file.not-at-hand", { symbol: missing.symbol })] : [];
}

function sourceInWords(language: Language, { version }: FormGuidance): string {
  if (!version) return t(language, "guidance.project");
  const { number, inForceFrom, decidedOn } = version;
  return t(language, "guidance.version", {
    number,
    date: formatDate(language, inForceFrom),
    decided: formatDate(language, decidedOn),
  });
}
