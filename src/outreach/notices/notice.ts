import type { ActivityId, ActivityNoticeId, OrganisationId, StateCode } from "#db/ids.ts";
import type { NoticeEvent } from "#db/schema/outreach.ts";
import type { ActivityTime } from "../activities/activity.ts";

/** What one who is invited is told of an activity, with its days as they were then. */
export type Notice = {
  id: ActivityNoticeId;
  activity: ActivityId;
  event: NoticeEvent;
  state: StateCode | null;
  organisation: OrganisationId | null;
  time: ActivityTime;
  at: Temporal.Instant;
  seenBy: string | null;
  seenAt: Temporal.Instant | null;
};

/** Who a person is told for: the States and the organisation they act for. */
export type Told = { states: readonly StateCode[]; organisation: OrganisationId | null };

export function waitsFor({ seenAt, state, organisation }: Notice, told: Told): boolean {
  if (seenAt) return false;
  return state ? told.states.includes(state) : organisation !== null && organisation === told.organisation;
}

/** A notice that waits to be seen, with what its activity is called. */
export type WaitingNotice = Pick<Notice, "activity" | "event" | "time"> & { title: string };
