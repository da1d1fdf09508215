import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterRunId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getRun, isStale, listRunLetters } from "./letter-run.queries.ts";
import { obstacleToRelease, type ReleaseObstacle, runPrint, type Window } from "./letter-run.ts";

export type ReleaseOutcome =
  | { ok: true; leavesAt: Temporal.Instant }
  | { ok: false; reason: ReleaseObstacle | "changed" | "stale" };

/** A second person releases what was signed and seen. It leaves when the window has passed; until then it can be called back. */
export async function releaseRun(
  work: Work,
  id: LetterRunId,
  { seen, window }: { seen: string; window: Window },
): Promise<ReleaseOutcome> {
  requireMay(work.actor, "letter-run.release");

  const run = await getRun(work.db, id);
  const obstacle = obstacleToRelease(run, work.actor.id, dateOf(work.at));
  if (obstacle) return { ok: false, reason: obstacle };
  const print = runPrint(await listRunLetters(work.db, id));
  if (print !== seen || print !== run.signed?.print) return { ok: false, reason: "changed" };

  if (await isStale(work.db, id, dateOf(work.at))) return { ok: false, reason: "stale" };

  const leavesAt = work.at.add(Temporal.Duration.from(window));
  await work.db
    .updateTable("letter_run")
    .set({ released_by: work.actor.id, released_at: work.at, released_print: print, leaves_at: leavesAt })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "letter-run.release",
    verb: "letter-run.released",
    subject: id,
    details: { sha256: print, leaves: leavesAt.toString() },
  });
  return { ok: true, leavesAt };
}
