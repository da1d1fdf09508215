import { sql } from "kysely";
import type { Reader } from "#access/work.ts";
import type { MatrixVersionId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { CellPlace } from "#regime/template.ts";
import type { CellText } from "./matrix.ts";
import type { PublicConsent } from "./shown-matrix.ts";

// Read as app_public: the row policies leave only what a live consent covers, the grants only columns the public may see.

export type PublicVersion = {
  id: MatrixVersionId;
  stateCode: StateCode;
  templateId: string;
  number: number;
  approvedAt: Temporal.Instant;
};

/** The version of a State's matrix that the State agreed to show, or undefined. */
export async function findPublicVersion(db: Reader, stateCode: StateCode): Promise<PublicVersion | undefined> {
  return (await publicVersions(db).where("state_code", "=", stateCode).orderBy("number", "desc").executeTakeFirst()) as
    | PublicVersion
    | undefined; // approved, or the policy would not show it
}

export async function listPublicVersions(db: Reader): Promise<PublicVersion[]> {
  return (await publicVersions(db).execute()) as PublicVersion[]; // as above
}

export async function listPublicCells(db: Reader, id: MatrixVersionId): Promise<(CellPlace & CellText)[]> {
  return await db
    .selectFrom("cell")
    .where("matrix_version_id", "=", id)
    .select(["row_id as rowId", "weapon", "aspect", "mark", "sources", "remark"])
    .$narrowType<CellPlace>()
    .execute();
}

/** Under which consents matrices are shown to the public, whatever the language. */
export async function listPublicConsents(
  db: Reader,
): Promise<(PublicConsent & { stateCode: StateCode; versionId: MatrixVersionId })[]> {
  return await db
    .selectFrom(sql<ConsentRow>`public_consents()`.as("shown"))
    .select([
      "state_code as stateCode",
      "matrix_version_id as versionId",
      "given_on as givenOn",
      "sections",
      "languages",
    ])
    .execute();
}

/** When a matrix of a State was shown here that is no longer. */
export async function findTombstone(db: Reader, state: StateCode): Promise<{ from: string; to: string } | undefined> {
  return await db
    .selectFrom(sql<{ shown_from: string; shown_to: string }>`tombstone(${state})`.as("was"))
    .select(["shown_from as from", "shown_to as to"])
    .executeTakeFirst();
}

type ConsentRow = {
  state_code: StateCode;
  matrix_version_id: MatrixVersionId;
  given_on: string;
  sections: string[] | null;
  languages: Language[] | null;
};

export type FoundCell = CellPlace & CellText & { stateCode: StateCode; label: Record<string, string> };
const mostFound = 50;

/** Cells whose words match, in matrices that may be shown: the function uses the index, the policies filter again. */
export async function findPublicCells(db: Reader, words: string): Promise<FoundCell[]> {
  return await db
    .selectFrom(sql<Found>`find_public_cells(${words})`.as("found"))
    .innerJoin("cell", (join) =>
      join
        .onRef("cell.matrix_version_id", "=", "found.matrix_version_id")
        .onRef("cell.row_id", "=", "found.row_id")
        .onRef("cell.weapon", "=", "found.weapon")
        .onRef("cell.aspect", "=", "found.aspect"),
    )
    .innerJoin("matrix_version", "matrix_version.id", "cell.matrix_version_id")
    .innerJoin("template_row", (join) =>
      join.onRef("template_row.template_id", "=", "cell.template_id").onRef("template_row.id", "=", "cell.row_id"),
    )
    .select([
      "matrix_version.state_code as stateCode",
      "cell.row_id as rowId",
      "cell.weapon",
      "cell.aspect",
      "cell.mark",
      "cell.sources",
      "cell.remark",
      "template_row.label",
    ])
    .orderBy("matrix_version.state_code")
    .orderBy("cell.row_id")
    .limit(mostFound)
    .$narrowType<CellPlace & { label: Record<string, string> }>()
    .execute();
}

type Found = { matrix_version_id: MatrixVersionId; row_id: string; weapon: string; aspect: string };

function publicVersions(db: Reader) {
  return db
    .selectFrom("matrix_version")
    .select(["id", "state_code as stateCode", "template_id as templateId", "number", "approved_at as approvedAt"]);
}
