import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ActivityId, DecisionId, MeetingId, StateCode } from "#db/ids.ts";
import { listMembersOn } from "../membership/membership.queries.ts";
import {
  type AgendaItem,
  type Attendee,
  firstDay,
  type GivenDate,
  type Meeting,
  type MeetingRelation,
  type MeetingStanding,
  type MeetingText,
  type MeetingTime,
  type RecordedPosition,
} from "./meeting.ts";

type Reads = Reader | Work["db"];

export type MeetingRecord = Meeting & {
  dates: GivenDate[];
  agenda: AgendaItem[];
  attendance: Attendee[];
  texts: { summary: MeetingText | undefined; outcomes: MeetingText | undefined };
  positions: RecordedPosition[];
  decisions: { id: DecisionId; takenOn: string; subject: string; relation: MeetingRelation; source: string }[];
  activities: MeetingActivity[];
  next: Meeting | undefined;
};

export type MeetingActivity = {
  id: ActivityId;
  title: string;
  place: string;
  from: string;
  before: string;
  serves: string | null;
  sponsor: string | null;
  said: string;
  source: string;
};

/** The meetings this reader may see, the latest first; those expected stand where their window opens. */
export async function listMeetings(db: Reads): Promise<Meeting[]> {
  const rows = await meetings(db).execute();
  return rows.map(shape).sort((a, b) => firstDay(b.time).localeCompare(firstDay(a.time)));
}

/** The days of a range on which the Committee meets, cancelled meetings left out. */
export async function listMeetingDays(
  db: Reads,
  { from, before }: { from: string; before: string },
): Promise<{ day: string; number: number | null }[]> {
  return await db
    .selectFrom("meeting")
    .where("held_on", ">=", from)
    .where("held_on", "<", before)
    .where("cancelled_at", "is", null)
    .orderBy("held_on")
    .orderBy("id")
    .select(["held_on as day", "number"])
    .$narrowType<{ day: string }>() // asked for above
    .execute();
}

export async function getMeeting(db: Reads, id: MeetingId): Promise<MeetingRecord> {
  const meeting = await getMeetingHead(db, id);
  const next = await meetings(db)
    .innerJoin("meeting_next", "meeting_next.next_meeting_id", "meeting.id")
    .where("meeting_next.meeting_id", "=", id)
    .executeTakeFirst();
  return {
    ...meeting,
    dates: await listGivenDates(db, id),
    agenda: await listAgenda(db, id),
    attendance: await listAttendance(db, id),
    texts: {
      summary: await findMeetingText(db, id, "summary"),
      outcomes: await findMeetingText(db, id, "outcomes"),
    },
    positions: await listPositions(db, id),
    decisions: await listMeetingDecisions(db, id),
    activities: await listMeetingActivities(db, id),
    next: next ? shape(next) : await findNextMeeting(db, meeting),
  };
}

/** A meeting without what belongs to it. */
export async function getMeetingHead(db: Reads, id: MeetingId): Promise<Meeting> {
  const row = await meetings(db).where("meeting.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`meeting ${id}`);
  return shape(row);
}

/** The meeting to come that begins soonest after one that was held, where no record names the next. */
async function findNextMeeting(db: Reads, { id, time, standing }: Meeting): Promise<Meeting | undefined> {
  if (standing.status !== "held") return undefined;
  const rows = await meetings(db)
    .where("meeting.id", "<>", id)
    .where("held_at", "is", null)
    .where("cancelled_at", "is", null)
    .execute();
  return rows
    .map(shape)
    .filter((meeting) => firstDay(meeting.time) >= firstDay(time))
    .sort((a, b) => firstDay(a.time).localeCompare(firstDay(b.time)))[0];
}

/** The meeting that has a number of the formal series. */
export async function findNumberedMeeting(db: Reads, number: number): Promise<MeetingId | undefined> {
  const row = await db.selectFrom("meeting").where("number", "=", number).select("id").executeTakeFirst();
  return row?.id;
}

/** The number after the highest that was given, to a cancelled meeting too. */
export async function nextMeetingNumber(db: Reads): Promise<number> {
  const row = await db
    .selectFrom("meeting")
    .select((of) => of.fn.max("number").as("highest"))
    .executeTakeFirst();
  return (row?.highest ?? 0) + 1;
}

/** Every date a meeting was given, the first first. */
export async function listGivenDates(db: Reads, id: MeetingId): Promise<GivenDate[]> {
  const rows = await db.selectFrom("meeting_date").where("meeting_id", "=", id).orderBy("n").selectAll().execute();
  return rows.map(({ n, on_day, window_from, window_to, words, source, set_at }) => ({
    n,
    time: timeOf({ held_on: on_day, window_from, window_to }),
    words,
    source,
    setAt: set_at,
  }));
}

export async function listAgenda(db: Reads, id: MeetingId): Promise<AgendaItem[]> {
  return await db
    .selectFrom("agenda_item")
    .where("meeting_id", "=", id)
    .where("revision", "=", await lastAgendaRevision(db, id))
    .orderBy("n")
    .select(["title", "source"])
    .execute();
}

export async function lastAgendaRevision(db: Reads, id: MeetingId): Promise<number> {
  const row = await db
    .selectFrom("agenda_item")
    .where("meeting_id", "=", id)
    .select((of) => of.fn.max("revision").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Who came, by the newest list. */
export async function listAttendance(db: Reads, id: MeetingId): Promise<Attendee[]> {
  const rows = await db
    .selectFrom("attendance")
    .where("meeting_id", "=", id)
    .where("revision", "=", await lastAttendanceRevision(db, id))
    .orderBy("n")
    .select(["state_code", "body", "names"])
    .execute();
  return rows.map(({ state_code, body, names }) => ({
    by: state_code ? { state: state_code } : { body: body as string }, // a check of the table: one of the two
    names,
  }));
}

export async function lastAttendanceRevision(db: Reads, id: MeetingId): Promise<number> {
  const row = await db
    .selectFrom("attendance")
    .where("meeting_id", "=", id)
    .select((of) => of.fn.max("revision").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** The newest revision of a text of a meeting. */
export async function findMeetingText(
  db: Reads,
  id: MeetingId,
  kind: "summary" | "outcomes",
): Promise<MeetingText | undefined> {
  return await db
    .selectFrom("meeting_text")
    .where("meeting_id", "=", id)
    .where("kind", "=", kind)
    .orderBy("revision", "desc")
    .select(["revision", "language", "body"])
    .executeTakeFirst();
}

export async function lastTextRevision(db: Reads, id: MeetingId, kind: "summary" | "outcomes"): Promise<number> {
  return (await findMeetingText(db, id, kind))?.revision ?? 0;
}

/** The delegations of the Committee on a day: its members then, and those for whom somebody sat. */
export async function listDelegations(db: Reads, on: string): Promise<StateCode[]> {
  const rows = await db
    .selectFrom("capacity")
    .where("kind", "=", "member")
    .where("valid_from", "<=", on)
    .where((of) => of.or([of("valid_to", "is", null), of("valid_to", ">", on)]))
    .distinct()
    .select("state_code")
    .execute();
  const sitting = rows.flatMap(({ state_code }) => (state_code ? [state_code] : []));
  return [...new Set([...(await listMembersOn(db, on)), ...sitting])];
}

async function listPositions(db: Reads, id: MeetingId): Promise<RecordedPosition[]> {
  const rows = await db
    .selectFrom("recorded_position")
    .where("meeting_id", "=", id)
    .orderBy("n")
    .select(["state_code", "body", "subject", "said", "source"])
    .execute();
  return rows.map(({ state_code, body, ...position }) => ({
    ...position,
    by: state_code ? { state: state_code } : { body: body as string }, // a check of the table: one of the two
  }));
}

async function listMeetingDecisions(db: Reads, id: MeetingId): Promise<MeetingRecord["decisions"]> {
  return await db
    .selectFrom("meeting_decision")
    .innerJoin("decision", "decision.id", "meeting_decision.decision_id")
    .where("meeting_id", "=", id)
    .orderBy("decision.taken_on")
    .select([
      "decision.id",
      "decision.taken_on as takenOn",
      "decision.subject",
      "meeting_decision.relation",
      "meeting_decision.source",
    ])
    .execute();
}

async function listMeetingActivities(db: Reads, id: MeetingId): Promise<MeetingActivity[]> {
  return await db
    .selectFrom("meeting_activity")
    .innerJoin("activity", "activity.id", "meeting_activity.activity_id")
    .where("meeting_id", "=", id)
    .orderBy("activity.starts_on")
    .select([
      "activity.id",
      "activity.title",
      "activity.place",
      "activity.starts_on as from",
      "activity.ends_before as before",
      "activity.serves",
      "activity.sponsor",
      "meeting_activity.said",
      "meeting_activity.source",
    ])
    .execute();
}

function meetings(db: Reads) {
  return db
    .selectFrom("meeting")
    .select([
      "meeting.id",
      "meeting.kind",
      "meeting.number",
      "meeting.group_name as groupName",
      "meeting.held_on",
      "meeting.window_from",
      "meeting.window_to",
      "meeting.starts_at as startsAt",
      "meeting.place",
      "meeting.summary",
      "meeting.language",
      "meeting.source",
      "meeting.held_at",
      "meeting.cancelled_at",
      "meeting.cancelled_because",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof meetings>["execute"]>>[number];

function shape({
  held_on,
  window_from,
  window_to,
  held_at,
  cancelled_at,
  cancelled_because,
  ...meeting
}: Row): Meeting {
  return {
    ...meeting,
    time: timeOf({ held_on, window_from, window_to }),
    standing: standingOf({ held_at, cancelled_at, cancelled_because }),
  };
}

function timeOf({ held_on, window_from, window_to }: Pick<Row, "held_on" | "window_from" | "window_to">): MeetingTime {
  return held_on === null
    ? { from: window_from as string, before: window_to as string } // a check of the table: a date, or both ends of a window
    : { on: held_on };
}

function standingOf({
  held_at,
  cancelled_at,
  cancelled_because,
}: Pick<Row, "held_at" | "cancelled_at" | "cancelled_because">): MeetingStanding {
  if (held_at) return { status: "held", at: held_at };
  if (cancelled_at) return { status: "cancelled", at: cancelled_at, because: cancelled_because ?? "" };
  return { status: "announced" };
}
