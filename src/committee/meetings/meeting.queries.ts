import { NotFound } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import type { DecisionId, MeetingId } from "#db/ids.ts";
import {
  type AgendaItem,
  firstDay,
  type Meeting,
  type MeetingRelation,
  type Paper,
  type RecordedPosition,
} from "./meeting.ts";

export type MeetingRecord = Meeting & {
  agenda: AgendaItem[];
  papers: (Paper & { n: number })[];
  positions: RecordedPosition[];
  decisions: { id: DecisionId; takenOn: string; subject: string; relation: MeetingRelation; source: string }[];
  activities: MeetingActivity[];
  next: Meeting | undefined;
};

export type MeetingActivity = {
  id: string;
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
export async function listMeetings(db: Reader): Promise<Meeting[]> {
  const rows = await meetings(db).execute();
  return rows.map(shape).sort((a, b) => firstDay(b.time).localeCompare(firstDay(a.time)));
}

export async function getMeeting(db: Reader, id: MeetingId): Promise<MeetingRecord> {
  const row = await meetings(db).where("meeting.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`meeting ${id}`);
  const next = await meetings(db)
    .innerJoin("meeting_next", "meeting_next.next_meeting_id", "meeting.id")
    .where("meeting_next.meeting_id", "=", id)
    .executeTakeFirst();
  return {
    ...shape(row),
    agenda: await listAgenda(db, id),
    papers: await listPapers(db, id),
    positions: await listPositions(db, id),
    decisions: await listMeetingDecisions(db, id),
    activities: await listMeetingActivities(db, id),
    next: next && shape(next),
  };
}

async function listAgenda(db: Reader, id: MeetingId): Promise<AgendaItem[]> {
  return await db
    .selectFrom("agenda_item")
    .where("meeting_id", "=", id)
    .orderBy("n")
    .select(["title", "source"])
    .execute();
}

async function listPapers(db: Reader, id: MeetingId): Promise<MeetingRecord["papers"]> {
  return await db
    .selectFrom("meeting_paper")
    .where("meeting_id", "=", id)
    .orderBy("n")
    .select([
      "n",
      "title",
      "prepared_by as preparedBy",
      "circulated_on as circulatedOn",
      "circulated_how as circulatedHow",
      "source",
    ])
    .execute();
}

async function listPositions(db: Reader, id: MeetingId): Promise<RecordedPosition[]> {
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

async function listMeetingDecisions(db: Reader, id: MeetingId): Promise<MeetingRecord["decisions"]> {
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

async function listMeetingActivities(db: Reader, id: MeetingId): Promise<MeetingActivity[]> {
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

function meetings(db: Reader) {
  return db
    .selectFrom("meeting")
    .select([
      "meeting.id",
      "meeting.kind",
      "meeting.held_on",
      "meeting.window_from",
      "meeting.window_to",
      "meeting.place",
      "meeting.summary",
      "meeting.language",
      "meeting.source",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof meetings>["execute"]>>[number];

function shape({ held_on, window_from, window_to, ...meeting }: Row): Meeting {
  const time =
    held_on === null
      ? { from: window_from as string, before: window_to as string } // a check of the table: a date, or both ends of a window
      : { on: held_on };
  return { ...meeting, time };
}
