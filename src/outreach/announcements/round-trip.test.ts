import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import fc from "fast-check";
import ICAL from "ical.js";
import ical from "node-ical";
import { type CalendarEvent, writeCalendar } from "#jobs/calendar/icalendar.ts";
import type { Announced } from "./announced.ts";
import { lineOf, plainText } from "./announced-text.ts";
import { readCalendar } from "./read-calendar.ts";

const serverZones = ["America/New_York", "Pacific/Kiritimati"];
const zone = process.env.ROUND_TRIP_IN;

/** An activity as it goes out, and how a reader understands it. */
type Understood = {
  uid: string;
  sequence: number;
  status: string;
  title: string;
  place: string;
  url: string;
  description: string;
  when: string[];
};

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => Temporal.PlainDate.from("2000-01-01").add({ days }));
const days = fc
  .tuple(day, fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => ({ from: from.toString(), before: from.add({ days: length }).toString() }));
const moments = fc
  .tuple(fc.integer({ min: 946_684_800, max: 4_102_444_800 }), fc.integer({ min: 1, max: 86_400 * 20 }))
  .map(([from, length]) => ({
    moment: Temporal.Instant.fromEpochMilliseconds(from * 1000),
    until: Temporal.Instant.fromEpochMilliseconds((from + length) * 1000),
  }));
const words = fc.constantFrom(
  "Workshop on resolution 1540 (2004); for States, first part",
  "Atelier à Lomé – l’assistance, l’autre \\ moitié",
  "ورشة عمل: القرار 1540 (2004)، الجزء الأول",
  "讲习班：关于第1540(2004)号决议；".repeat(9),
  "Практикум по вопросам экспортного контроля, часть вторая",
  "Taller “regional” 👩‍🔬 a:b;c,d",
);
const anything = fc.string({ unit: "binary", minLength: 1, maxLength: 200 }).filter((text) => text.isWellFormed());

function activities(text: fc.Arbitrary<string>): fc.Arbitrary<CalendarEvent> {
  return fc.record({
    uid: fc.uuid().map((id) => `activity-${id}@open1540`),
    sequence: fc.nat({ max: 1_000 }),
    changedAt: fc.constant(Temporal.Instant.from("2026-11-26T07:00:00Z")),
    status: fc.constantFrom("TENTATIVE", "CONFIRMED", "CANCELLED"),
    when: fc.oneof(days, moments),
    summary: text,
    language: fc.constantFrom("ar", "zh", "en", "fr", "ru", "es"),
    description: text,
    place: text,
    categories: fc.subarray(["nuclear", "export control, dual use", "国家报告"], { minLength: 1 }),
    url: fc.webUrl({ withQueryParameters: true }),
  });
}

/** The format has no control characters but line breaks and tabs; they are not written. */
function noControl(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "");
}

function written(event: CalendarEvent): string {
  return writeCalendar({ name: "Activities", language: "en", events: [event] });
}

function wanted({
  uid,
  sequence,
  status,
  summary,
  place = "",
  url,
  description = "",
  when,
}: CalendarEvent): Understood {
  const times = "moment" in when ? [when.moment, when.until ?? when.moment].map(String) : [when.from, when.before];
  return { uid, sequence, status, title: summary, place, url, description, when: times };
}

function readByUs(text: string): Announced {
  const read = readCalendar(Buffer.from(text), "2026-01-01");
  assert.ok(read.ok && read.isWhole);
  assert.deepEqual(read.faults, []);
  const [one] = read.told.flatMap(({ matter, times }) => times.map((time) => ({ ...matter, ...time })));
  assert.ok(one);
  return one;
}

function understoodByUs(text: string): Understood {
  const { uid, sequence, status, title, place, url, description, from, before, startsAt, endsAt } = readByUs(text);
  const when =
    startsAt && endsAt ? [startsAt, endsAt].map((at) => Temporal.Instant.from(at).toString()) : [from, before];
  return { uid, sequence, status: status?.toUpperCase() ?? "", title, place, url: url ?? "", description, when };
}

function understoodByIcalJs(text: string): Understood {
  const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
  assert.ok(component);
  const event = new ICAL.Event(component);
  const value = (name: string): string => String(component.getFirstPropertyValue(name));
  return {
    uid: event.uid,
    sequence: event.sequence,
    status: value("status"),
    title: event.summary,
    place: event.location,
    url: value("url"),
    description: event.description,
    when: [event.startDate.toString(), event.endDate.toString()],
  };
}

function understoodByNodeIcal(text: string): Understood {
  const event = Object.values(ical.sync.parseICS(text)).find((one) => one?.type === "VEVENT");
  assert.ok(event?.type === "VEVENT");
  const textOf = (value: unknown): string =>
    typeof value === "object" && value !== null && "val" in value ? String(value.val) : String(value);
  // Whole days are midnights of the server there: its own days, not those of UTC.
  const civil = (date: Date): string =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const timeOf = (date: Date): string =>
    event.datetype === "date" ? civil(date) : date.toISOString().replace(".000Z", "Z");
  return {
    uid: event.uid,
    sequence: Number(event.sequence),
    status: textOf(event.status),
    title: textOf(event.summary),
    place: textOf(event.location),
    url: textOf(event.url),
    description: textOf(event.description),
    when: [event.start, event.end].map((date) => (date ? timeOf(date) : "")),
  };
}

if (zone) {
  test("the process is in the zone it is to be in", () => {
    assert.equal(Intl.DateTimeFormat().resolvedOptions().timeZone, zone);
  });

  test("our reader, ical.js and node-ical all understand an activity as it was written", () => {
    fc.assert(
      fc.property(activities(words), (activity) => {
        const text = written(activity);
        assert.deepEqual(understoodByIcalJs(text), wanted(activity), "ical.js");
        assert.deepEqual(understoodByNodeIcal(text), wanted(activity), "node-ical");
        const { url, ...ours } = understoodByUs(text);
        assert.deepEqual({ ...ours, url: activity.url }, wanted(activity), "ours");
        assert.equal(url, new URL(activity.url).href);
        assert.equal(readByUs(text).language, activity.language);
      }),
      { numRuns: 300, seed: 1540 },
    );
  });

  test("whatever the texts hold, our reader finds them again as one line and as plain text, and the days with them", () => {
    fc.assert(
      fc.property(activities(anything), (activity) => {
        const title = lineOf(noControl(activity.summary), 500);
        fc.pre(title !== "");
        const read = understoodByUs(written(activity));
        assert.equal(read.title, title);
        assert.equal(read.description, plainText(noControl(activity.description ?? "")));
        assert.deepEqual(read.when, wanted(activity).when);
      }),
      { numRuns: 500, seed: 1540 },
    );
  });

  test("categories are read back by others, and a cancelled activity stays in the calendar", () => {
    const activity: CalendarEvent = {
      uid: "activity-1@open1540",
      sequence: 2,
      changedAt: Temporal.Instant.from("2026-11-26T07:00:00Z"),
      status: "CANCELLED",
      when: { from: "2007-11-27", before: "2007-11-29" },
      summary: "Workshop in Gaborone",
      categories: ["export control, dual use", "reporting"],
      url: "https://example.org/a\r\nSUMMARY:injected b",
    };
    const text = written(activity);
    const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
    assert.deepEqual(component?.getFirstProperty("categories")?.getValues(), activity.categories);
    assert.deepEqual(
      [readByUs(text).status, readByUs(text).sequence, readByUs(text).title],
      ["cancelled", 2, "Workshop in Gaborone"],
    );
    assert.equal(readByUs(text).url, "https://example.org/a%0D%0ASUMMARY:injected%20b");
  });
} else {
  for (const serverZone of serverZones) {
    test(`on a server in ${serverZone} what is written is read the same by two other readers and ours`, async () => {
      const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
      const words = ["--import", "./scripts/jsx.mjs", "--test", "--test-reporter=tap", import.meta.filename];
      const { stdout } = await promisify(execFile)(process.execPath, words, {
        env: { ...environment, TZ: serverZone, ROUND_TRIP_IN: serverZone },
      });
      assert.match(stdout, /^# pass 4$/m);
    });
  }
}
