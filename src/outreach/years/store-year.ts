import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ProgrammeRunId } from "#db/ids.ts";
import type { ProgrammeOutcome } from "../annual-programme/propose-programme.ts";
import { getYearRun } from "./year-run.queries.ts";

/** Keeps what was proposed for a year, or why nothing was. */
export async function storeYear(
  work: Work,
  id: ProgrammeRunId,
  stored: { result: ProgrammeOutcome } | { failure: string },
): Promise<{ ok: boolean }> {
  requireMay(work.actor, "year.store");

  if ((await getYearRun(work.db, id)).endedAt) return { ok: false };
  await work.db
    .updateTable("programme_run")
    .set({
      ended_at: work.at,
      ...("failure" in stored ? { failure: stored.failure.slice(0, 2000) } : { result: JSON.stringify(stored.result) }),
    })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "year.store", verb: "year.stored", subject: id });
  return { ok: true };
}
