import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { IncomingId, InformationId, LetterId, StateCode, TextVersionId } from "#db/ids.ts";
import type { Aspect, Weapon } from "#regime/template.ts";
import { incomingReference } from "../incoming/incoming.ts";
import { referenceOf } from "../letter.ts";
import type { Information, Outcome } from "./information.ts";

type Reads = Reader | Work["db"];

export async function getInformation(db: Reads, id: InformationId): Promise<Information> {
  const [found] = await withOutcomes(db, await lines(db).where("information_received.id", "=", id).execute());
  if (!found) throw new NotFound(`information ${id}`);
  return found;
}

type Asked = { state?: StateCode | undefined; letter?: LetterId; incoming?: IncomingId; waiting?: boolean };

/** The lines this reader may see, in the order in which they were given. */
export async function listInformation(db: Reads, asked: Asked = {}): Promise<Information[]> {
  let query = lines(db);
  if (asked.state) query = query.where("information_received.state_code", "=", asked.state);
  if (asked.letter) query = query.where("information_received.letter_id", "=", asked.letter);
  if (asked.incoming) query = query.where("information_received.incoming_id", "=", asked.incoming);
  if (asked.waiting)
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("information_outcome")
            .whereRef("information_outcome.information_id", "=", "information_received.id")
            .select("information_outcome.outcome"),
        ),
      ),
    );
  return await withOutcomes(db, await query.execute());
}

/** The versions of reports into which information may be brought: of each report the newest that was not put aside. */
export async function listReportVersions(db: Reads): Promise<{ id: TextVersionId; title: string; number: number }[]> {
  return await db
    .selectFrom("text_version")
    .innerJoin("committee_text", "committee_text.id", "text_version.text_id")
    .where("text_version.kind", "=", "report")
    .where("text_version.abandoned_at", "is", null)
    .distinctOn("text_version.text_id")
    .orderBy("text_version.text_id")
    .orderBy("text_version.number", "desc")
    .select(["text_version.id", "committee_text.title", "text_version.number"])
    .execute();
}

function lines(db: Reads) {
  return db
    .selectFrom("information_received")
    .innerJoin("account", "account.id", "information_received.given_by")
    .leftJoin("letter", "letter.id", "information_received.letter_id")
    .leftJoin("incoming", "incoming.id", "information_received.incoming_id")
    .leftJoin("template_row as row", (join) =>
      join
        .onRef("row.template_id", "=", "information_received.template_id")
        .onRef("row.id", "=", "information_received.row_id"),
    )
    .orderBy("information_received.given_at")
    .orderBy("information_received.id")
    .select([
      "information_received.id",
      "information_received.state_code as stateCode",
      "letter.id as letterId",
      "letter.year as letterYear",
      "letter.number as letterNumber",
      "incoming.id as incomingId",
      "incoming.year as incomingYear",
      "incoming.number as incomingNumber",
      "information_received.template_id as templateId",
      "information_received.row_id as rowId",
      "row.n",
      "row.label",
      "information_received.paragraph",
      "information_received.measure",
      "information_received.dated",
      "information_received.source",
      "information_received.link",
      "information_received.language",
      "account.name as givenBy",
      "information_received.given_at as givenAt",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>["execute"]>>[number];

async function withOutcomes(db: Reads, rows: readonly Row[]): Promise<Information[]> {
  if (rows.length === 0) return [];
  const found = await db
    .selectFrom("information_outcome as outcome")
    .innerJoin("account", "account.id", "outcome.by")
    .leftJoin("matrix_version", "matrix_version.id", "outcome.matrix_version_id")
    .leftJoin("text_version", "text_version.id", "outcome.text_version_id")
    .leftJoin("committee_text", "committee_text.id", "text_version.text_id")
    .where(
      "outcome.information_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("outcome.ordinal", "desc")
    .select([
      "outcome.information_id as id",
      "outcome.outcome as kind",
      "outcome.row_id as rowId",
      "outcome.weapon",
      "outcome.aspect",
      "outcome.revision",
      "outcome.reason",
      "matrix_version.number as matrixNumber",
      "text_version.number as textNumber",
      "committee_text.title",
      "account.name as by",
      "outcome.at",
    ])
    .execute();
  const outcomes = Map.groupBy(found, ({ id }) => id);
  return rows.map((row) => shape(row, (outcomes.get(row.id) ?? []).map(outcomeOf)));
}

type FoundOutcome = {
  kind: "matrix" | "report" | "set-aside";
  rowId: string | null;
  weapon: string | null;
  aspect: string | null;
  revision: number | null;
  reason: string;
  matrixNumber: number | null;
  textNumber: number | null;
  title: string | null;
  by: string;
  at: Temporal.Instant;
};

function outcomeOf({ kind, by, at, ...found }: FoundOutcome): Outcome {
  switch (kind) {
    case "matrix": {
      const place = { rowId: found.rowId ?? "", weapon: found.weapon as Weapon | "", aspect: found.aspect as Aspect }; // of a cell's revision
      return { kind, by, at, place, matrixNumber: found.matrixNumber, revision: found.revision ?? 0 };
    }
    case "report":
      return { kind, by, at, title: found.title, number: found.textNumber };
    case "set-aside":
      return { kind, by, at, reason: found.reason };
  }
}

function shape(row: Row, outcomes: Outcome[]): Information {
  const { letterId, letterYear, letterNumber, incomingId, incomingYear, incomingNumber, n, label, ...line } = row;
  return {
    ...line,
    row: n !== null && label ? { n, label } : null,
    letter:
      letterId && letterYear && letterNumber
        ? { id: letterId, reference: referenceOf({ year: letterYear, number: letterNumber }) }
        : null,
    incoming:
      incomingId && incomingYear && incomingNumber
        ? { id: incomingId, reference: incomingReference({ year: incomingYear, number: incomingNumber }) }
        : null,
    outcomes,
  };
}
