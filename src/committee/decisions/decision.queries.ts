import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AccountId, DecisionId, MeetingId, NoObjectionId, StateCode, TextId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { MeetingRelation } from "../meetings/meeting.ts";
import type { NoObjectionRule } from "../no-objection/no-objection.ts";
import type { DecisionManner } from "./decision.ts";

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
  /** The version of a text of the Committee's own that it is about. */
  text: { id: TextId; number: number } | undefined;
  /** The language the text was negotiated in. */
  textLanguage: Language | null;
  corrects: DecisionId | null;
};

/** What the register is asked for: words, States whose matrices are meant, days (half-open), manner; one page of it. */
export type DecisionSearch = {
  words: string;
  states: readonly StateCode[];
  from: string | undefined;
  before: string | undefined;
  manner: DecisionManner | undefined;
  page: number;
};

export const decisionsOnAPage = 50;

export type DecisionInFull = Decision & {
  declaredBy: string | null;
  declaredById: AccountId | null;
  source: string | null;
  hasText: boolean;
  procedure: { id: NoObjectionId; deadline: Temporal.Instant; rule: NoObjectionRule } | undefined;
  correctedBy: { id: DecisionId; takenOn: string }[];
  meetings: { id: MeetingId; heldOn: string | null; relation: MeetingRelation; source: string }[];
};

/** The register: the decisions this reader may see, the newest first. */
export async function listDecisions(db: Reader): Promise<Decision[]> {
  const rows = await decisions(db).orderBy("decision.taken_on", "desc").orderBy("decision.id", "desc").execute();
  return rows.map(withSubject);
}

/** One page of the register, the newest first, and how many decisions answer in all. */
export async function searchDecisions(
  db: Reader,
  { words, states, from, before, manner, page }: DecisionSearch,
): Promise<{ decisions: Decision[]; count: number }> {
  let query = db.selectFrom("decision").leftJoin("matrix_version", "matrix_version.id", "decision.matrix_version_id");
  if (words) {
    const like = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((either) =>
      either.or([
        either("decision.subject", "ilike", like),
        either("decision.source", "ilike", like),
        either("decision.text_hash", "=", words.toLowerCase()),
        ...(states.length > 0 ? [either("matrix_version.state_code", "in", states)] : []),
      ]),
    );
  }
  if (from) query = query.where("decision.taken_on", ">=", from);
  if (before) query = query.where("decision.taken_on", "<", before);
  if (manner) query = query.where("decision.manner", "=", manner);
  const { count } = await query.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const ids = query
    .orderBy("decision.taken_on", "desc")
    .orderBy("decision.id", "desc")
    .limit(decisionsOnAPage)
    .offset((page - 1) * decisionsOnAPage)
    .select("decision.id");
  const rows = await decisions(db)
    .where("decision.id", "in", ids)
    .orderBy("decision.taken_on", "desc")
    .orderBy("decision.id", "desc")
    .execute();
  return { decisions: rows.map(withSubject), count: Number(count) };
}

export async function getDecision(db: Reader | Work["db"], id: DecisionId): Promise<DecisionInFull> {
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
  const { procedureId, deadline, rule, hasText, ...decision } = withSubject(row);
  return {
    ...decision,
    hasText: Boolean(hasText),
    procedure:
      procedureId && deadline
        ? { id: procedureId, deadline, rule: rule as unknown as NoObjectionRule } // written by circulate.ts; only its holiday lists change, by a recount
        : undefined,
    meetings: await listMeetingsOn(db, id),
    correctedBy: await db
      .selectFrom("decision")
      .where("corrects_id", "=", id)
      .orderBy("taken_on")
      .select(["id", "taken_on as takenOn"])
      .execute(),
  };
}

/** The exact text a decision fixed; NotFound where none is kept. */
export async function getDecidedText(db: Reader, id: DecisionId): Promise<string> {
  const row = await db.selectFrom("decision").where("id", "=", id).select("decided_text").executeTakeFirst();
  if (!row?.decided_text) throw new NotFound(`text of decision ${id}`);
  return row.decided_text;
}

async function listMeetingsOn(db: Reader | Work["db"], id: DecisionId): Promise<DecisionInFull["meetings"]> {
  return await db
    .selectFrom("meeting_decision")
    .innerJoin("meeting", "meeting.id", "meeting_decision.meeting_id")
    .where("decision_id", "=", id)
    .orderBy("meeting.held_on")
    .select(["meeting.id", "meeting.held_on as heldOn", "meeting_decision.relation", "meeting_decision.source"])
    .execute();
}

type SubjectColumns = {
  state: StateCode | null;
  number: number | null;
  textId: TextId | null;
  textNumber: number | null;
};

function withSubject<Row extends SubjectColumns>({ state, number, textId, textNumber, ...row }: Row) {
  return {
    ...row,
    matrix: state && number ? { state, number } : undefined,
    text: textId && textNumber ? { id: textId, number: textNumber } : undefined,
  };
}

function decisions(db: Reader | Work["db"]) {
  return db
    .selectFrom("decision")
    .leftJoin("matrix_version", "matrix_version.id", "decision.matrix_version_id")
    .leftJoin("text_version", "text_version.id", "decision.text_version_id")
    .select([
      "matrix_version.state_code as state",
      "matrix_version.number",
      "text_version.text_id as textId",
      "text_version.number as textNumber",
      "decision.text_language as textLanguage",
      "decision.corrects_id as corrects",
      "decision.id",
      "decision.taken_on as takenOn",
      "decision.taken_at as takenAt",
      "decision.manner",
      "decision.subject",
      "decision.subject_language as subjectLanguage",
      "decision.text_hash as textHash",
    ]);
}

/** Meetings that were held, the latest first: where a decision can have been taken. */
export async function listMeetingsHeld(db: Reader): Promise<{ id: MeetingId; heldOn: string }[]> {
  const rows = await db
    .selectFrom("meeting")
    .where("held_at", "is not", null)
    .orderBy("held_on", "desc")
    .limit(200)
    .select(["id", "held_on as heldOn"])
    .execute();
  return rows.map(({ id, heldOn }) => ({ id, heldOn: heldOn as string })); // a check of the table: it was held on a day
}
