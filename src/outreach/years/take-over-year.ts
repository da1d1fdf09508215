import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId, ProgrammeRunId } from "#db/ids.ts";
import { getActivity } from "../activities/activity.queries.ts";
import { assignExperts } from "../activities/assign-experts.ts";
import { moveActivity } from "../activities/move-activity.ts";
import { readTakeOver } from "./take-over.queries.ts";
import type { TakeOverLine } from "./take-over.ts";
import { getYearRun } from "./year-run.queries.ts";

export type TakeOverYearOutcome = { ok: true; taken: number; left: number } | { ok: false; reason: "nothing-open" };

/**
 * Takes over the ticked activities of a proposal: their days and their experts, as one act. What changed since the proposal was made is
 * left as it is; so is what somebody took over a moment before.
 */
export async function takeOverYear(
  work: Work,
  id: ProgrammeRunId,
  activities: readonly ActivityId[],
): Promise<TakeOverYearOutcome> {
  requireMay(work.actor, "year.take-over");

  const run = await getYearRun(work.db, id);
  const lines = await readTakeOver(work.db, run, work.at);
  const open = lines.filter((line) => line.kind === "open").filter((line) => activities.includes(line.activity));
  if (open.length === 0) return { ok: false, reason: "nothing-open" };
  for (const line of open) await takeOver(work, id, line);
  const [taken, left] = [open.length, new Set(activities).size - open.length];
  await record(work, {
    permission: "year.take-over",
    verb: "year.taken-over",
    subject: id,
    details: { taken, left },
  });
  return { ok: true, taken, left };
}

type Open = Extract<TakeOverLine, { kind: "open" }>;

/** Every outcome but done is ours: the line was open in this same commit. */
async function takeOver(work: Work, proposal: ProgrammeRunId, { activity, time, experts }: Open): Promise<void> {
  const was = (await getActivity(work.db, activity)).time;
  if (was.from !== time.from || was.before !== time.before || was.precision !== time.precision) {
    const moved = await moveActivity(work, activity, "change-dates", { time, proposal });
    if (!moved.ok) throw new Error(`${activity} could not be moved: ${moved.reason}`);
  }
  const assigned = await assignExperts(work, activity, experts, { proposal });
  if (!assigned.ok) throw new Error(`${activity} takes no experts: ${assigned.reason}`);
  await work.db
    .insertInto("programme_take_over")
    .values({
      ...{ run_id: proposal, activity_id: activity, starts_on: time.from, ends_before: time.before },
      ...{ experts: [...experts], was_from: was.from, was_before: was.before },
      ...{ taken_by: work.actor.id, taken_at: work.at },
    })
    .execute();
}
