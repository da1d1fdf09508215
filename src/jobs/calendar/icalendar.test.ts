import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { type Calendar, type CalendarEvent, writeCalendar } from "./icalendar.ts";

const zones = ["America/New_York", "Asia/Tokyo"];
const before = process.env.TZ;
after(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

const deadline: CalendarEvent = {
  uid: "no-objection-1@open1540",
  sequence: 3,
  changedAt: Temporal.Instant.from("2026-11-25T15:30:12.999Z"),
  status: "CONFIRMED",
  when: { moment: Temporal.Instant.from("2026-12-01T22:00:00Z") },
  summary: "No-objection period ends: matrix of Ostrand, version 1; read it",
  url: "https://example.org/en/no-objections/1",
};
const expected: CalendarEvent = {
  ...deadline,
  uid: "meeting-1@open1540",
  status: "TENTATIVE",
  when: { from: "2007-10-29", before: "2007-11-10" },
  summary: "اللجنة 1540: جلسة رسمية، في الأسبوع الأخير من تشرين الأول/أكتوبر أو الأسبوع الأول من تشرين الثاني/نوفمبر",
  description: "First line\nsecond, with a \\ and a ; in it",
  place: "Conference Room 3, New York",
};

function calendarOf(...events: CalendarEvent[]): Calendar {
  return { name: "1540 Committee", language: "ar", events };
}

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}

for (const zone of zones) {
  test(`on a server in ${zone} a calendar program reads back the same moments, days and texts`, () => {
    process.env.TZ = zone;
    const [first, second] = read(writeCalendar(calendarOf(deadline, expected)));
    assert.ok(first && second);
    assert.equal(first.startDate.toString(), "2026-12-01T22:00:00Z");
    assert.equal(first.startDate.zone.tzid, "UTC");
    assert.equal(first.uid, deadline.uid);
    assert.equal(first.sequence, 3);
    assert.equal(first.summary, deadline.summary);
    assert.equal(first.component.getFirstPropertyValue("dtstamp")?.toString(), "2026-11-25T15:30:12Z");
    assert.equal(second.startDate.toString(), "2007-10-29");
    assert.equal(second.endDate.toString(), "2007-11-10", "the end is the day after the last");
    assert.ok(second.startDate.isDate);
    assert.equal(second.summary, expected.summary);
    assert.equal(second.description, expected.description);
    assert.equal(second.location, expected.place);
    assert.equal(second.component.getFirstPropertyValue("status"), "TENTATIVE");
  });
}

test("no line is longer than 75 octets, each ends with CR and LF, and no character is split", () => {
  const text = writeCalendar(calendarOf(deadline, expected));
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
  for (const line of text.split("\r\n")) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.doesNotMatch(line, /[\r\n]/);
    assert.doesNotMatch(line, /\uFFFD/);
  }
  const longest = Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)));
  assert.ok(longest >= 74, `lines use the room there is, not ${longest} octets`);
});

test("whatever a text holds, it cannot start a line of its own, and comes back as it was", () => {
  const noControl = (text: string): string => text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "");
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 300 }), (summary) => {
      fc.pre(summary.isWellFormed() && noControl(summary).length > 0);
      const text = writeCalendar(calendarOf({ ...deadline, summary }));
      assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
      const [event] = read(text);
      assert.equal(event?.summary, noControl(summary));
      assert.equal(event?.uid, deadline.uid);
    }),
    { numRuns: 500, examples: [["END:VEVENT\r\nBEGIN:VALARM"], ["a,b;c\\n\n"], ["👩‍🔬".repeat(40)]] },
  );
});
