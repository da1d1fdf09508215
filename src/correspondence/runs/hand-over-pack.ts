import type { HandOverSheet } from "#documents/hand-over-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { handOverSheetFor } from "../hand-over-list.ts";
import type { LetterRun, RunLetter } from "./letter-run.ts";

type Pack = { run: LetterRun; letters: readonly RunLetter[]; names: ReadonlyMap<string, string>; invented: boolean };

/** The list of a run's letters to be handed over, numbered as the files of its pack are. */
export function handOverSheetOf(language: Language, { run, letters, names, invented }: Pack): HandOverSheet {
  return handOverSheetFor({
    language,
    subject: run.title,
    date: run.dated,
    invented,
    letters: letters.map((letter, n) => ({
      number: n + 1,
      reference: letter.reference,
      addressee: [names.get(letter.stateCode ?? letter.organisationId ?? "") ?? letter.stateCode ?? ""],
      address: letter.address.split("\n"),
      pages: letter.pages ?? 0,
    })),
  });
}
