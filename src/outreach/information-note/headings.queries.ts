import type { Reader, Work } from "#access/work.ts";
import type { NoteHeadingsId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { type Headings, headingWords, type RecordedHeadings } from "./headings.ts";

type Reads = Reader | Work["db"];

/** The headings that count in a language: those recorded last. */
export async function getHeadings(db: Reads, language: Language): Promise<Headings> {
  const found = await headings(db).where("language", "=", language).limit(1).executeTakeFirstOrThrow(); // every installation is filled with some
  return { ...found, words: headingWords.parse(found.words) };
}

/** Every wording ever recorded in a language, the one that counts first. */
export async function listHeadings(db: Reader, language: Language): Promise<RecordedHeadings[]> {
  const rows = await headings(db)
    .leftJoin("account", "account.id", "information_note_headings.recorded_by")
    .where("information_note_headings.language", "=", language)
    .select([
      "confirmed as isConfirmed",
      "source",
      "account.name as recordedBy",
      "information_note_headings.recorded_at as recordedAt",
    ])
    .execute();
  return rows.map((row) => ({ ...row, words: headingWords.parse(row.words) }));
}

/** The headings under which versions were issued, by their id. */
export async function readHeadings(db: Reads, ids: readonly NoteHeadingsId[]): Promise<Map<NoteHeadingsId, Headings>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("information_note_headings")
    .where("id", "in", ids)
    .select(["id", "language", "words"])
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, words: headingWords.parse(row.words) }]));
}

function headings(db: Reads) {
  return db
    .selectFrom("information_note_headings")
    .orderBy("information_note_headings.recorded_at", "desc")
    .orderBy("information_note_headings.id", "desc")
    .select(["information_note_headings.id", "information_note_headings.language", "information_note_headings.words"]);
}
