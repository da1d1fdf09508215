import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getMeetingHead } from "./meeting.queries.ts";
import type { Meeting } from "./meeting.ts";

export type Obstacle = "over" | "no-date" | "in-the-future" | "kind-missing" | "number-missing";
export type HoldOutcome = { ok: true } | { ok: false; reason: Obstacle };

/** Records that a meeting was held. From here its date and agenda rest, and what was said in it is open to the Committee. */
export async function holdMeeting(work: Work, id: MeetingId): Promise<HoldOutcome> {
  requireMay(work.actor, "meeting.arrange");

  const meeting = await getMeetingHead(work.db, id);
  const obstacle = obstacleToHolding(meeting, dateOf(work.at));
  if (obstacle) return { ok: false, reason: obstacle };

  await work.db.updateTable("meeting").set({ held_at: work.at, held_by: work.actor.id }).where("id", "=", id).execute();
  await record(work, { permission: "meeting.arrange", verb: "meeting.held", subject: id, details: meeting.time });
  return { ok: true };
}

/** What stands in the way of recording that a meeting was held. */
export function obstacleToHolding(
  { standing, time, kind, number }: Pick<Meeting, "standing" | "time" | "kind" | "number">,
  today: string,
): Obstacle | undefined {
  if (standing.status !== "announced") return "over";
  if (!("on" in time)) return "no-date";
  if (time.on > today) return "in-the-future";
  if (kind === null) return "kind-missing";
  return kind === "formal" && number === null ? "number-missing" : undefined;
}
