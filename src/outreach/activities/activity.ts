import { randomInt } from "node:crypto";
import type {
  AccountId,
  ActivityId,
  ActivityInviteeId,
  ActivityPartyId,
  ObjectiveId,
  OrganisationId,
  StateCode,
} from "#db/ids.ts";
import type {
  ActivityEventName,
  ActivityKind,
  ActivityMode,
  ActivityPrecision,
  ActivityStanding,
  AttendingCapacity,
  InviteeStanding,
  PartyRole,
} from "#db/schema/outreach.ts";
import type { Language } from "#i18n/languages.ts";
import { regionalGroups } from "#states/state.ts";
import type { Subject } from "../activity.ts";
import type { ActivityContext, ActivityPlace } from "./machine.ts";

export const activityKinds = [
  "workshop",
  "visit",
  "round-table",
  "conference",
  "briefing",
  "training",
  "peer-review",
  "consultations",
  "course",
  "other",
] as const satisfies readonly ActivityKind[];
export const activityModes = ["in-person", "online", "hybrid"] as const satisfies readonly ActivityMode[];
export const activityPrecisions = [
  "days",
  "month",
  "quarter",
  "half",
  "year",
  "window",
] as const satisfies readonly ActivityPrecision[];
export const activityRegions = [...regionalGroups, "all"] as const;
export type ActivityRegion = (typeof activityRegions)[number];
export const activityStandings = [
  "proposed",
  "planned",
  "invited",
  "confirmed",
  "postponed",
  "held",
  "reported",
  "evaluated",
  "closed",
  "cancelled",
  "merged",
] as const satisfies readonly ActivityStanding[];
export const inviteeStandings = [
  "pre-invited",
  "invited",
  "declined",
  "took-part",
  "did-not-come",
] as const satisfies readonly InviteeStanding[];
export const partyRoles = ["organiser", "host", "sponsor"] as const satisfies readonly PartyRole[];
export const attendingCapacities = [
  "point-of-contact",
  "mission",
  "foreign-affairs",
  "defence",
  "interior",
  "customs",
  "trade",
  "health",
  "agriculture",
  "energy",
  "justice",
  "regulator",
  "parliament",
  "industry",
  "academia",
  "secretariat",
  "other",
] as const satisfies readonly AttendingCapacity[];

/** When an activity is: its days, or a window in which it will be; half-open. `daysLong` is how long it would last in a window. */
export type ActivityTime = { from: string; before: string; precision: ActivityPrecision; daysLong: number | null };

/** What is written of an activity. */
export type ActivityText = {
  title: string;
  language: Language;
  kind: ActivityKind;
  mode: ActivityMode;
  place: string;
  hostState: StateCode | null;
  timeZone: string;
  region: ActivityRegion | null;
  subjects: readonly Subject[];
  languages: readonly Language[];
  objective: ObjectiveId | null;
  description: string;
  link: string;
  source: string;
};

/** Who organises and is invited, as the form of an activity takes it. */
export type ActivityPeople = {
  organisers: readonly OrganisationId[];
  states: readonly StateCode[];
  organisations: readonly OrganisationId[];
  experts: readonly AccountId[];
};

export type NewActivity = ActivityText & ActivityPeople & { time: ActivityTime; owner: OrganisationId | null };

export type Party = {
  id: ActivityPartyId;
  role: PartyRole;
  organisation: OrganisationId | null;
  state: StateCode | null;
  body: string | null;
  contribution: "money" | "in-kind" | null;
  amount: string | null;
  currency: string | null;
  words: string;
};

export type Invitee = {
  id: ActivityInviteeId;
  state: StateCode | null;
  organisation: OrganisationId | null;
  standing: InviteeStanding;
};

/** How many people came for one of those that took part, in one capacity; women among them, where they were counted. */
export type AttendanceCount = {
  invitee: ActivityInviteeId;
  capacity: AttendingCapacity;
  people: number;
  women: number | null;
};

/** An activity as a list shows it. */
export type ActivityHead = ActivityText & {
  id: ActivityId;
  reference: string | null;
  time: ActivityTime;
  owner: OrganisationId | null;
  standing: ActivityStanding;
  onRecord: boolean;
  serves: string | null;
  sponsor: string | null;
  shownAt: Temporal.Instant | null;
  changedAt: Temporal.Instant | null;
  sequence: number;
  revision: number;
  checkedFrom: string | null;
  checkedBefore: string | null;
  consultedAt: Temporal.Instant | null;
  invitedAt: Temporal.Instant | null;
  toldAt: Temporal.Instant | null;
  moves: number;
  mergedInto: ActivityId | null;
};

/** An activity with who organises it and whom it invites, as far as they are for its reader. */
export type ActivityWhole = ActivityHead & {
  parties: readonly Party[];
  invitees: readonly Invitee[];
  experts: readonly { id: AccountId; name: string }[];
};

export type ActivityEvent = {
  at: Temporal.Instant;
  event: ActivityEventName;
  /** Nothing: the system. */
  by: string | null;
  words: string;
  details: Record<string, unknown>;
};

const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A reference that is drawn, not counted. */
export function drawActivityReference(): string {
  return `OA-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("")}`;
}

/** Where an activity stands, for its machine, at a moment. */
export function placeOfActivity(
  activity: Pick<
    ActivityHead,
    | "standing"
    | "time"
    | "timeZone"
    | "checkedFrom"
    | "checkedBefore"
    | "consultedAt"
    | "invitedAt"
    | "onRecord"
    | "owner"
  >,
  { at, tookPart, told }: { at: Temporal.Instant; tookPart: boolean; told: boolean },
): ActivityPlace {
  const { standing, time, onRecord, owner } = activity;
  const context: ActivityContext = {
    checked: activity.checkedFrom === time.from && activity.checkedBefore === time.before,
    consulted: activity.consultedAt !== null,
    invited: activity.invitedAt !== null,
    told,
    hasDays: time.precision === "days",
    tookPart,
    lastDayPassed: at.toZonedDateTimeISO(activity.timeZone).toPlainDate().toString() >= time.before,
    resultsWindowEnded: Temporal.Instant.compare(at, endOfResults(time.before)) >= 0,
    onRecord,
    owner: owner ? "organisation" : "committee",
  };
  return { standing, context };
}

/** Two years of quarters after the quarter of an activity's last day (founding methods annex, O11). */
export function endOfResults(before: string): Temporal.Instant {
  const last = Temporal.PlainDate.from(before).subtract({ days: 1 });
  const quarter = last.with({ day: 1, month: Math.floor((last.month - 1) / 3) * 3 + 1 });
  return quarter.add({ months: 27 }).toZonedDateTime("UTC").toInstant();
}
