import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { LetterId, MatrixVersionId, StateCode } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { type Consent, type Letter, referenceOf } from "./letter.ts";

type Reads = Reader | Work["db"];

export async function getLetter(db: Reads, id: LetterId): Promise<Letter> {
  const row = await letters(db).where("letter.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`letter ${id}`);
  return shape(row);
}

/** The letters this reader may see, the newest first. */
export async function listLetters(db: Reads): Promise<Letter[]> {
  return (await letters(db).orderBy("letter.drafted_at", "desc").execute()).map(shape);
}

/** A file of the letter as it was prepared: what is sent, or sent already. */
export async function findLetterFile(
  db: Reads,
  id: LetterId,
  standard: "ua-1" | "a-2a" | "docx" | "difference" = "ua-1",
): Promise<Uint8Array | undefined> {
  const file = await db
    .selectFrom("letter_file")
    .where("letter_id", "=", id)
    .where("standard", "=", standard)
    .select("bytes")
    .executeTakeFirst();
  return file?.bytes;
}

/** Everything a State said about a version, the last word first. */
export async function listConsents(db: Reads, version: MatrixVersionId): Promise<Consent[]> {
  return await consents(db).where("consent.matrix_version_id", "=", version).orderBy("ordinal", "desc").execute();
}

/** The last word on each version this reader may know of. */
export async function listLastWords(db: Reads, stateCode?: StateCode): Promise<Consent[]> {
  const query = consents(db)
    .distinctOn("consent.matrix_version_id")
    .orderBy("consent.matrix_version_id")
    .orderBy("ordinal", "desc");
  return await (stateCode ? query.where("consent.state_code", "=", stateCode) : query).execute();
}

function letters(db: Reads) {
  return db
    .selectFrom("letter")
    .leftJoin("matrix_version", "matrix_version.id", "letter.matrix_version_id")
    .leftJoin("organisation", "organisation.id", "letter.organisation_id")
    .innerJoin("account as drafter", "drafter.id", "letter.drafted_by")
    .leftJoin("account as releaser", "releaser.id", "letter.released_by")
    .select([
      "letter.id",
      "letter.year",
      "letter.number",
      "letter.run_id as runId",
      "letter.state_code as stateCode",
      "letter.organisation_id as organisationId",
      "organisation.name as organisationName",
      "letter.form",
      "letter.channel",
      "letter.matrix_version_id as matrixVersionId",
      "matrix_version.number as matrixNumber",
      "matrix_version.decision_id as decisionId",
      "matrix_version.approved_at",
      "matrix_version.superseded_at",
      "letter.language",
      "letter.dated",
      "letter.reply_by as replyBy",
      "drafter.name as draftedBy",
      "letter.drafted_by as draftedById",
      "letter.drafted_at as draftedAt",
      "letter.released_at as releasedAt",
      "releaser.name as releasedBy",
      "letter.standing",
      "letter.moved_at",
      "letter.reminders",
    ]);
}

function consents(db: Reads) {
  return db
    .selectFrom("consent")
    .innerJoin("account", "account.id", "consent.given_by")
    .select([
      "consent.state_code as stateCode",
      "consent.matrix_version_id as matrixVersionId",
      "consent.scope",
      "consent.note_verbale as noteVerbale",
      "consent.note_verbale_date as noteVerbaleDate",
      "consent.information",
      "account.name as givenBy",
      "consent.given_at as givenAt",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof letters>["execute"]>>[number];

function shape({ year, number, approved_at, superseded_at, moved_at, ...letter }: Row): Letter {
  return {
    ...letter,
    reference: referenceOf({ year, number }),
    approvedOn: approved_at ? dateOf(approved_at) : undefined,
    supersededOn: superseded_at ? dateOf(superseded_at) : undefined,
    movedAt: moved_at ?? letter.draftedAt,
  };
}
