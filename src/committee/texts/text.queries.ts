import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { StateCode, TextId, TextVersionId } from "#db/ids.ts";
import type { TextKind } from "#db/schema/texts.ts";
import type { Language } from "#i18n/languages.ts";
import { bodyOf, readBodies, type TextBody } from "#regime/committee-text.ts";
import {
  type Delivery,
  type Due,
  datesOf,
  type LeadDrafter,
  standingOf,
  type Text,
  type TextDates,
  type VersionLine,
  type WorkedVersion,
} from "./text.ts";

type Reads = Reader | Work["db"];

export type TextWithVersions = Text & { versions: VersionLine[]; dates: TextDates };

/** Every text this reader may know of, with the versions they may read, the newest text first. */
export async function listTexts(db: Reads): Promise<TextWithVersions[]> {
  const rows = await texts(db).orderBy("begun_at", "desc").orderBy("id").execute();
  const [lines, dues, deliveries] = [await versionLines(db).execute(), await listDues(db), await listDeliveries(db)];
  return rows.map((row) => {
    const versions = lines.filter(({ text_id }) => text_id === row.id).map(shapeLine);
    return {
      ...shapeText(row),
      versions,
      dates: datesOf(
        dues.filter(({ textId }) => textId === row.id),
        deliveries.filter(({ textId }) => textId === row.id),
        versions,
      ),
    };
  });
}

export async function getText(db: Reads, id: TextId): Promise<TextWithVersions> {
  const row = await texts(db).where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`text ${id}`);
  const versions = (await versionLines(db).where("text_version.text_id", "=", id).execute()).map(shapeLine);
  return {
    ...shapeText(row),
    versions,
    dates: datesOf(await listDues(db, id), await listDeliveries(db, id), versions),
  };
}

/** One version of a text with its words; not there for whoever may not read it. */
export async function getWorkedVersion(db: Reads, text: TextId, number: number): Promise<WorkedVersion> {
  return await oneVersion(versionLines(db).where("text_version.text_id", "=", text).where("number", "=", number), db);
}

export async function getWorkedVersionById(db: Reads, id: TextVersionId): Promise<WorkedVersion> {
  return await oneVersion(versionLines(db).where("text_version.id", "=", id), db);
}

async function oneVersion(asked: ReturnType<typeof versionLines>, db: Reads): Promise<WorkedVersion> {
  const row = await asked.executeTakeFirst();
  if (!row) throw new NotFound("text version");
  const words = await db
    .selectFrom("text_version")
    .innerJoin("committee_text", "committee_text.id", "text_version.text_id")
    .where("text_version.id", "=", row.id)
    .select(["text_version.kind", "bodies", "wording", "revisions", "committee_text.language as original"])
    .executeTakeFirstOrThrow();
  return { ...shapeLine(row), ...words, bodies: readBodies(words.kind, words.bodies) };
}

/** The original as a translation was made from it, for those who prepare texts; undefined when it came with an earlier version. */
export async function findTranslatedOriginal(
  db: Reads,
  { id, kind, original, revisions }: WorkedVersion,
  language: Language,
): Promise<TextBody<TextKind> | undefined> {
  const row = await db
    .selectFrom("text_revision")
    .where("text_version_id", "=", id)
    .where("language", "=", original)
    .where("revision", "=", revisions[language]?.from ?? 0)
    .select("body")
    .executeTakeFirst();
  return row && bodyOf[kind].parse(row.body);
}

function texts(db: Reads) {
  return db
    .selectFrom("committee_text")
    .select(["id", "kind", "title", "language", "lead_drafter_state", "lead_drafter_body", "source", "begun_at"]);
}

type TextRow = Awaited<ReturnType<ReturnType<typeof texts>["executeTakeFirstOrThrow"]>>;

function shapeText({ lead_drafter_state, lead_drafter_body, begun_at, ...text }: TextRow): Text {
  return { ...text, leadDrafter: shapeDrafter(lead_drafter_state, lead_drafter_body), begunAt: begun_at };
}

function shapeDrafter(state: StateCode | null, body: string | null): LeadDrafter | null {
  if (state) return { state };
  return body ? { body } : null;
}

function versionLines(db: Reads) {
  return db
    .selectFrom("text_version")
    .leftJoin("account", "account.id", "text_version.drafted_by")
    .leftJoin("decision", "decision.id", "text_version.decision_id")
    .orderBy("number")
    .select([
      "text_version.id",
      "text_version.text_id",
      "text_version.number",
      "text_version.drafted_by",
      "account.name as drafted_by_name",
      "text_version.drafted_at",
      "text_version.shared_at",
      "text_version.circulated_at",
      "text_version.abandoned_at",
      "text_version.decision_id",
      "decision.taken_on",
      "text_version.in_force_from",
      sql<Language[]>`array(select jsonb_object_keys(text_version.bodies) order by 1)`.as("languages"),
    ]);
}

type LineRow = Awaited<ReturnType<ReturnType<typeof versionLines>["executeTakeFirstOrThrow"]>>;

function shapeLine(row: LineRow): VersionLine {
  const moments = { sharedAt: row.shared_at, circulatedAt: row.circulated_at, abandonedAt: row.abandoned_at };
  return {
    ...moments,
    id: row.id,
    textId: row.text_id,
    number: row.number,
    standing: standingOf({ ...moments, decisionId: row.decision_id }),
    draftedBy: row.drafted_by && row.drafted_by_name ? { id: row.drafted_by, name: row.drafted_by_name } : null,
    draftedAt: row.drafted_at,
    decision: row.decision_id && row.taken_on ? { id: row.decision_id, takenOn: row.taken_on } : null,
    inForceFrom: row.in_force_from,
    languages: row.languages,
  };
}

async function listDues(db: Reads, text?: TextId): Promise<(Due & { textId: TextId })[]> {
  return await db
    .selectFrom("text_due")
    .innerJoin("account", "account.id", "recorded_by")
    .$if(text !== undefined, (query) => query.where("text_id", "=", text as TextId)) // the condition says it is there
    .orderBy("ordinal")
    .select([
      "text_id as textId",
      "due_on as on",
      "manner",
      "agreed",
      "source",
      "account.name as recordedBy",
      "recorded_at as recordedAt",
    ])
    .execute();
}

async function listDeliveries(db: Reads, text?: TextId): Promise<(Delivery & { textId: TextId })[]> {
  return await db
    .selectFrom("text_delivered")
    .innerJoin("account", "account.id", "recorded_by")
    .$if(text !== undefined, (query) => query.where("text_id", "=", text as TextId)) // the condition says it is there
    .orderBy("ordinal")
    .select(["text_id as textId", "delivered_on as on", "symbol", "source", "account.name as recordedBy"])
    .execute();
}
