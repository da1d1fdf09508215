import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readCalendar } from "./read-calendar.ts";

const lines = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "X-WR-TIMEZONE:Europe/Paris",
  "METHOD:PUBLISH",
  "BEGIN:VTIMEZONE",
  "TZID:Romance Standard Time",
  "END:VTIMEZONE",
  "BEGIN:VEVENT",
  "UID:one",
  "SEQUENCE:2",
  "DTSTAMP:20261101T000000Z",
  "SUMMARY;LANGUAGE=fr:Atelier",
  "DTSTART;TZID=Romance Standard Time:20261127T090000",
  "DTEND;TZID=Romance Standard Time:20261127T170000",
  "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=5",
  "RDATE;VALUE=PERIOD:20261201T080000Z/PT1H,20261202T080000Z/PT2H",
  "EXDATE;VALUE=DATE:20261225",
  "BEGIN:VALARM",
  "TRIGGER:-PT1H",
  "END:VALARM",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:one",
  "RECURRENCE-ID;RANGE=THISANDFUTURE:20270129T080000Z",
  "SUMMARY:Verschoben",
  "DTSTART:20270130T080000Z",
  "DURATION:PT8H",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "UID:two",
  "SUMMARY:Whole days",
  "DTSTART;VALUE=DATE:20261127",
  "DTEND;VALUE=DATE:20261130",
  "STATUS:TENTATIVE",
  "CLASS:PUBLIC",
  "URL:https://example.org/",
  "DESCRIPTION:<p>one</p>",
  "END:VEVENT",
  "END:VCALENDAR",
];

const piece = fc.oneof(
  fc.constantFrom(
    ...';:=",\\/^+-TZP\u0000\t',
    "\r\n",
    "\n ",
    "BEGIN:VEVENT\n",
    "END:VEVENT\n",
    "__proto__",
    "constructor",
    "99999999999999999999",
    "FREQ=DAILY",
    "VALUE=",
    "TZID=",
    "0000",
    "é",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);
/** Where a line is touched, how much is taken out there, and what is put in. */
const touch = fc.tuple(fc.nat({ max: lines.length - 1 }), fc.nat({ max: 60 }), fc.nat({ max: 10 }), piece);

test("however a feed is mangled, it is read or refused, each fault has a line of the file, and each day is one", () => {
  let lost = 0;
  let told = 0;
  fc.assert(
    fc.property(fc.array(touch, { minLength: 1, maxLength: 6 }), fc.boolean(), (touches, isLatin) => {
      const mangled = [...lines];
      for (const [line, at, length, text] of touches) {
        const old = mangled[line] ?? "";
        mangled[line] = old.slice(0, at) + text + old.slice(at + length);
      }
      const text = mangled.join("\r\n");
      const read = readCalendar(Buffer.from(text, isLatin ? "latin1" : "utf8"), "2026-11-01");
      if (!read.ok) return;
      const last = text.split(/\r\n|\r|\n/).length;
      for (const { line } of read.faults) assert.ok(line >= 1 && line <= last, `line ${line} of ${last}`);
      for (const { matter, times } of read.told) {
        assert.ok(matter.title !== "" && matter.uid !== "" && matter.title.length <= 500);
        for (const { from, before } of times)
          assert.ok(Temporal.PlainDate.compare(from, before) < 0, `${from} before ${before}`);
      }
      lost += read.faults.length;
      told += read.told.length;
    }),
    { numRuns: 4_000, seed: 1540 },
  );
  assert.ok(lost > 1_000 && told > 1_000, "both happen");
});
