import type { Reader, Work } from "#access/work.ts";
import { listMeetingDays } from "#committee/meetings/meeting.queries.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import { listActivities, listAssigned, listInvitees, listParties } from "../activities/activity.queries.ts";
import type { ActivityHead, Invitee, Party } from "../activities/activity.ts";
import { isCertain } from "../activities/machine.ts";
import { listAnnounced } from "../announcements/announcement.queries.ts";
import { type AnnouncementOnRecord, markedId } from "../announcements/announcement.ts";
import { listMarks } from "../marks/mark.queries.ts";
import type { CalendarMark } from "../marks/mark.ts";
import { readRestDays } from "../marks/rest-days.queries.ts";
import { openLexicon } from "../same-event/concepts.ts";
import { onePerEvent } from "../same-event/one-per-event.ts";
import { readClusters } from "../same-event/pair.queries.ts";
import { type KnownOrganisations, organisersOf, organisersOfActivity } from "../written-names/written-name.ts";
import { type CalendarEntry, openCalendar } from "./calendar.ts";
import { type Diary, openDiary } from "./diary.ts";
import type { DiaryEntry } from "./diary-entry.ts";
import { duplicationReach } from "./duplication.ts";

type Reads = Reader | Work["db"];
type Range = { from: string; before: string };

const lexicon = openLexicon([]);

/** What everybody does around some days, as far as its reader may read it, with the calendar of those days; a body by what it is known as. */
export async function readDiary(db: Reads, days: Range, names: KnownOrganisations): Promise<Diary> {
  const near = { from: shifted(days.from, -duplicationReach - 1), before: shifted(days.before, duplicationReach + 1) };
  const heads = (await listActivities(db, near)).filter(
    ({ standing }) => standing !== "cancelled" && standing !== "merged",
  );
  const ids = heads.map(({ id }) => id);
  const [parties, invitees, experts] = [
    await listParties(db, ids),
    await listInvitees(db, ids),
    await listAssigned(db, ids),
  ];
  const entries = heads.map((head) =>
    entryOf(head, {
      parties: parties.get(head.id) ?? [],
      invitees: invitees.get(head.id) ?? [],
      experts: experts.get(head.id) ?? [],
      names,
    }),
  );
  const announced = onePerEvent(await listAnnounced(db, near), await readClusters(db), new Set<string>(ids));
  return openDiary([...entries, ...announced.map((one) => announcedEntry(one, names))], {
    calendar: openCalendar(await readCalendar(db, near), await readRestDays(db)),
    lexicon,
  });
}

/** What another body announces, as the diary holds it; whom it invites is not known. */
function announcedEntry(one: AnnouncementOnRecord, names: KnownOrganisations): DiaryEntry {
  const { title, language, from, before, hostState, subjects, region, status } = one;
  return {
    ...{ id: markedId(one.id), title, language, from, before, hostState, subjects, region, city: one.place },
    ...{ mode: "in-person", kind: "other", states: [], organisations: [], experts: [] },
    organisers: organisersOf(one, names),
    isConfirmed: status === "confirmed",
    dates: { known: "days" },
  };
}

type OnRecord = Pick<
  ActivityHead,
  "id" | "title" | "language" | "time" | "mode" | "place" | "hostState" | "subjects" | "region" | "kind" | "standing"
>;
type People = {
  parties: readonly Party[];
  invitees: readonly Invitee[];
  experts: readonly string[];
  names: KnownOrganisations;
};

/** An activity as the diary holds it. */
export function entryOf(activity: OnRecord, { parties, invitees, experts, names }: People): DiaryEntry {
  const { id, title, language, time, mode, place, hostState, subjects, region, kind, standing } = activity;
  const concerned = invitees.filter((one) => one.standing !== "declined" && one.standing !== "did-not-come");
  return {
    ...{ id, title, language, mode, hostState, subjects, region, kind, experts },
    ...{ from: time.from, before: time.before, city: place },
    organisers: organisersOfActivity(parties, names),
    organisations: concerned.flatMap(({ organisation }) => (organisation ? [organisation] : [])),
    states: concerned.flatMap(({ state }) => (state ? [state] : [])),
    isConfirmed: isCertain(standing),
    dates: time.precision === "days" ? { known: "days" } : { known: "window", length: time.daysLong },
  };
}

/** Meetings of the Committee, large meetings, and holidays of Headquarters and of hosts. */
async function readCalendar(db: Reads, { from, before }: Range): Promise<CalendarEntry[]> {
  const meetings = await listMeetingDays(db, { from, before });
  const marks = await listMarks(db, { from, before });
  const holidays = (await listUsableHolidays(db))
    .flatMap(({ days }) => days)
    .filter((day) => day >= from && day < before);
  return [
    ...meetings.map(
      ({ day, number }): CalendarEntry => ({
        kind: "committee-meeting",
        name: number === null ? "" : String(number),
        ...{ from: day, before: shifted(day, 1) },
      }),
    ),
    ...marks.map(markEntry),
    ...holidays.map(
      (day): CalendarEntry => ({ kind: "un-holiday", name: "", isFloating: false, from: day, before: shifted(day, 1) }),
    ),
  ];
}

function markEntry({ kind, name, from, before, state }: CalendarMark): CalendarEntry {
  const named = { name, from, before };
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
