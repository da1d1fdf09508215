import type { Work } from "#access/work.ts";
import type { CalendarSourceId, OrganisationId } from "#db/ids.ts";
import { addSource } from "#outreach/announcements/add-source.ts";
import { keepCheck } from "#outreach/announcements/keep-check.ts";
import { type AnnouncementFile, readAnnouncements } from "#outreach/announcements/read-announcements.ts";
import type { NewSource } from "#outreach/announcements/source.ts";
import { dateOf } from "#states/state.queries.ts";
import type { CastKey } from "./cast.ts";

type As = <T>(key: CastKey, daysAgo: number, does: (work: Work) => Promise<T>) => Promise<T>;
type Stage = { as: As; now: Temporal.Instant };

const workshop = "Workshop on border and export controls"; // of `fill-outreach.ts`: announced by another body too

/**
 * Two invented bodies announce what they plan, in files that the secretariat brought: a calendar in French, brought a second time after
 * something had been moved and something had vanished, and a sheet. Some of it is the same event, one entry is broken. Nothing a second time.
 */
export async function fillAnnouncements({ as, now }: Stage): Promise<void> {
  const found = await as("edda", 0, ({ db }) => db.selectFrom("calendar_source").select("id").limit(1).execute());
  if (found.length > 0) return;
  const { union, workshopFrom } = await as("edda", 0, async ({ db }) => ({
    union: await db.selectFrom("organisation").where("short_name", "=", "UMS").select("id").executeTakeFirstOrThrow(),
    workshopFrom: await db.selectFrom("activity").where("title", "=", workshop).select("starts_on").executeTakeFirst(),
  }));
  if (!workshopFrom) return; // somebody gave it another title: what would be announced beside it is left out
  const first = Temporal.PlainDate.from(workshopFrom.starts_on);
  const day = (weeks: number, days = 0): Temporal.PlainDate => first.add({ weeks, days });

  const calendar = await add(as, 45, { organisation: union.id, body: null, address: null, language: "fr" });
  const forum = { uid: "forum-2@ums.example.org", title: "Forum annuel des points de contact nationaux" };
  const course = {
    uid: "formation-7@ums.example.org",
    title: "Formation des agents des douanes au contrôle des exportations",
  };
  const shared = {
    ...{
      uid: "atelier-4@ums.example.org",
      title: "Atelier sur le contrôle des frontières et des exportations",
      place: "Nahrain",
    },
    ...{ from: day(0), before: day(0, 3) },
  };
  const early = [
    shared,
    { ...forum, place: "Port Ilamba", from: day(4), before: day(4, 2) },
    { ...course, place: "Teluvani", from: day(7), before: day(7, 5) },
    {
      uid: "visite-1@ums.example.org",
      title: "Table ronde sur les registres nationaux",
      place: "",
      from: day(9),
      before: day(9, 1),
    },
  ];
  await bring({ as, now }, { id: calendar, daysAgo: 44, file: calendarOf(early, []) });
  const moved = early
    .filter(({ uid }) => !uid.startsWith("visite"))
    .map((event) => (event.uid === forum.uid ? { ...event, from: day(5), before: day(5, 2) } : event));
  await bring(
    { as, now },
    { id: calendar, daysAgo: 6, file: calendarOf(moved, ["BEGIN:VEVENT\r\nSUMMARY:Sans jour\r\nEND:VEVENT"]) },
  );

  const sheet = await add(as, 20, {
    ...{ organisation: null, body: "Meridian Institute for Strategic Trade", address: null, language: "en" },
  });
  await bring(
    { as, now },
    {
      ...{ id: sheet, daysAgo: 19 },
      file: sheetOf([
        {
          uid: "f-1",
          title: "Annual forum of national points of contact",
          place: "Port Ilamba",
          organiser: "Union of Meridian States",
          from: day(5),
          before: day(5, 2),
        },
        {
          uid: "c-2",
          title: "Course on export control for customs officers",
          place: "Teluvani",
          from: day(7),
          before: day(7, 4),
        },
        { uid: "s-3", title: "Seminar on the security of ports", place: "Nahrain", from: day(1), before: day(1, 2) },
      ]),
    },
  );
}

type Invented = {
  uid: string;
  title: string;
  place: string;
  organiser?: string;
  from: Temporal.PlainDate;
  before: Temporal.PlainDate;
};

async function add(
  as: As,
  daysAgo: number,
  source: NewSource & { organisation: OrganisationId | null },
): Promise<CalendarSourceId> {
  const added = await as("edda", daysAgo, (work) => addSource(work, source));
  if (!added.ok) throw new Error(`demonstration: ${added.reason}`);
  return added.id;
}

type Brought = { id: CalendarSourceId; daysAgo: number; file: (since: string) => AnnouncementFile };

async function bring({ as, now }: Stage, { id, daysAgo, file }: Brought): Promise<void> {
  const reading = await readAnnouncements(file(dateOf(now.subtract({ hours: 24 * daysAgo }))));
  if (!reading.ok) throw new Error(`demonstration: ${reading.reason}`);
  const kept = await as("edda", daysAgo, (work) => keepCheck(work, id, { outcome: "brought", reading }));
  if (!kept.ok) throw new Error(`demonstration: ${kept.reason}`);
}

function calendarOf(events: readonly Invented[], broken: readonly string[]): Brought["file"] {
  const written = events.map(({ uid, title, place, from, before }) =>
    [
      ...["BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20260101T000000Z"],
      ...[`DTSTART;VALUE=DATE:${basic(from)}`, `DTEND;VALUE=DATE:${basic(before)}`],
      ...[`SUMMARY;LANGUAGE=fr:${title}`, `LOCATION:${place}`, "END:VEVENT"],
    ].join("\r\n"),
  );
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Union of the Meridian States//invented//FR"];
  const text = [...head, ...written, ...broken, "END:VCALENDAR", ""].join("\r\n");
  return (since) => ({ kind: "calendar", bytes: new TextEncoder().encode(text), since });
}

function sheetOf(rows: readonly Invented[]): Brought["file"] {
  const text = [
    "UID,Title,Place,Start,End,Organiser",
    ...rows.map(
      ({ uid, title, place, organiser = "", from, before }) =>
        `${uid},${title},${place},${from},${before.subtract({ days: 1 })},${organiser}`,
    ),
  ].join("\n");
  return () => ({ kind: "sheet", bytes: new TextEncoder().encode(text), order: "unsaid" });
}

const basic = (day: Temporal.PlainDate): string => day.toString().replaceAll("-", "");
