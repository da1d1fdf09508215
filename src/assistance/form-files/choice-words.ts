import type { Audience } from "#db/schema/assistance.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { audiences, isNarrower } from "../audience.ts";
import { kindsOfAssistance } from "../kinds.ts";
import { elsewhereStandings, type FieldName, howSoon, widestOf } from "../requests/request-field.ts";
import { withLatinDigits } from "./form-key.ts";

/** What is chosen from. */
export const choiceLists = {
  kinds: kindsOfAssistance,
  languages,
  "how-soon": howSoon,
  standing: elsewhereStandings,
  audience: audiences,
} as const;
export type ChoiceList = keyof typeof choiceLists;

/** The words of a choice as the form prints them. */
export function choiceInWords(language: Language, list: ChoiceList, choice: string): string {
  switch (list) {
    case "kinds":
      return t(language, `assistance.kind.${choice as (typeof kindsOfAssistance)[number]}`); // each list names its own
    case "languages":
      return ownNames[choice as Language];
    case "how-soon":
      return t(language, `request.how-soon.${choice as (typeof howSoon)[number]}`);
    case "standing":
      return t(language, `request.elsewhere.${choice as (typeof elsewhereStandings)[number]}`);
    case "audience":
      return t(language, choice === "public" ? "audience.as-whole" : `audience.${choice as Audience}`);
  }
}

/** The audiences a field may have, the widest first. */
export function audiencesOf(field: FieldName): Audience[] {
  return audiences.filter((one) => !isNarrower(widestOf(field), one)).toReversed();
}

const known = new Map<ChoiceList, Map<string, string>>();

/** The choice that somebody's words are, in whichever of the six languages. */
export function findChoice(list: ChoiceList, words: string): string | undefined {
  return known.getOrInsertComputed(list, wordsOfList).get(plainWords(words));
}

function wordsOfList(list: ChoiceList): Map<string, string> {
  const found = new Map<string, string>();
  for (const choice of choiceLists[list]) {
    found.set(plainWords(choice), choice);
    for (const language of languages) {
      found.set(plainWords(choiceInWords(language, list, choice)), choice);
      if (list === "languages")
        found.set(plainWords(new Intl.DisplayNames(language, { type: "language" }).of(choice) ?? choice), choice);
      if (list === "audience" && choice === "public") found.set(plainWords(t(language, "audience.public")), choice);
    }
  }
  return found;
}

/** Words without what a program or a habit of typing changes: quotation marks, hyphens, spaces, vowel signs, capitals. */
export function plainWords(text: string): string {
  return withLatinDigits(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[\p{Cf}\u064B-\u0652\u0640]/gu, "")
    .replace(/[‘’ʼ`´']/gu, "'")
    .replace(/[\s\-‐‑–—_]+/gu, " ")
    .replace(/^[\s.,:;،؛。、]+|[\s.,:;،؛。、]+$/gu, "");
}
