import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { type NewMeeting, type ToldMeeting, timeColumns } from "./meeting.ts";

export type RecordMeetingOutcome = { ok: true; id: MeetingId } | { ok: false; reason: "already-recorded" };

/** The secretariat puts a meeting on record, every line with its source. */
export async function recordMeeting(work: Work, meeting: NewMeeting): Promise<RecordMeetingOutcome> {
  requireMay(work.actor, "meeting.record");

  const { db } = work;
  const found = await db.selectFrom("meeting").where("id", "=", meeting.id).select("id").executeTakeFirst();
  if (found) return { ok: false, reason: "already-recorded" };

  await insertMeeting(work, meeting);
  await insertPapers(work, meeting);
  await insertPositions(work, meeting);
  await insertDecisions(work, meeting);
  await insertActivities(work, meeting);
  await insertNext(work, meeting);
  await record(work, {
    permission: "meeting.record",
    verb: "meeting.recorded",
    subject: meeting.id,
    details: { source: meeting.source, positions: meeting.positions.length },
  });
  return { ok: true, id: meeting.id };
}

async function insertMeeting({ db, actor, at }: Work, meeting: ToldMeeting): Promise<void> {
  const { id, kind, time, place, summary, language, source } = meeting;
  const when = timeColumns(time);
  const isHeld = when.held_on !== null && when.held_on <= dateOf(at);
  const held = isHeld ? { held_at: at, held_by: actor.id } : {};
  await db
    .insertInto("meeting")
    .values({ id, kind, ...when, place, summary, language, source, ...held })
    .execute();
  const { held_on: on_day, ...window } = when;
  await db
    .insertInto("meeting_date")
    .values({ meeting_id: id, n: 1, on_day, ...window, source, set_by: actor.id, set_at: at })
    .execute();
}

async function insertPapers({ db }: Work, { id, agenda, papers }: NewMeeting): Promise<void> {
  if (agenda.length > 0) {
    await db
      .insertInto("agenda_item")
      .values(agenda.map((item, n) => ({ meeting_id: id, n: n + 1, ...item })))
      .execute();
  }
  if (papers.length === 0) return;
  await db
    .insertInto("meeting_paper")
    .values(
      papers.map(({ title, preparedBy, circulatedOn, circulatedHow, source }, n) => ({
        meeting_id: id,
        n: n + 1,
        title,
        prepared_by: preparedBy,
        circulated_on: circulatedOn,
        circulated_how: circulatedHow,
        source,
      })),
    )
    .execute();
}

async function insertPositions({ db }: Work, { id, positions }: NewMeeting): Promise<void> {
  if (positions.length === 0) return;
  await db
    .insertInto("recorded_position")
    .values(
      positions.map(({ by, subject, said, source }, n) => ({
        meeting_id: id,
        n: n + 1,
        state_code: "state" in by ? by.state : null,
        body: "body" in by ? by.body : null,
        subject,
        said,
        source,
      })),
    )
    .execute();
}

async function insertDecisions({ db }: Work, { id, language, decisions }: NewMeeting): Promise<void> {
  for (const { relation, relationSource, ...decision } of decisions) {
    const found = await db.selectFrom("decision").where("id", "=", decision.id).select("id").executeTakeFirst();
    if (!found) {
      const { takenOn, manner, subject, source } = decision;
      await db
        .insertInto("decision")
        .values({ id: decision.id, taken_on: takenOn, manner, subject, subject_language: language, source })
        .execute();
    }
    await db
      .insertInto("meeting_decision")
      .values({ meeting_id: id, decision_id: decision.id, relation, source: relationSource })
      .execute();
  }
}

async function insertActivities({ db }: Work, { id: meeting, language, activities }: NewMeeting): Promise<void> {
  for (const { id, title, place, from, before, serves, sponsor, said, source } of activities) {
    const found = await db.selectFrom("activity").where("id", "=", id).select("id").executeTakeFirst();
    if (!found) {
      await db
        .insertInto("activity")
        .values({ id, title, language, place, starts_on: from, ends_before: before, serves, sponsor, source })
        .execute();
    }
    await db.insertInto("meeting_activity").values({ meeting_id: meeting, activity_id: id, said, source }).execute();
  }
}

async function insertNext(work: Work, { id, next }: NewMeeting): Promise<void> {
  if (!next) return;
  await insertMeeting(work, next);
  await work.db
    .insertInto("meeting_next")
    .values({ meeting_id: id, next_meeting_id: next.id, source: next.source })
    .execute();
}
