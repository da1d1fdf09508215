import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ResultRunId } from "#db/ids.ts";
import { getRun } from "./run.queries.ts";
import type { ResultOfRun } from "./run.ts";

export type StoredResult = { dataVersion: string; until: string; result: ResultOfRun } | { failure: string };

/** Keeps what a look found, or why it found nothing. */
export async function storeResult(work: Work, id: ResultRunId, stored: StoredResult): Promise<{ ok: boolean }> {
  requireMay(work.actor, "results.store");

  if ((await getRun(work.db, id)).endedAt) return { ok: false };
  await work.db
    .updateTable("result_run")
    .set({
      ended_at: work.at,
      ...("failure" in stored
        ? { failure: stored.failure.slice(0, 2000) }
        : { data_version: stored.dataVersion, data_until: stored.until, result: JSON.stringify(stored.result) }),
    })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "results.store", verb: "results.stored", subject: id });
  return { ok: true };
}
