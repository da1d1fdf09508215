import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ProgrammeRunId } from "#db/ids.ts";
import type { BrokenRule } from "../annual-programme/programme-check.ts";
import type { ProgrammeOutcome } from "../annual-programme/propose-programme.ts";
import { getYearRun } from "./year-run.queries.ts";
import type { YearBasis } from "./year-run.ts";

/** Keeps what was proposed for a year and what the activities were then, or why nothing was proposed. */
export async function storeYear(
  work: Work,
  id: ProgrammeRunId,
  stored: { result: ProgrammeOutcome; basis: YearBasis } | { failure: string },
): Promise<{ ok: boolean }> {
  requireMay(work.actor, "year.store");

  if ((await getYearRun(work.db, id)).endedAt) return { ok: false };
  await work.db
    .updateTable("programme_run")
    .set({
      ended_at: work.at,
      ...("failure" in stored
        ? { failure: stored.failure.slice(0, 2000) }
        : { result: JSON.stringify(stored.result, withoutLeave), basis: JSON.stringify(stored.basis) }),
    })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "year.store", verb: "year.stored", subject: id });
  return { ok: true };
}

/**
 * Who is away is not for all who read a proposal: it is kept that too few were free, not who of the able was or was not, since whoever is
 * in neither list would be away; and that something confirmed meets leave, not what, since it may have one expert.
 */
function withoutLeave(key: string, value: unknown): unknown {
  if (key === "free" || key === "busy") return [];
  if (key === "clashes")
    return (value as BrokenRule[]).map((one) =>
      one.rule === "on-leave" ? { ...one, activity: "", expert: "", weeks: [] } : one,
    ); // as the check has it
  return value;
}
