import type { Transaction } from "kysely";
import { z } from "zod";
import { type NoteHeadingsId, newId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import { languages } from "#i18n/languages.ts";
import { headingWords } from "./headings.ts";
import file from "./project-headings.json" with { type: "json" };

const headings = z.record(z.enum(languages), headingWords).parse(file);

// Title, footnote and groups of participants were read in one note in English; the numbered headings, the contact line and every other
// language are from memory (founding dossier, 3.1), shown as unconfirmed until somebody records them with a source.
const filled = {
  confirmed: false,
  source:
    "From memory (founding dossier 3.1). The title, the footnote and the groups of participants follow the information note on the conference of Addis Ababa, 6-7 April 2016; the translations are unofficial.",
  recorded_at: Temporal.Instant.from("2026-11-26T00:00:00Z"), // when this file was written
} as const;

/** The headings of information notes in every language, where none were recorded yet; changes nothing a second time. */
export async function fillNoteHeadings(db: Transaction<Database>): Promise<void> {
  for (const language of languages) {
    const found = await db
      .selectFrom("information_note_headings")
      .where("language", "=", language)
      .select("id")
      .limit(1)
      .executeTakeFirst();
    if (found) continue;
    await db
      .insertInto("information_note_headings")
      .values({ ...filled, id: newId<NoteHeadingsId>(), language, words: JSON.stringify(headings[language]) })
      .execute();
  }
}
