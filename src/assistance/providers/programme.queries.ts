import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ContactId, ProgrammeId, ProviderId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { isKindOfAssistance } from "../kinds.ts";
import { capacityLeft, isOffered, onlyForWhom, type Programme } from "./programme.ts";
import { shapeProvider } from "./provider.queries.ts";

type Reads = Reader | Work["db"];

/** Every programme that this reader may see, as its newest version says; the public sees those that stand. */
export async function listProgrammes(db: Reads, of: { provider?: ProviderId } = {}): Promise<Programme[]> {
  let query = programmes(db)
    .whereRef("version.number", "=", "programme.revision")
    .orderBy("programme.provider_id")
    .orderBy("programme.id");
  if (of.provider) query = query.where("programme.provider_id", "=", of.provider);
  return (await query.execute()).map(shape);
}

/** A programme as it stands, or as one of its versions said. */
export async function getProgramme(db: Reads, id: ProgrammeId, number?: number): Promise<Programme> {
  const query = programmes(db).where("programme.id", "=", id);
  const found = await (number === undefined
    ? query.whereRef("version.number", "=", "programme.revision")
    : query.where("version.number", "=", number)
  ).executeTakeFirst();
  if (!found) throw new NotFound(`programme ${id}`);
  return shape(found);
}

/** The entry of the directory that a programme names, for those who may read the version whole. */
export async function findContactId(db: Reads, { id, number }: Pick<Programme, "id" | "number">) {
  const found = await db
    .selectFrom("programme_version")
    .where("programme_id", "=", id)
    .where("number", "=", number)
    .select("contact_id")
    .executeTakeFirst();
  return found?.contact_id ?? null;
}

/** The versions of a programme, the newest first, with who wrote them. */
export async function listVersions(db: Reads, id: ProgrammeId) {
  return await db
    .selectFrom("programme_version")
    .leftJoin("account", "account.id", "programme_version.recorded_by")
    .where("programme_id", "=", id)
    .orderBy("number", "desc")
    .select(["number", "said_on as saidOn", "recorded_at as recordedAt", "account.name as recordedBy"])
    .execute();
}

/** What was answered to "is this still true?", the newest first. */
export async function listConfirmations(db: Reads, id: ProgrammeId) {
  return await db
    .selectFrom("programme_confirmation")
    .leftJoin("account", "account.id", "programme_confirmation.by")
    .where("programme_id", "=", id)
    .orderBy("at", "desc")
    .select(["number", "still_true as stillTrue", "words", "at", "account.name as by"])
    .execute();
}

/** How many accepted offers each programme carries now, as far as this reader may see them: what is left of its capacity. */
export async function countCommitted(db: Reads): Promise<Map<ProgrammeId, number>> {
  const rows = await db
    .selectFrom("offer")
    .where("programme_id", "is not", null)
    .where("accepted_at", "is not", null)
    .where("ended_at", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("delivery")
            .whereRef("delivery.offer_id", "=", "offer.id")
            .where("outcome", "=", "delivered")
            .select("delivery.id"),
        ),
      ),
    )
    .groupBy("programme_id")
    .select(["programme_id as id", (eb) => eb.fn.countAll<number>().as("count")])
    .execute();
  return new Map(rows.flatMap(({ id, count }) => (id ? [[id, Number(count)] as const] : [])));
}

/** What is offered on a day, with what is left of its capacity; null where none is stated. For those who match. */
export async function listOffered(db: Reads, on: string): Promise<(Programme & { left: number | null })[]> {
  const committed = await countCommitted(db);
  return (await listProgrammes(db))
    .filter((programme) => isOffered(programme, on))
    .map((programme) => ({ ...programme, left: capacityLeft(programme, committed.get(programme.id) ?? 0) }));
}

/** For how many months a provider's word holds, by the newest rule. */
export async function readConfirmMonths(db: Reads): Promise<number> {
  const rule = await db
    .selectFrom("assistance_rule")
    .orderBy("recorded_at", "desc")
    .orderBy("id", "desc")
    .select("confirm_months")
    .executeTakeFirstOrThrow(); // every installation is filled with one
  return rule.confirm_months;
}

/** The entry of the directory that a programme names, in words, for a reader who may read it there. */
export async function findContactWords(db: Reads, programme: Pick<Programme, "id" | "number">): Promise<string> {
  const id = await findContactId(db, programme);
  if (!id) return "";
  const found = await db
    .selectFrom("contact")
    .where("id", "=", id)
    .select(["name", "function", "emails"])
    .executeTakeFirst();
  return found ? contactInWords(found) : "";
}

function contactInWords({ name, function: as, emails }: { name: string; function: string; emails: string[] }): string {
  return [name, as, emails[0]].filter(Boolean).join(", ");
}

/** Entries of the directory for assistance, of this provider, as far as this reader may see them. */
export async function listAssistanceContacts(
  db: Reads,
  { who }: Pick<Programme["provider"], "who">,
): Promise<{ id: ContactId; words: string }[]> {
  const query = db.selectFrom("contact").where("capacity", "=", "assistance").where("valid_to", "is", null);
  const rows = await (who.kind === "state"
    ? query.where("state_code", "=", who.code)
    : query.where("organisation_id", "=", who.id)
  )
    .orderBy("valid_from")
    .select(["id", "name", "function", "emails"])
    .execute();
  return rows.map(({ id, ...row }) => ({ id, words: contactInWords(row) }));
}

function programmes(db: Reads) {
  return db
    .selectFrom("programme")
    .innerJoin("programme_version as version", "version.programme_id", "programme.id")
    .innerJoin("provider", "provider.id", "programme.provider_id")
    .leftJoin("organisation", "organisation.id", "provider.organisation_id")
    .select([
      "programme.id",
      "programme.revision",
      "programme.ended_on as endedOn",
      "version.number",
      "version.title",
      "version.description",
      "version.conditions",
      "version.template_id as templateId",
      "version.rows",
      "version.areas",
      "version.kinds",
      "version.regions",
      "version.languages",
      "version.capacity",
      "version.only_for as onlyFor",
      "version.link",
      "version.contact_words as contactWords",
      "version.from_on as from",
      "version.to_on as to",
      "version.said_on as saidOn",
      "version.source",
      "provider.id as providerId",
      "provider.ended_on as providerEndedOn",
      "provider.state_code as providerState",
      "organisation.id as organisationId",
      "organisation.kind as organisationKind",
      "organisation.name as organisationName",
      "organisation.short_name as organisationShortName",
      "organisation.invented as organisationInvented",
      (eb) =>
        eb
          .selectFrom("programme_confirmation as said")
          .whereRef("said.programme_id", "=", "programme.id")
          .where("said.still_true", "=", true)
          .select(sql<Temporal.Instant | null>`max(said.at)`.as("at"))
          .as("confirmedAt"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof programmes>["execute"]>>[number];

function shape(row: Row): Programme {
  const { id, revision, endedOn, number, title, description, conditions, templateId, rows, areas, regions } = row;
  const { languages, capacity, link, contactWords, from, to, saidOn, source, confirmedAt } = row;
  const confirmed = confirmedAt ? dateOf(confirmedAt) : saidOn;
  return {
    ...{ id, revision, endedOn, number, title, description, conditions, templateId, rows, areas, regions },
    ...{ languages, capacity, link, contactWords, from, to, saidOn, source },
    kinds: row.kinds.filter(isKindOfAssistance),
    onlyFor: onlyForWhom.filter((one) => row.onlyFor.includes(one)),
    confirmedOn: confirmed > saidOn ? confirmed : saidOn,
    provider: shapeProvider(row),
  };
}
