import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { MatrixVersionId, TextId, TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { getMatrixVersionById, listCells } from "#matrix/matrix.queries.ts";
import { hashOf, holdsSomething, matrixText } from "#matrix/matrix-text.ts";
import { fixedText, readBodies, type TextVersion } from "#regime/committee-text.ts";
import { languagesThatDiffer } from "../texts/model-rules.ts";
import { isIncomplete } from "../texts/text-parts.ts";

type Reads = Reader | Work["db"];

/** A version as the procedure looks at it: its exact bodies, its text's title, whether it may be circulated. */
export type DraftedVersion = TextVersion & {
  title: string;
  language: Language;
  isDraft: boolean;
  fixed: string;
  hash: string;
};

/** Whether every part of a text says something in the language it is negotiated in, and its languages are for one situation. */
export function isWhole({ kind, bodies, language }: DraftedVersion): boolean {
  const original = bodies[language];
  if (original === undefined || isIncomplete(kind, original)) return false;
  return languagesThatDiffer(kind, bodies, language).length === 0;
}

export async function getDraftedVersion(db: Reads, id: TextVersionId): Promise<DraftedVersion> {
  const row = await drafted(db).where("text_version.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`text version ${id}`);
  return shape(row);
}

/** A matrix as the procedure looks at it: its standing, whether it says anything, exactly its text and its hash. */
export async function readMatrixDraft(db: Reads, id: MatrixVersionId) {
  const matrix = await getMatrixVersionById(db, id);
  const cells = await listCells(db, id);
  const fixed = matrixText({ ...matrix, cells });
  return { ...matrix, saysSomething: cells.some(holdsSomething), fixed, hash: hashOf(fixed) };
}

/** Versions of Committee texts that lie before nobody yet; of one text, or all. */
export async function listDraftedVersions(db: Reads, text?: TextId): Promise<DraftedVersion[]> {
  const query = drafted(db)
    .where("text_version.circulated_at", "is", null)
    .where("text_version.decision_id", "is", null)
    .where("text_version.abandoned_at", "is", null)
    .orderBy("committee_text.title")
    .orderBy("text_version.number");
  const rows = await (text ? query.where("text_version.text_id", "=", text) : query).execute();
  return rows.map(shape);
}

/** Whether a version of the text lies before the Committee. */
export async function liesBeforeMembers(db: Reads, text: TextId): Promise<boolean> {
  const found = await db
    .selectFrom("no_objection")
    .where("text_id", "=", text)
    .where("concluded_at", "is", null)
    .select("id")
    .executeTakeFirst();
  return found !== undefined;
}

function drafted(db: Reads) {
  return db
    .selectFrom("text_version")
    .innerJoin("committee_text", "committee_text.id", "text_version.text_id")
    .select([
      "text_version.id",
      "text_version.text_id as textId",
      "text_version.kind",
      "text_version.number",
      "text_version.bodies",
      "text_version.wording",
      "text_version.in_force_from as inForceFrom",
      "text_version.circulated_at",
      "text_version.decision_id",
      "text_version.abandoned_at",
      "committee_text.title",
      "committee_text.language",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof drafted>["execute"]>>[number];

function shape({ circulated_at, decision_id, abandoned_at, bodies, ...version }: Row): DraftedVersion {
  const read = readBodies(version.kind, bodies);
  const fixed = fixedText({ ...version, bodies: read });
  return {
    ...version,
    bodies: read,
    fixed,
    hash: hashOf(fixed),
    isDraft: !circulated_at && !decision_id && !abandoned_at,
  };
}
