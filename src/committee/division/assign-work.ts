import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AccountId, type AssignmentId, newId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { listAllAssignments, listExperts } from "./division.queries.ts";
import { isSameSubject, type Subject } from "./division.ts";

export type NewWork = { expert: AccountId; subjects: readonly Subject[]; from: string; reason: string };
export type AssignOutcome =
  | { ok: true; count: number }
  | { ok: false; reason: "not-an-expert" }
  /** Somebody follows these already, or followed them after that day. */
  | { ok: false; reason: "followed-already"; subjects: Subject[] };

/** States, regions and themes are given to an expert, all or none of them; one expert follows each. */
export async function assignWork(work: Work, { expert, subjects, from, reason }: NewWork): Promise<AssignOutcome> {
  requireMay(work.actor, "assignment.make");

  const experts = await listExperts(work.db, dateOf(work.at));
  if (!experts.some(({ id }) => id === expert)) return { ok: false, reason: "not-an-expert" };
  const there = (await listAllAssignments(work.db)).filter(
    (line) => line.ended === null || (line.ended.to > from && line.ended.to > line.from),
  );
  const taken = subjects.filter((subject) => there.some((line) => isSameSubject(line.subject, subject)));
  if (taken.length > 0) return { ok: false, reason: "followed-already", subjects: taken };

  for (const subject of subjects) {
    const id = await beginLine(work, { expert, subject, from, reason, replaces: null });
    await record(work, {
      permission: "assignment.make",
      verb: "assignment.made",
      subject: id,
      ...(subject.kind === "state" ? { state: subject.state } : {}),
      details: { expert, subject, from },
    });
  }
  return { ok: true, count: subjects.length };
}

type Line = { expert: AccountId; subject: Subject; from: string; reason: string; replaces: AssignmentId | null };

/** One line of the division of work begins. */
export async function beginLine(work: Work, { expert, subject, from, reason, replaces }: Line): Promise<AssignmentId> {
  const id = newId<AssignmentId>();
  await work.db
    .insertInto("assignment")
    .values({
      id,
      expert_id: expert,
      state_code: subject.kind === "state" ? subject.state : null,
      regional_group: subject.kind === "region" ? subject.region : null,
      theme: subject.kind === "theme" ? subject.theme : null,
      valid_from: from,
      reason,
      replaces,
      assigned_by: work.actor.id,
      assigned_at: work.at,
    })
    .execute();
  return id;
}
