import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { MeetingId, PaperId, PaperVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Paper, PaperText, PaperVersion, Sending } from "./paper.ts";

type Reads = Reader | Work["db"];

/** The papers of a meeting that this reader may see, each with the versions this reader may see. */
export async function listPapers(db: Reads, meeting: MeetingId): Promise<Paper[]> {
  const papers = await db
    .selectFrom("meeting_paper")
    .where("meeting_id", "=", meeting)
    .orderBy("n")
    .select([
      "id",
      "n",
      "title",
      "prepared_by as preparedBy",
      "circulated_on as circulatedOn",
      "circulated_how as circulatedHow",
      "source",
    ])
    .execute();
  const versions = await listVersions(
    db,
    papers.map(({ id }) => id),
  );
  return papers.map((paper) => ({ ...paper, versions: versions.get(paper.id) ?? [] }));
}

/** One paper by its place in the meeting. */
export async function getPaper(db: Reads, meeting: MeetingId, n: number): Promise<Paper> {
  const paper = (await listPapers(db, meeting)).find((one) => one.n === n);
  if (!paper) throw new NotFound(`paper ${n} of meeting ${meeting}`);
  return paper;
}

/** The words of a version in one language. */
export async function findPaperBody(
  db: Reads,
  version: PaperVersionId,
  language: Language,
): Promise<string | undefined> {
  const row = await textOf(db, version, language).select("body").executeTakeFirst();
  return row?.body ?? undefined;
}

/** The file of a version in one language. */
export async function findPaperFile(
  db: Reads,
  version: PaperVersionId,
  language: Language,
): Promise<{ name: string; type: string; bytes: Buffer } | undefined> {
  const row = await textOf(db, version, language).select(["file_name", "file_type", "file_bytes"]).executeTakeFirst();
  if (!row?.file_name || !row.file_type || !row.file_bytes) return undefined;
  return { name: row.file_name, type: row.file_type, bytes: row.file_bytes };
}

/** When papers of a meeting were sent out, the first first. */
export async function listSendings(db: Reads, meeting: MeetingId): Promise<Sending[]> {
  return await db
    .selectFrom("paper_sending")
    .innerJoin("sent_version", "sent_version.sending_id", "paper_sending.id")
    .where("meeting_id", "=", meeting)
    .groupBy("paper_sending.id")
    .orderBy("sent_at")
    .select(["sent_at as sentAt", "sent_to as sentTo", "note", (of) => of.fn.countAll<number>().as("papers")])
    .execute();
}

/** How many papers a meeting has, this reader's or not: the place of the next. */
export async function lastPaperPlace(db: Reads, meeting: MeetingId): Promise<number> {
  const row = await db
    .selectFrom("meeting_paper")
    .where("meeting_id", "=", meeting)
    .select((of) => of.fn.max("n").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

function textOf(db: Reads, version: PaperVersionId, language: Language) {
  return db.selectFrom("paper_text").where("version_id", "=", version).where("language", "=", language);
}

async function listVersions(db: Reads, papers: readonly PaperId[]): Promise<Map<PaperId, PaperVersion[]>> {
  if (papers.length === 0) return new Map();
  const versions = await db
    .selectFrom("paper_version")
    .leftJoin("sent_version", "sent_version.version_id", "paper_version.id")
    .leftJoin("paper_sending", "paper_sending.id", "sent_version.sending_id")
    .where("paper_id", "in", papers)
    .orderBy("number")
    .select([
      "paper_version.id",
      "paper_id as paper",
      "number",
      "symbol",
      "added_at as addedAt",
      "paper_sending.sent_at as sentAt",
    ])
    .execute();
  const texts = await listTexts(
    db,
    versions.map(({ id }) => id),
  );
  const whole = versions.map(({ sentAt, ...version }) => ({
    ...version,
    sentAt: sentAt ?? undefined,
    texts: texts.get(version.id) ?? [],
  }));
  return Map.groupBy(whole, ({ paper }) => paper);
}

async function listTexts(db: Reads, versions: readonly PaperVersionId[]): Promise<Map<PaperVersionId, PaperText[]>> {
  if (versions.length === 0) return new Map();
  const rows = await db
    .selectFrom("paper_text")
    .where("version_id", "in", versions)
    .orderBy("language")
    .select([
      "version_id as version",
      "language",
      "file_name as name",
      "file_type as type",
      "file_sha256 as sha256",
      sql<number | null>`octet_length(file_bytes)`.as("size"),
      (of) => of("body", "is not", null).as("hasBody"),
    ])
    .execute();
  const texts = rows.map(({ version, language, hasBody, name, type, sha256, size }) => ({
    version,
    language,
    hasBody: Boolean(hasBody),
    file: name && type && sha256 && size ? { name, type, sha256, size } : undefined,
  }));
  return Map.groupBy(texts, ({ version }) => version);
}
