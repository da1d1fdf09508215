import type { Reader, Work } from "#access/work.ts";
import type { Language } from "#i18n/languages.ts";
import { findState } from "#states/state.queries.ts";
import type { Letter } from "./letter.ts";

/** Whom a letter is for, by the name in the reader's language. */
export async function readAddressee(db: Reader | Work["db"], letter: Letter, language: Language): Promise<string> {
  if (letter.stateCode)
    return (await findState(db, letter.stateCode, letter.dated))?.short[language] ?? letter.stateCode;
  const names = letter.organisationName ?? {};
  return names[language] ?? names.en ?? Object.values(names)[0] ?? "";
}
