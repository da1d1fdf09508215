import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AccountId, AssignmentId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { beginLine } from "./assign-work.ts";
import { getAssignments, listExperts } from "./division.queries.ts";
import type { Assignment } from "./division.ts";
import { endLine, type NotMoved, whyNotMoved } from "./end-assignments.ts";

export type Reassignment = { lines: readonly AssignmentId[]; expert: AccountId; from: string; reason: string };
export type ReassignOutcome =
  | { ok: true; count: number }
  | { ok: false; reason: "not-an-expert" }
  | { ok: false; reason: "theirs-already"; lines: Assignment[] }
  | NotMoved;

/** Many lines go to another expert from a day on, all or none: each old line ends, a new one begins, and the record keeps both. */
export async function reassignWork(work: Work, reassignment: Reassignment): Promise<ReassignOutcome> {
  requireMay(work.actor, "assignment.move");

  const { lines: ids, expert, from, reason } = reassignment;
  const experts = await listExperts(work.db, dateOf(work.at));
  if (!experts.some(({ id }) => id === expert)) return { ok: false, reason: "not-an-expert" };
  const lines = await getAssignments(work.db, ids);
  const refused = whyNotMoved(lines, from);
  if (refused) return refused;
  const theirs = lines.filter((line) => line.expert.id === expert);
  if (theirs.length > 0) return { ok: false, reason: "theirs-already", lines: theirs };

  for (const line of lines) {
    await endLine(work, line, { to: from, reason });
    const id = await beginLine(work, { expert, subject: line.subject, from, reason, replaces: line.id });
    await record(work, {
      permission: "assignment.move",
      verb: "assignment.moved",
      subject: id,
      ...(line.subject.kind === "state" ? { state: line.subject.state } : {}),
      details: { subject: line.subject, before: line.expert.id, expert, from },
    });
  }
  return { ok: true, count: lines.length };
}
