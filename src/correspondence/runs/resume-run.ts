import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterRunId } from "#db/ids.ts";
import { getRun } from "./letter-run.queries.ts";

export type ResumeOutcome = { ok: true } | { ok: false; reason: "not-stopped" };

/** Resumes a stopped run: the letters that have not left go on. */
export async function resumeRun(work: Work, id: LetterRunId): Promise<ResumeOutcome> {
  requireMay(work.actor, "letter-run.stop");

  const run = await getRun(work.db, id);
  if (!run.stopped || run.cancelled) return { ok: false, reason: "not-stopped" };

  await work.db.updateTable("letter_run").set({ stopped_at: null, stopped_by: null }).where("id", "=", id).execute();
  await record(work, { permission: "letter-run.stop", verb: "letter-run.resumed", subject: id });
  return { ok: true };
}
