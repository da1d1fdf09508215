import { Refused, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ActivityEventId, type ActivityId, newId, type ProgrammeRunId } from "#db/ids.ts";
import type { ActivityEventName } from "#db/schema/outreach.ts";
import { getActivity, hasParticipants } from "./activity.queries.ts";
import { type ActivityTime, type ActivityWhole, placeOfActivity } from "./activity.ts";
import { type ActivityReason, findActivityMove } from "./machine.ts";
import { isMine, isNamed } from "./own-activity.ts";

export type MoveDetails = {
  words?: string;
  /** That invitees were told of it. */
  told?: boolean;
  time?: ActivityTime;
  into?: ActivityId;
  /** What else should be kept beside it: how many items a check found. */
  found?: Record<string, number>;
  /** The proposal for a year from which it is taken over. */
  proposal?: ProgrammeRunId;
};
export type MoveActivityOutcome =
  | { ok: true }
  | { ok: false; reason: ActivityReason | "not-now" | "no-words" | "no-target" | "no-dates" };

const needsWords: readonly ActivityEventName[] = ["consult", "cancel", "record-held"];

/** Moves an activity by an event of its machine, and writes who moved it. With the invitations, who was pre-invited is invited. */
export async function moveActivity(
  work: Work,
  id: ActivityId,
  event: ActivityEventName,
  given: MoveDetails = {},
): Promise<MoveActivityOutcome> {
  requireMay(work.actor, `activity.${event}`);

  const activity = await getActivity(work.db, id);
  const told = given.told ?? false;
  const place = placeOfActivity(activity, { at: work.at, tookPart: await hasParticipants(work.db, id), told });
  const move = findActivityMove(place, event);
  if (!move) return { ok: false, reason: "not-now" };
  const { actor } = work;
  if (!isNamed(move.who, { actor, owner: activity.owner, mine: await isMine(work, activity) }))
    throw new Refused(`activity.${event}`);
  const missing = move.missing?.(place.context);
  if (missing) return { ok: false, reason: missing };
  if (needsWords.includes(event) && !given.words?.trim()) return { ok: false, reason: "no-words" };
  if (event === "change-dates" && !given.time) return { ok: false, reason: "no-dates" };
  if (event === "merge" && !(await isTarget(work, activity, given.into))) return { ok: false, reason: "no-target" };

  const { words = "", time, into, found, proposal } = given;
  await work.db
    .insertInto("activity_event")
    .values({
      id: newId<ActivityEventId>(),
      ...{ activity_id: id, event, at: work.at, by: work.actor.id, words },
      details: JSON.stringify({
        ...(told ? { told } : {}),
        ...time,
        ...(into ? { into } : {}),
        ...(found ? { found } : {}),
        ...(proposal ? { proposal } : {}),
      }),
    })
    .execute();
  if (event === "invite")
    await work.db
      .updateTable("activity_invitee")
      .set({ standing: "invited", changed_by: work.actor.id, changed_at: work.at })
      .where("activity_id", "=", id)
      .where("standing", "=", "pre-invited")
      .execute();
  await record(work, { permission: `activity.${event}`, verb: `activity.${event}`, subject: id });
  return { ok: true };
}

async function isTarget({ db }: Work, { id }: ActivityWhole, into: ActivityId | undefined): Promise<boolean> {
  if (!into || into === id) return false;
  const target = await getActivity(db, into);
  return target.standing !== "cancelled" && target.standing !== "merged";
}
