import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AccountId, AssignmentId, StateCode } from "#db/ids.ts";
import type { RegionalGroup } from "#states/state.ts";
import { type Burden, type Move, suggestMoves } from "./balance.ts";
import { type Assignment, type Expert, noWork, type StateWork, type Subject, weightOf } from "./division.ts";

type Reads = Reader | Work["db"];

/** The lines that run on a day or begin later, and were not ended. */
export async function listOpenAssignments(db: Reads): Promise<Assignment[]> {
  const rows = await assignments(db).where("assignment.ended_at", "is", null).execute();
  return rows.map(shape);
}

/** Every line there ever was, the newest first. */
export async function listAllAssignments(db: Reads): Promise<Assignment[]> {
  const rows = await assignments(db).execute();
  return rows.map(shape).reverse();
}

/** The division of work as it stands on a day. */
export async function listAssignmentsOn(db: Reads, on: string): Promise<Assignment[]> {
  const rows = await assignments(db)
    .where("assignment.valid_from", "<=", on)
    .where(({ or, eb }) => or([eb("assignment.valid_to", "is", null), eb("assignment.valid_to", ">", on)]))
    .execute();
  return rows.map(shape);
}

/** The lines that carry these ids; a line that is not there is not found. */
export async function getAssignments(db: Reads, ids: readonly AssignmentId[]): Promise<Assignment[]> {
  if (ids.length === 0) return [];
  const rows = await assignments(db).where("assignment.id", "in", ids).execute();
  if (rows.length < new Set(ids).size) throw new NotFound("a line of the division of work");
  return rows.map(shape);
}

/** The experts with an account on a day, by name. */
export async function listExperts(db: Reads, on: string): Promise<Expert[]> {
  return await db
    .selectFrom("account")
    .innerJoin("capacity", "capacity.account_id", "account.id")
    .where("account.closed_at", "is", null)
    .where("capacity.kind", "=", "expert")
    .where("capacity.valid_from", "<=", on)
    .where(({ or, eb }) => or([eb("capacity.valid_to", "is", null), eb("capacity.valid_to", ">", on)]))
    .select(["account.id", "account.name"])
    .distinct()
    .orderBy("account.name")
    .orderBy("account.id")
    .execute();
}

/** What waits about each State, counted: matrices in draft, texts under no-objection, letters that were sent and not answered. */
export async function countWork(db: Reads): Promise<Map<StateCode, StateWork>> {
  const number = sql<number>`count(*)::int`.as("number");
  const drafts = await db
    .selectFrom("matrix_version")
    .where("circulated_at", "is", null)
    .where("approved_at", "is", null)
    .where("abandoned_at", "is", null)
    .groupBy("state_code")
    .select(["state_code", number])
    .execute();
  const procedures = await db
    .selectFrom("no_objection")
    .where("concluded_at", "is", null)
    .where("state_code", "is not", null)
    .groupBy("state_code")
    .select(["state_code", number])
    .$narrowType<{ state_code: StateCode }>()
    .execute();
  const letters = await db
    .selectFrom("letter")
    .where("released_at", "is not", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("consent")
            .whereRef("consent.matrix_version_id", "=", "letter.matrix_version_id")
            .select("consent.id"),
        ),
      ),
    )
    .groupBy("state_code")
    .select(["state_code", number])
    .execute();
  const work = new Map<StateCode, StateWork>();
  const add = (rows: readonly { state_code: StateCode | null; number: number }[], kind: keyof StateWork): void => {
    for (const { state_code, number } of rows)
      if (state_code) work.set(state_code, { ...(work.get(state_code) ?? noWork), [kind]: number });
  };
  add(drafts, "drafts");
  add(procedures, "procedures");
  add(letters, "letters");
  return work;
}

/** The regional group of each State on a day. */
export async function listRegions(db: Reads, on: string): Promise<Map<StateCode, RegionalGroup>> {
  const rows = await db
    .selectFrom("state_group")
    .where("valid_from", "<=", on)
    .where("valid_to", ">", on)
    .select(["state_code", "regional_group"])
    .execute();
  return new Map(rows.map(({ state_code, regional_group }) => [state_code, regional_group as RegionalGroup])); // a check of the table
}

/** The loads of a move are those of today: each is worth taking by itself, so its sentence is true whichever is taken first. */
export type Suggestions = { moves: Move[]; lines: ReadonlyMap<AssignmentId, Assignment>; experts: Expert[] };

/** The suggestions for balance as the division of work stands on a day. */
export async function readSuggestions(db: Reads, on: string): Promise<Suggestions> {
  const experts = await listExperts(db, on);
  const lines = (await listAssignmentsOn(db, on)).filter(({ ended }) => ended === null);
  const work = await countWork(db);
  const left = await db.selectFrom("left_suggestion").select(["assignment_id", "expert_id"]).execute();
  const burdens: Burden[] = experts.map(({ id }) => ({
    expert: id,
    lines: lines
      .filter(({ expert }) => expert.id === id)
      .map((line) => ({
        id: line.id,
        weight: weightOf(line, work),
        notTo: left.filter(({ assignment_id }) => assignment_id === line.id).map(({ expert_id }) => expert_id),
      })),
  }));
  const loadNow = (id: AccountId): number =>
    burdens.find(({ expert }) => expert === id)?.lines.reduce((total, { weight }) => total + weight, 0) ?? 0;
  const moves = suggestMoves(burdens).map((move) => ({
    ...move,
    fromLoad: loadNow(move.from),
    toLoad: loadNow(move.to),
  }));
  return { moves, lines: new Map(lines.map((line) => [line.id, line])), experts };
}

function assignments(db: Reads) {
  return db
    .selectFrom("assignment")
    .innerJoin("account as expert", "expert.id", "assignment.expert_id")
    .innerJoin("account as giver", "giver.id", "assignment.assigned_by")
    .leftJoin("account as ender", "ender.id", "assignment.ended_by")
    .select([
      "assignment.id",
      "assignment.expert_id",
      "expert.name as expert_name",
      "assignment.state_code",
      "assignment.regional_group",
      "assignment.theme",
      "assignment.valid_from",
      "assignment.valid_to",
      "assignment.reason",
      "assignment.replaces",
      "giver.name as assigned_by",
      "assignment.assigned_at",
      "ender.name as ended_by",
      "assignment.ended_at",
      "assignment.ended_reason",
    ])
    .orderBy("assignment.valid_from")
    .orderBy("assignment.assigned_at")
    .orderBy("assignment.id");
}

type Row = Awaited<ReturnType<ReturnType<typeof assignments>["execute"]>>[number];

function shape(row: Row): Assignment {
  return {
    id: row.id,
    expert: { id: row.expert_id as AccountId, name: row.expert_name },
    subject: subjectOf(row),
    from: row.valid_from,
    reason: row.reason,
    replaces: row.replaces,
    assigned: { by: row.assigned_by, at: row.assigned_at },
    ended:
      row.valid_to && row.ended_by && row.ended_at && row.ended_reason
        ? { to: row.valid_to, by: row.ended_by, at: row.ended_at, reason: row.ended_reason }
        : null,
  };
}

function subjectOf({ state_code, regional_group, theme }: Row): Subject {
  if (state_code) return { kind: "state", state: state_code };
  if (regional_group) return { kind: "region", region: regional_group as RegionalGroup }; // a check of the table
  return { kind: "theme", theme: theme ?? "" }; // a check of the table: one of the three
}
