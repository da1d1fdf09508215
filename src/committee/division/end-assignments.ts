import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AssignmentId } from "#db/ids.ts";
import { getAssignments } from "./division.queries.ts";
import type { Assignment } from "./division.ts";

export type NotMoved = {
  ok: false;
  /** Somebody ended these meanwhile, or they begin later than that day. */
  reason: "ended-meanwhile" | "before-it-began";
  lines: Assignment[];
};

/** Lines end on a day and nobody follows their work; all or none of them. */
export async function endAssignments(
  work: Work,
  { lines: ids, from, reason }: { lines: readonly AssignmentId[]; from: string; reason: string },
): Promise<{ ok: true; count: number } | NotMoved> {
  requireMay(work.actor, "assignment.end");

  const lines = await getAssignments(work.db, ids);
  const refused = whyNotMoved(lines, from);
  if (refused) return refused;

  for (const line of lines) {
    await endLine(work, line, { to: from, reason });
    await record(work, {
      permission: "assignment.end",
      verb: "assignment.ended",
      subject: line.id,
      ...(line.subject.kind === "state" ? { state: line.subject.state } : {}),
      details: { expert: line.expert.id, subject: line.subject, to: from },
    });
  }
  return { ok: true, count: lines.length };
}

/** Why lines cannot end on a day, with the lines it is about. */
export function whyNotMoved(lines: readonly Assignment[], from: string): NotMoved | undefined {
  const ended = lines.filter((line) => line.ended !== null);
  if (ended.length > 0) return { ok: false, reason: "ended-meanwhile", lines: ended };
  const later = lines.filter((line) => from < line.from);
  return later.length > 0 ? { ok: false, reason: "before-it-began", lines: later } : undefined;
}

/** One line ends; the record keeps who ended it, when and why. */
export async function endLine(
  work: Work,
  { id }: Assignment,
  { to, reason }: { to: string; reason: string },
): Promise<void> {
  await work.db
    .updateTable("assignment")
    .set({ valid_to: to, ended_by: work.actor.id, ended_at: work.at, ended_reason: reason })
    .where("id", "=", id)
    .execute();
}
