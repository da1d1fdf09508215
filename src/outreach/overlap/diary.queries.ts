import type { Reader, Work } from "#access/work.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import type { ActivityId } from "#db/ids.ts";
import type { MarkKind } from "#db/schema/outreach.ts";
import { listActivities, listInvitees, listParties } from "../activities/activity.queries.ts";
import type { ActivityHead, Invitee, Party } from "../activities/activity.ts";
import { isCertain } from "../activities/machine.ts";
import { listAnnounced } from "../announcements/announcement.queries.ts";
import { type AnnouncementOnRecord, markedId } from "../announcements/announcement.ts";
import { openLexicon } from "../same-event/concepts.ts";
import { onePerEvent } from "../same-event/one-per-event.ts";
import { readClusters } from "../same-event/pair.queries.ts";
import { type CalendarEntry, openCalendar } from "./calendar.ts";
import { type Diary, openDiary } from "./diary.ts";
import type { DiaryEntry } from "./diary-entry.ts";
import { duplicationReach } from "./duplication.ts";

type Reads = Reader | Work["db"];
type Range = { from: string; before: string };

const lexicon = openLexicon([]);

/** What everybody does around some days, as far as its reader may read it, with the calendar of those days. */
export async function readDiary(db: Reads, days: Range): Promise<Diary> {
  const near = { from: shifted(days.from, -duplicationReach - 1), before: shifted(days.before, duplicationReach + 1) };
  const heads = (await listActivities(db, near)).filter(
    ({ standing }) => standing !== "cancelled" && standing !== "merged",
  );
  const ids = heads.map(({ id }) => id);
  const [parties, invitees, experts] = [
    await listParties(db, ids),
    await listInvitees(db, ids),
    await listExpertsOfMany(db, ids),
  ];
  const entries = heads.map((head) =>
    entryOf(head, {
      parties: parties.get(head.id) ?? [],
      invitees: invitees.get(head.id) ?? [],
      experts: experts.get(head.id) ?? [],
    }),
  );
  const announced = onePerEvent(await listAnnounced(db, near), await readClusters(db), new Set<string>(ids));
  return openDiary([...entries, ...announced.map(announcedEntry)], {
    calendar: openCalendar(await readCalendar(db, near)),
    lexicon,
  });
}

/** What another body announces, as the diary holds it; whom it invites is not known. */
function announcedEntry(one: AnnouncementOnRecord): DiaryEntry {
  const { title, language, from, before, hostState, subjects, region, status } = one;
  return {
    ...{ id: markedId(one.id), title, language, from, before, hostState, subjects, region, city: one.place },
    ...{ mode: "in-person", kind: "other", states: [], organisations: [], experts: [] },
    organisers: [one.organisation ?? (one.organiser || one.body || "")],
    isConfirmed: status === "confirmed",
    dates: { known: "days" },
  };
}

type OnRecord = Pick<
  ActivityHead,
  "id" | "title" | "language" | "time" | "mode" | "place" | "hostState" | "subjects" | "region" | "kind" | "standing"
>;
type People = { parties: readonly Party[]; invitees: readonly Invitee[]; experts: readonly string[] };

/** An activity as the diary holds it. */
export function entryOf(activity: OnRecord, { parties, invitees, experts }: People): DiaryEntry {
  const { id, title, language, time, mode, place, hostState, subjects, region, kind, standing } = activity;
  const concerned = invitees.filter((one) => one.standing !== "declined" && one.standing !== "did-not-come");
  return {
    ...{ id, title, language, mode, hostState, subjects, region, kind, experts },
    ...{ from: time.from, before: time.before, city: place },
    organisers: parties.flatMap(({ role, organisation, state, body }) =>
      role === "organiser" ? [organisation ?? state ?? body ?? ""] : [],
    ),
    organisations: concerned.flatMap(({ organisation }) => (organisation ? [organisation] : [])),
    states: concerned.flatMap(({ state }) => (state ? [state] : [])),
    isConfirmed: isCertain(standing),
    dates: time.precision === "days" ? { known: "days" } : { known: "window", length: time.daysLong },
  };
}

async function listExpertsOfMany(db: Reads, ids: readonly ActivityId[]): Promise<Map<ActivityId, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("activity_expert")
    .where("activity_id", "in", ids)
    .select(["activity_id", "account_id"])
    .execute();
  const groups = Map.groupBy(rows, ({ activity_id }) => activity_id);
  return new Map([...groups].map(([id, of]) => [id, of.map(({ account_id }) => account_id as string)]));
}

/** Meetings of the Committee, large meetings, and holidays of Headquarters and of hosts. */
async function readCalendar(db: Reads, { from, before }: Range): Promise<CalendarEntry[]> {
  const meetings = await db
    .selectFrom("meeting")
    .where("held_on", ">=", from)
    .where("held_on", "<", before)
    .where("cancelled_at", "is", null)
    .select(["held_on", "kind", "number"])
    .execute();
  const marks = await db
    .selectFrom("calendar_mark")
    .where("ended_at", "is", null)
    .where("starts_on", "<", before)
    .where("ends_before", ">", from)
    .select(["kind", "name", "state_code", "starts_on", "ends_before"])
    .execute();
  const holidays = (await listUsableHolidays(db))
    .flatMap(({ days }) => days)
    .filter((day) => day >= from && day < before);
  return [
    ...meetings.flatMap(({ held_on, number }): CalendarEntry[] =>
      held_on
        ? [
            {
              kind: "committee-meeting",
              name: number === null ? "" : String(number),
              from: held_on,
              before: shifted(held_on, 1),
            },
          ]
        : [],
    ),
    ...marks.map((mark) =>
      markEntry(mark.kind, { name: mark.name, from: mark.starts_on, before: mark.ends_before }, mark.state_code),
    ),
    ...holidays.map(
      (day): CalendarEntry => ({ kind: "un-holiday", name: "", isFloating: false, from: day, before: shifted(day, 1) }),
    ),
  ];
}

function markEntry(kind: MarkKind, named: Range & { name: string }, state: string | null): CalendarEntry {
  switch (kind) {
    case "iaea-general-conference":
      return { ...named, kind: "large-meeting", subject: "nuclear" };
    case "opcw-conference":
      return { ...named, kind: "large-meeting", subject: "chemical" };
    case "bwc-meeting":
      return { ...named, kind: "large-meeting", subject: "biological" };
    case "fatf-plenary":
      return { ...named, kind: "fatf" };
    case "high-level-week":
    case "first-committee":
      return { ...named, kind: "general-assembly", part: kind };
    case "host-holiday":
      return { ...named, kind: "host-holiday", state: state ?? "" }; // the table takes none without a State
    case "floating-holiday":
      return { ...named, kind: "un-holiday", isFloating: true };
  }
}

function shifted(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
