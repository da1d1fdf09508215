import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { MeetingId, StatementId } from "#db/ids.ts";
import type { Statement } from "./statement.ts";

type Reads = Reader | Work["db"];

/** The statements at a meeting that this reader may see, in the order in which they came. */
export async function listStatements(db: Reads, meeting: MeetingId): Promise<Statement[]> {
  const rows = await statements(db).where("meeting_id", "=", meeting).orderBy("submitted_at").orderBy("id").execute();
  return rows.map(shape);
}

export async function getStatement(db: Reads, meeting: MeetingId, id: StatementId): Promise<Statement> {
  const row = await statements(db).where("meeting_id", "=", meeting).where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`statement ${id}`);
  return shape(row);
}

function statements(db: Reads) {
  return db
    .selectFrom("statement")
    .select([
      "id",
      "state_code",
      "body",
      "words",
      "language",
      "source",
      "submitted_at as submittedAt",
      "submitted_by as submittedBy",
      "shown_at as shownAt",
      "superseded_by as supersededBy",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof statements>["execute"]>>[number];

function shape({ state_code, body, ...statement }: Row): Statement {
  return { ...statement, by: state_code ? { state: state_code } : { body: body as string } }; // a check of the table: one of the two
}
