import { NotFound } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import type { AccountId, DecisionId, MeetingId, NoObjectionId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { MeetingRelation } from "../meetings/meeting.ts";
import type { NoObjectionRule } from "../no-objection/no-objection.ts";

export type DecisionManner = "no-objection" | "meeting" | "not-recorded";

/** A line of the register. */
export type Decision = {
  id: DecisionId;
  takenOn: string;
  takenAt: Temporal.Instant | null;
  manner: DecisionManner;
  subject: string;
  subjectLanguage: Language;
  textHash: string | null;
  /** The matrix it is about, where it is about one this reader may know. */
  matrix: { state: StateCode; number: number } | undefined;
};

export type DecisionInFull = Decision & {
  declaredBy: string | null;
  declaredById: AccountId | null;
  source: string | null;
  hasText: boolean;
  procedure: { id: NoObjectionId; deadline: Temporal.Instant; rule: NoObjectionRule } | undefined;
  meetings: { id: MeetingId; heldOn: string | null; relation: MeetingRelation; source: string }[];
};

/** The register: the decisions this reader may see, the newest first. */
export async function listDecisions(db: Reader): Promise<Decision[]> {
  const rows = await decisions(db).orderBy("decision.taken_on", "desc").orderBy("decision.id", "desc").execute();
  return rows.map(withMatrix);
}

export async function getDecision(db: Reader, id: DecisionId): Promise<DecisionInFull> {
  const row = await decisions(db)
    .leftJoin("account", "account.id", "decision.declared_by")
    .leftJoin("no_objection", "no_objection.id", "decision.no_objection_id")
    .select((expression) => [
      "account.name as declaredBy",
      "decision.declared_by as declaredById",
      "decision.source",
      expression("decision.decided_text", "is not", null).as("hasText"),
      "no_objection.id as procedureId",
      "no_objection.deadline",
      "no_objection.rule",
    ])
    .where("decision.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound(`decision ${id}`);
  const { procedureId, deadline, rule, hasText, ...decision } = withMatrix(row);
  return {
    ...decision,
    hasText: Boolean(hasText),
    procedure:
      procedureId && deadline
        ? { id: procedureId, deadline, rule: rule as unknown as NoObjectionRule } // written by circulate-matrix, never changed after
        : undefined,
    meetings: await listMeetingsOn(db, id),
  };
}

/** The exact text a decision fixed; NotFound where none is kept. */
export async function getDecidedText(db: Reader, id: DecisionId): Promise<string> {
  const row = await db.selectFrom("decision").where("id", "=", id).select("decided_text").executeTakeFirst();
  if (!row?.decided_text) throw new NotFound(`text of decision ${id}`);
  return row.decided_text;
}

async function listMeetingsOn(db: Reader, id: DecisionId): Promise<DecisionInFull["meetings"]> {
  return await db
    .selectFrom("meeting_decision")
    .innerJoin("meeting", "meeting.id", "meeting_decision.meeting_id")
    .where("decision_id", "=", id)
    .orderBy("meeting.held_on")
    .select(["meeting.id", "meeting.held_on as heldOn", "meeting_decision.relation", "meeting_decision.source"])
    .execute();
}

function withMatrix<Row extends { state: StateCode | null; number: number | null }>({ state, number, ...row }: Row) {
  return { ...row, matrix: state && number ? { state, number } : undefined };
}

function decisions(db: Reader) {
  return db
    .selectFrom("decision")
    .leftJoin("matrix_version", "matrix_version.id", "decision.matrix_version_id")
    .select([
      "matrix_version.state_code as state",
      "matrix_version.number",
      "decision.id",
      "decision.taken_on as takenOn",
      "decision.taken_at as takenAt",
      "decision.manner",
      "decision.subject",
      "decision.subject_language as subjectLanguage",
      "decision.text_hash as textHash",
    ]);
}
