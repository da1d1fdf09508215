import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { BriefingId, LetterId, TextVersionId } from "#db/ids.ts";
import { referenceOf } from "../letter.ts";
import type { BriefedGroup, Briefing } from "./briefing.ts";

type Reads = Reader | Work["db"];

export async function getBriefing(db: Reads, id: BriefingId): Promise<Briefing> {
  const [found] = await whole(db, await briefings(db).where("briefing.id", "=", id).execute());
  if (!found) throw new NotFound(`briefing ${id}`);
  return found;
}

/** The briefings, the newest first. */
export async function listBriefings(db: Reads): Promise<Briefing[]> {
  const rows = await briefings(db)
    .orderBy("briefing.held_on", "desc")
    .orderBy("briefing.recorded_at", "desc")
    .limit(200)
    .execute();
  return await whole(db, rows);
}

/** The texts that may have been given: of each text the newest version that was not put aside. */
export async function listTextsToGive(db: Reads): Promise<{ id: TextVersionId; title: string; number: number }[]> {
  const rows = await db
    .selectFrom("text_version")
    .innerJoin("committee_text", "committee_text.id", "text_version.text_id")
    .where("text_version.abandoned_at", "is", null)
    .distinctOn("text_version.text_id")
    .orderBy("text_version.text_id")
    .orderBy("text_version.number", "desc")
    .select(["text_version.id", "committee_text.title", "text_version.number"])
    .execute();
  return rows.toSorted((a, b) => a.title.localeCompare(b.title));
}

/** The letters that left, the newest first: one of them may have been handed out. */
export async function listLettersToGive(db: Reads): Promise<{ id: LetterId; reference: string }[]> {
  const rows = await db
    .selectFrom("letter")
    .where("released_at", "is not", null)
    .orderBy("released_at", "desc")
    .limit(100)
    .select(["id", "year", "number"])
    .execute();
  return rows.map(({ id, year, number }) => ({ id, reference: referenceOf({ year, number }) }));
}

function briefings(db: Reads) {
  return db
    .selectFrom("briefing")
    .innerJoin("account", "account.id", "briefing.recorded_by")
    .select([
      "briefing.id",
      "briefing.held_on as heldOn",
      "briefing.place",
      "briefing.meeting_id as meetingId",
      "briefing.groups",
      "briefing.audience",
      "briefing.given_by as givenBy",
      "briefing.subject",
      "briefing.language",
      "briefing.source",
      "account.name as recordedBy",
      "briefing.recorded_at as recordedAt",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof briefings>["execute"]>>[number];

async function whole(db: Reads, rows: readonly Row[]): Promise<Briefing[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const organisations = await db
    .selectFrom("briefing_organisation")
    .innerJoin("organisation", "organisation.id", "briefing_organisation.organisation_id")
    .where("briefing_organisation.briefing_id", "in", ids)
    .orderBy("organisation.short_name")
    .select(["briefing_organisation.briefing_id as briefing", "organisation.id", "organisation.name"])
    .execute();
  const given = await db
    .selectFrom("briefing_given as given")
    .leftJoin("text_version", "text_version.id", "given.text_version_id")
    .leftJoin("committee_text", "committee_text.id", "text_version.text_id")
    .leftJoin("letter", "letter.id", "given.letter_id")
    .where("given.briefing_id", "in", ids)
    .orderBy("given.n")
    .select([
      "given.briefing_id as briefing",
      "given.words",
      "committee_text.title",
      "text_version.number as textNumber",
      "letter.id as letterId",
      "letter.year",
      "letter.number",
    ])
    .execute();
  return rows.map((row) => ({
    ...row,
    groups: row.groups as BriefedGroup[], // a check of the table
    organisations: organisations
      .filter(({ briefing }) => briefing === row.id)
      .map(({ briefing: _, ...organisation }) => organisation),
    given: given.filter(({ briefing }) => briefing === row.id).map(shapeGiven),
  }));
}

type GivenRow = {
  words: string;
  title: string | null;
  textNumber: number | null;
  letterId: LetterId | null;
  year: number | null;
  number: number | null;
};

function shapeGiven({ words, title, textNumber, letterId, year, number }: GivenRow): Briefing["given"][number] {
  return {
    words,
    text: title && textNumber ? { title, number: textNumber } : null,
    letter: letterId && year && number ? { id: letterId, reference: referenceOf({ year, number }) } : null,
  };
}
