import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ConsentId, MatrixVersionId, OrganisationId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Consent, WordStanding } from "./consent.ts";

type Reads = Reader | Work["db"];

/** Everything a State said about a version, the last word first. */
export async function listConsents(db: Reads, version: MatrixVersionId): Promise<Consent[]> {
  return await consents(db).where("consent.matrix_version_id", "=", version).orderBy("ordinal", "desc").execute();
}

/** Everything this reader may know of what States said, or what one said; the last word first. */
export async function listWords(db: Reads, stateCode?: StateCode): Promise<Consent[]> {
  const query = consents(db).orderBy("ordinal", "desc");
  return await (stateCode ? query.where("consent.state_code", "=", stateCode) : query).execute();
}

export async function getConsent(db: Reads, id: ConsentId): Promise<Consent> {
  const found = await consents(db).where("consent.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound(`consent ${id}`);
  return found;
}

/** The last word on each version this reader may know of. */
export async function listLastWords(db: Reads, stateCode?: StateCode): Promise<Consent[]> {
  const query = consents(db)
    .distinctOn("consent.matrix_version_id")
    .orderBy("consent.matrix_version_id")
    .orderBy("ordinal", "desc");
  return await (stateCode ? query.where("consent.state_code", "=", stateCode) : query).execute();
}

export type Shown = {
  matrixVersionId: MatrixVersionId;
  stateCode: StateCode;
  consentId: ConsentId;
  toPublic: boolean;
  toStates: boolean;
  providers: OrganisationId[] | null;
  sections: string[] | null;
  languages: Language[] | null;
};

/** What is shown at this moment, as the wall reckons it: to those who serve, and to each State its own. */
export async function listShown(db: Reads): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select matrix_version_id as "matrixVersionId", state_code as "stateCode", consent_id as "consentId", to_public as "toPublic",
      to_states as "toStates", providers, sections, languages
    from what_is_shown()`.execute(db as Work["db"]); // reads only
  return rows;
}

/** What was shown from a moment on; a row without a version says that nothing was. */
export type WasShown = Omit<Shown, "stateCode" | "consentId" | "matrixVersionId" | "toPublic" | "toStates"> & {
  moment: Temporal.Instant;
  matrixVersionId: MatrixVersionId | null;
  toPublic: boolean | null;
  toStates: boolean | null;
};

export async function listWasShown(db: Reads, stateCode: StateCode): Promise<WasShown[]> {
  const { rows } = await sql<WasShown>`
    select moment, matrix_version_id as "matrixVersionId", to_public as "toPublic", to_states as "toStates", providers, sections, languages
    from what_was_shown(${stateCode})`.execute(db as Work["db"]); // reads only
  return rows;
}

/** What a State sent, as the register has it: evidence for a word entered on its behalf. */
export async function listIncomingOf(db: Reads, stateCode: StateCode) {
  return await db
    .selectFrom("incoming")
    .where("state_code", "=", stateCode)
    .orderBy("year", "desc")
    .orderBy("number", "desc")
    .select(["id", "year", "number", "received_on as receivedOn", "their_reference as theirReference"])
    .limit(100)
    .execute();
}

/** The newest version that was sent to a State and not superseded. */
export async function findVersionToAnswer(db: Reads, stateCode: StateCode) {
  return await db
    .selectFrom("matrix_version")
    .where("state_code", "=", stateCode)
    .where("transmitted_at", "is not", null)
    .where("superseded_at", "is", null)
    .orderBy("number", "desc")
    .select(["id", "number", "template_id as templateId"])
    .executeTakeFirst();
}

/** The letter that took a version to its State. */
export async function findAnsweredLetter(db: Reads, version: MatrixVersionId) {
  return await db
    .selectFrom("letter")
    .where("matrix_version_id", "=", version)
    .where("released_at", "is not", null)
    .orderBy("released_at", "desc")
    .select(["id", "standing"])
    .executeTakeFirst();
}

/** The organisations a State may allow, by their names. */
export async function listProviders(db: Reads, language: Language): Promise<{ id: OrganisationId; name: string }[]> {
  const rows = await db
    .selectFrom("organisation")
    .where("ended_on", "is", null)
    .orderBy("short_name")
    .select(["id", "name", "short_name"])
    .execute();
  return rows.map(({ id, name, short_name }) => ({ id, name: name[language] ?? name.en ?? short_name }));
}

function consents(db: Reads) {
  return db
    .selectFrom("consent")
    .innerJoin("account", "account.id", "consent.given_by")
    .innerJoin("matrix_version", "matrix_version.id", "consent.matrix_version_id")
    .leftJoin("consent_undo", "consent_undo.consent_id", "consent.id")
    .leftJoin("incoming", "incoming.id", "consent.incoming_id")
    .select([
      "consent.id",
      "consent.state_code as stateCode",
      "consent.matrix_version_id as matrixVersionId",
      "matrix_version.number as matrixNumber",
      "consent.scope",
      "consent.standing",
      "consent.to_states as toStates",
      "consent.providers",
      "consent.sections",
      "consent.languages",
      "consent.note_verbale as noteVerbale",
      "consent.note_verbale_date as noteVerbaleDate",
      "consent.incoming_id as incomingId",
      sql<
        Consent["incoming"]
      >`case when incoming.id is not null then jsonb_build_object('year', incoming.year, 'number', incoming.number) end`.as(
        "incoming",
      ),
      "consent.information",
      "consent.in_capacity as inCapacity",
      "consent.on_behalf as onBehalf",
      "account.name as givenBy",
      "consent.given_at as givenAt",
      "consent.effective_at as effectiveAt",
      sql<WordStanding>`case
        when consent_undo.consent_id is not null then 'undone'
        when exists (select from consent later where later.matrix_version_id = consent.matrix_version_id
          and later.ordinal > consent.ordinal and later.given_at < consent.effective_at) then 'replaced'
        when consent.effective_at > app_now() and consent.effective_at > consent.given_at then 'waits'
        else 'took-effect' end`.as("word"),
    ]);
}

/** How many hours a word that opens something waits. */
export async function readDelayHours(db: Reads): Promise<number> {
  const { hours } = await db.selectFrom("instance").select("consent_delay_hours as hours").executeTakeFirstOrThrow();
  return hours;
}
