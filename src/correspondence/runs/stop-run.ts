import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterRunId } from "#db/ids.ts";
import { getRun, listRunLetters } from "./letter-run.queries.ts";
import { countLetters, runStanding } from "./letter-run.ts";

export type StopOutcome = { ok: true } | { ok: false; reason: "not-under-way" };

/** Stops a released run: what left has left, nothing more leaves until it is resumed. */
export async function stopRun(work: Work, id: LetterRunId): Promise<StopOutcome> {
  requireMay(work.actor, "letter-run.stop");

  const counts = countLetters(await listRunLetters(work.db, id), work.at);
  const standing = runStanding(await getRun(work.db, id), counts, work.at);
  if (standing !== "released" && standing !== "sending") return { ok: false, reason: "not-under-way" };

  await work.db
    .updateTable("letter_run")
    .set({ stopped_at: work.at, stopped_by: work.actor.id })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "letter-run.stop", verb: "letter-run.stopped", subject: id });
  return { ok: true };
}
