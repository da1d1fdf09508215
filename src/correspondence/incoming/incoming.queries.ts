import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { IncomingFileId, IncomingId, LetterId, OrganisationId, StateCode } from "#db/ids.ts";
import type { Texts } from "#i18n/languages.ts";
import { referenceOf } from "../letter.ts";
import {
  type AnsweredLetter,
  type Incoming,
  type IncomingFile,
  type IncomingFilter,
  type IncomingTranslation,
  incomingReference,
} from "./incoming.ts";

type Reads = Reader | Work["db"];

export async function getIncoming(db: Reads, id: IncomingId): Promise<Incoming> {
  const row = await entries(db).where("incoming.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`incoming ${id}`);
  return shape(row);
}

export const entriesOnAPage = 50;

/** Every entry of a State that was not processed yet, the newest first. */
export async function listWaiting(db: Reads, state: StateCode): Promise<Incoming[]> {
  const rows = await entries(db)
    .where("incoming.state_code", "=", state)
    .where("incoming.processed_at", "is", null)
    .orderBy("incoming.year", "desc")
    .orderBy("incoming.number", "desc")
    .execute();
  return rows.map(shape);
}

/** The entries this reader may see that fit, the newest first, a page of them and whether there are more. */
export async function listIncoming(
  db: Reads,
  { year, kind, state, standing, words }: IncomingFilter = {},
  page = 1,
): Promise<{ entries: Incoming[]; isMore: boolean }> {
  let query = entries(db);
  if (year) query = query.where("incoming.year", "=", year);
  if (kind) query = query.where("incoming.kind", "=", kind);
  if (state) query = query.where("incoming.state_code", "=", state);
  if (standing) query = query.where("incoming.processed_at", standing === "waiting" ? "is" : "is not", null);
  if (words) {
    const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where(({ or, eb, exists, selectFrom }) =>
      or([
        eb("incoming.summary", "ilike", like),
        eb("incoming.sender", "ilike", like),
        eb("incoming.their_reference", "ilike", like),
        eb("incoming.processed_words", "ilike", like),
        eb(sql<string>`'IN.' || incoming.number || '/' || incoming.year`, "ilike", like),
        eb(sql<string>`organisation.name::text`, "ilike", like),
        exists(
          selectFrom("incoming_translation as translation")
            .whereRef("translation.incoming_id", "=", "incoming.id")
            .where("translation.body", "ilike", like)
            .select("translation.id"),
        ),
      ]),
    );
  }
  const rows = await query
    .orderBy("incoming.year", "desc")
    .orderBy("incoming.number", "desc")
    .limit(entriesOnAPage + 1)
    .offset((page - 1) * entriesOnAPage)
    .execute();
  return { entries: rows.slice(0, entriesOnAPage).map(shape), isMore: rows.length > entriesOnAPage };
}

/** The years of which this reader may see entries, the newest first. */
export async function listIncomingYears(db: Reads): Promise<number[]> {
  const rows = await db.selectFrom("incoming").select("year").distinct().orderBy("year", "desc").execute();
  return rows.map(({ year }) => year);
}

/** The answers to a letter that came in, the oldest first. */
export async function listAnswersTo(db: Reads, letter: LetterId): Promise<Incoming[]> {
  const rows = await entries(db)
    .where("incoming.letter_id", "=", letter)
    .orderBy("incoming.year")
    .orderBy("incoming.number")
    .execute();
  return rows.map(shape);
}

/** What was sent with an entry, without its bytes. */
export async function listIncomingFiles(db: Reads, id: IncomingId): Promise<IncomingFile[]> {
  return await db
    .selectFrom("incoming_file")
    .where("incoming_id", "=", id)
    .orderBy("added_at")
    .orderBy("id")
    .select(["id", "name", "media_type as mediaType", sql<number>`length(bytes)`.as("size"), "sha256"])
    .select("added_at as addedAt")
    .execute();
}

export async function getIncomingFile(
  db: Reads,
  entry: IncomingId,
  id: IncomingFileId,
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const file = await db
    .selectFrom("incoming_file")
    .where("incoming_id", "=", entry)
    .where("id", "=", id)
    .select(["name", "media_type as mediaType", "bytes"])
    .executeTakeFirst();
  if (!file) throw new NotFound(`file ${id}`);
  return file;
}

export async function listTranslations(db: Reads, id: IncomingId): Promise<IncomingTranslation[]> {
  return await db
    .selectFrom("incoming_translation as translation")
    .innerJoin("account", "account.id", "translation.added_by")
    .where("translation.incoming_id", "=", id)
    .orderBy("translation.added_at")
    .orderBy("translation.id")
    .select([
      "translation.id",
      "translation.language",
      "translation.body",
      "account.name as addedBy",
      "translation.added_at as addedAt",
    ])
    .execute();
}

/** The letter that left, or undefined when this reader may not see such a letter. */
export async function findAnsweredLetter(db: Reads, id: LetterId): Promise<AnsweredLetter | undefined> {
  const row = await lettersThatLeft(db).where("id", "=", id).executeTakeFirst();
  return row && answered(row);
}

/** The letters that left and went to a State or an organisation, the newest first: what an entry of theirs may answer. */
export async function listLettersTo(
  db: Reads,
  { stateCode, organisationId }: { stateCode: StateCode | null; organisationId: OrganisationId | null },
): Promise<AnsweredLetter[]> {
  if (!stateCode && !organisationId) return [];
  const query = lettersThatLeft(db).orderBy("released_at", "desc").orderBy("id");
  const rows = await (stateCode
    ? query.where("state_code", "=", stateCode)
    : query.where("organisation_id", "=", organisationId)
  ).execute();
  return rows.map(answered);
}

/** The organisations of the directory, by short name; those that ended may still answer. */
export async function listOrganisations(db: Reads): Promise<{ id: OrganisationId; name: Texts }[]> {
  return await db.selectFrom("organisation").orderBy("short_name").select(["id", "name"]).execute();
}

/** The States that have reported, each with its latest report: a national report that came in is what "has reported" means. */
export async function listReportingStates(db: Reads): Promise<Map<StateCode, { reference: string; date: string }>> {
  const rows = await db
    .selectFrom("incoming")
    .where("kind", "=", "national-report")
    .where("state_code", "is not", null)
    .distinctOn("state_code")
    .orderBy("state_code")
    .orderBy(sql`coalesce(their_date, received_on)`, "desc")
    .orderBy("year", "desc")
    .orderBy("number", "desc")
    .select(["state_code", "their_reference", sql<string>`coalesce(their_date, received_on)`.as("date")])
    .execute();
  return new Map(
    rows.flatMap(({ state_code, their_reference, date }) =>
      state_code ? [[state_code, { reference: their_reference, date }]] : [],
    ),
  );
}

/** The States whose request for assistance came in and was not processed yet. */
export async function listStatesWithPendingRequests(db: Reads): Promise<Set<StateCode>> {
  const rows = await db
    .selectFrom("incoming")
    .where("kind", "=", "assistance-request")
    .where("processed_at", "is", null)
    .where("state_code", "is not", null)
    .select("state_code")
    .execute();
  return new Set(rows.flatMap(({ state_code }) => state_code ?? []));
}

function lettersThatLeft(db: Reads) {
  return db
    .selectFrom("letter")
    .where("released_at", "is not", null)
    .select(["id", "year", "number", "dated", "standing", "state_code", "organisation_id"]);
}

function answered(row: Awaited<ReturnType<ReturnType<typeof lettersThatLeft>["execute"]>>[number]): AnsweredLetter {
  const { id, dated, standing, state_code, organisation_id } = row;
  return { id, reference: referenceOf(row), dated, standing, stateCode: state_code, organisationId: organisation_id };
}

function entries(db: Reads) {
  return db
    .selectFrom("incoming")
    .innerJoin("account as recorder", "recorder.id", "incoming.recorded_by")
    .leftJoin("account as processor", "processor.id", "incoming.processed_by")
    .leftJoin("organisation", "organisation.id", "incoming.organisation_id")
    .leftJoin("letter", "letter.id", "incoming.letter_id")
    .select([
      "incoming.id",
      "incoming.year",
      "incoming.number",
      "incoming.kind",
      "incoming.received_on as receivedOn",
      "incoming.state_code as stateCode",
      "organisation.id as organisationId",
      "organisation.name as organisationName",
      "incoming.sender",
      "incoming.their_reference as theirReference",
      "incoming.their_date as theirDate",
      "incoming.language",
      "incoming.summary",
      "letter.id as letterId",
      "letter.year as letterYear",
      "letter.number as letterNumber",
      "recorder.name as recordedBy",
      "incoming.recorded_at as recordedAt",
      "processor.name as processedBy",
      "incoming.processed_at as processedAt",
      "incoming.processed_words as processedWords",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];

function shape(row: Row): Incoming {
  const { year, number, organisationId, organisationName, letterId, letterYear, letterNumber } = row;
  const { processedBy, processedAt, processedWords, ...entry } = row;
  return {
    ...entry,
    reference: incomingReference({ year, number }),
    organisation: organisationId && organisationName ? { id: organisationId, name: organisationName } : null,
    letter:
      letterId && letterYear && letterNumber
        ? { id: letterId, reference: referenceOf({ year: letterYear, number: letterNumber }) }
        : null,
    processed: processedAt ? { by: processedBy ?? "", at: processedAt, words: processedWords ?? "" } : null,
  };
}
