import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import type { AnnouncedTime } from "./announced.ts";
import { readCalendar, type ToldCalendar } from "./read-calendar.ts";
import { dayNumber, ruleDays } from "./recurrence-days.ts";
import { type Rule, readRule } from "./recurrence-rule.ts";

function read(since: string, ...events: string[][]): Extract<ToldCalendar, { ok: true }> {
  const lines = events.flatMap((event) => ["BEGIN:VEVENT", "UID:one", "SUMMARY:Repeated", ...event, "END:VEVENT"]);
  const told = readCalendar(Buffer.from(["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR", ""].join("\r\n")), since);
  assert.ok(told.ok);
  return told;
}

function times(since: string, ...events: string[][]): AnnouncedTime[] {
  return read(since, ...events).told.flatMap((one) => one.times);
}

function reasons(since: string, ...events: string[][]): string[] {
  return read(since, ...events).faults.map(({ line, reason }) => `${line} ${reason}`);
}

/** The examples of RFC 5545, 3.8.5.3, with what it says comes of them. All begin on 2 September 1997 at 09:00 in New York unless they say otherwise. */
const examples: [string, string, string?][] = [
  ["FREQ=DAILY;COUNT=4", "09-02 09-03 09-04 09-05"],
  ["FREQ=DAILY;INTERVAL=10;COUNT=5", "09-02 09-12 09-22 10-02 10-12"],
  [
    "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
    "09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02",
  ],
  [
    "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
    "09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03 10-13 10-15 10-17 10-27 10-29 10-31 11-10 11-12 11-14 11-24 11-26 11-28 12-08 12-10 12-12 12-22",
    "19970901",
  ],
  ["FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "08-05 08-10 08-19 08-24", "19970805"],
  ["FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "08-05 08-17 08-19 08-31", "19970805"],
  ["FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "09-05 10-03 11-07 12-05", "19970905"],
  ["FREQ=MONTHLY;INTERVAL=2;COUNT=6;BYDAY=1SU,-1SU", "09-07 09-28 11-02 11-30 01-04 01-25", "19970907"],
  ["FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "09-22 10-20 11-17 12-22 01-19 02-16", "19970922"],
  ["FREQ=MONTHLY;COUNT=4;BYMONTHDAY=-3", "09-28 10-29 11-28 12-29", "19970928"],
  ["FREQ=MONTHLY;COUNT=6;BYMONTHDAY=2,15", "09-02 09-15 10-02 10-15 11-02 11-15"],
  ["FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1", "09-30 10-01 10-31 11-01 11-30", "19970930"],
  ["FREQ=MONTHLY;INTERVAL=18;COUNT=6;BYMONTHDAY=10,11,12,13,14,15", "09-10 09-11 09-12 09-13 09-14 09-15", "19970910"],
  ["FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "06-10 07-10 06-10 07-10", "19970610"],
  ["FREQ=YEARLY;INTERVAL=3;COUNT=3;BYYEARDAY=1,100,200", "01-01 04-10 07-19", "19970101"],
  ["FREQ=YEARLY;COUNT=2;BYDAY=20MO", "05-19 05-18", "19970519"],
  ["FREQ=YEARLY;COUNT=4;BYMONTH=3;BYDAY=TH", "03-13 03-20 03-27 03-05", "19970313"],
  ["FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR;COUNT=4", "02-13 03-13 11-13 08-13", "19980213"],
  ["FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=4", "09-13 10-11 11-08 12-13", "19970913"],
  ["FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=1", "11-05", "19961105"],
  ["FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "09-04 10-07 11-06", "19970904"],
  ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4", "09-29 10-30 11-27 12-30", "19970929"],
  ["FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "01-15 01-30 02-15 03-15 03-30", "20070115"],
];

for (const [rule, wanted, start = "19970902"] of examples) {
  test(`from ${start}, ${rule} is ${wanted}`, () => {
    const since = `${start.slice(0, 4)}-01-01`;
    const found = times(since, [`DTSTART;TZID=America/New_York:${start}T090000`, `RRULE:${rule}`]);
    assert.equal(found.map(({ from }) => from.slice(5)).join(" "), wanted);
    assert.ok(
      found.every(({ startsAt }) => startsAt?.includes("T09:00:00-0")),
      "at the same hour, whatever the clocks do",
    );
  });
}

test("what repeats for ever is told for two years and at most two hundred times", () => {
  const day = "DTSTART;VALUE=DATE:19000101";
  const weekly = times("2026-11-27", [day, "RRULE:FREQ=WEEKLY"]);
  assert.equal(weekly[0]?.from, "2026-11-30");
  assert.equal(weekly.at(-1)?.from, "2028-11-20");
  assert.equal(weekly.length, 104);
  assert.equal(times("2026-11-27", [day, "RRULE:FREQ=DAILY"]).length, 200);
  assert.deepEqual(reasons("2026-11-27", [day, "RRULE:FREQ=DAILY"]), ["2 too-many-instances"]);
  assert.deepEqual(reasons("2026-11-27", [day, "RRULE:FREQ=WEEKLY"]), []);
});

test("a thing that lasts over the first day is still told", () => {
  const found = times("2026-11-27", [
    "DTSTART;VALUE=DATE:20260102",
    "DURATION:P10D",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=20",
  ]);
  assert.deepEqual([found[0]?.from, found[0]?.before], ["2026-11-20", "2026-11-30"]);
});

const refused: [string, string][] = [
  ["FREQ=SECONDLY", "6 rule-too-frequent"],
  ["FREQ=MINUTELY;COUNT=3", "6 rule-too-frequent"],
  ["FREQ=HOURLY;INTERVAL=24", "6 rule-too-frequent"],
  ["FREQ=DAILY;BYHOUR=9,10", "6 rule-too-frequent"],
  ["FREQ=YEARLY;BYWEEKNO=20", "6 rule"],
  ["FREQ=YEARLY;RSCALE=CHINESE", "6 rule"],
  ["FREQ=DAILY;COUNT=0", "6 rule"],
  ["FREQ=DAILY;COUNT=2;UNTIL=20270101", "6 rule"],
  ["FREQ=MONTHLY;BYMONTHDAY=0", "6 rule"],
  ["FREQ=WEEKLY;BYDAY=2MO", "6 rule"],
  ["FREQ=DAILY;UNTIL=tomorrow", "6 rule"],
  ["FREQ=SOMETIMES", "6 broken-line"],
  ["INTERVAL=2", "6 rule"],
  ["FREQ", "6 broken-line"],
];

for (const [rule, reason] of refused) {
  test(`${rule} is not guessed at: ${reason}`, () => {
    assert.deepEqual(reasons("2027-01-01", ["DTSTART;VALUE=DATE:19000101", `RRULE:${rule}`]), [reason]);
  });
}

test("a billion instances, an interval beyond all numbers and a day that never comes all end at once", () => {
  const day = "DTSTART;VALUE=DATE:20261127";
  assert.equal(times("2026-11-27", [day, "RRULE:FREQ=DAILY;COUNT=1000000000"]).length, 200);
  assert.equal(times("2026-11-27", [day, "RRULE:FREQ=YEARLY;INTERVAL=9007199254740991"]).length, 1);
  assert.equal(times("2026-11-27", [day, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"]).length, 1, "but the first day");
  assert.equal(times("2026-11-27", [day, "RRULE:FREQ=DAILY;UNTIL=99991231T235959Z"]).length, 200);
});

test("rules that all together look at too many days lose the rest of the events, not the file", () => {
  const endless = (n: number): string[] => [
    `UID:${n}`,
    "DTSTART;VALUE=DATE:19000101",
    "RRULE:FREQ=DAILY;COUNT=1000000000;BYMONTH=2;BYMONTHDAY=30",
  ];
  const lines = Array.from({ length: 600 }, (_, n) => ["BEGIN:VEVENT", "SUMMARY:Never", ...endless(n), "END:VEVENT"]);
  const sound = ["BEGIN:VEVENT", "UID:sound", "SUMMARY:Sound", "DTSTART;VALUE=DATE:20261127", "END:VEVENT"];
  const all = ["BEGIN:VCALENDAR", ...lines.flat(), ...sound, "END:VCALENDAR"].join("\n");
  const told = readCalendar(Buffer.from(all), "2026-11-27");
  assert.ok(told.ok);
  assert.deepEqual(
    told.told.map(({ matter }) => matter.uid),
    ["sound"],
  );
  const lost = told.faults.filter(({ reason }) => reason === "rule-too-long").length;
  assert.ok(lost > 200 && lost < 500, `${lost} were not followed`);
});

test("29 February comes every fourth year, and the 31st in months that have one", () => {
  assert.deepEqual(
    times("2026-01-01", ["DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"]).map(({ from }) => from),
    [],
  );
  assert.deepEqual(
    times("2027-01-01", ["DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"]).map(({ from }) => from),
    ["2028-02-29"],
  );
  assert.deepEqual(
    times("2027-01-01", ["DTSTART;VALUE=DATE:20270131", "RRULE:FREQ=MONTHLY;COUNT=4"]).map(({ from }) => from),
    ["2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31"],
  );
});

test("dates that are added come too, once each; dates that are taken out do not, by day or by hour", () => {
  const found = times("2026-11-01", [
    "DTSTART;TZID=Europe/Paris:20261102T090000",
    "DTEND;TZID=Europe/Paris:20261102T170000",
    "RRULE:FREQ=DAILY;COUNT=4",
    "RDATE;TZID=Europe/Paris:20261201T100000,20261102T090000",
    "RDATE;VALUE=PERIOD:20261205T080000Z/PT1H",
    "EXDATE;VALUE=DATE:20261103",
    "EXDATE:20261104T080000Z",
  ]);
  assert.deepEqual(
    found.map(({ startsAt }) => startsAt),
    [
      "2026-11-02T09:00:00+01:00",
      "2026-11-05T09:00:00+01:00",
      "2026-12-01T10:00:00+01:00",
      "2026-12-05T08:00:00+00:00",
    ],
  );
});

test("too many dates one by one lose the event, not the file", () => {
  const many = Array.from(
    { length: 40_000 },
    (_, n) => `RDATE;VALUE=DATE:2027${String((n % 12) + 1).padStart(2, "0")}15`,
  );
  assert.deepEqual(reasons("2026-11-01", ["DTSTART;VALUE=DATE:20261102", ...many]), ["2006 rule-too-long"]);
});

test("an instance that is moved or called off is told as its own event tells it, and known by its first start", () => {
  const whole = ["DTSTART;TZID=Europe/Paris:20261102T090000", "RRULE:FREQ=WEEKLY;COUNT=3"];
  const moved = ["RECURRENCE-ID:20261109T080000Z", "DTSTART;TZID=Europe/Paris:20261110T090000"];
  const off = [
    "RECURRENCE-ID;TZID=Europe/Paris:20261116T090000",
    "DTSTART;TZID=Europe/Paris:20261116T090000",
    "STATUS:CANCELLED",
  ];
  const { told, faults } = read("2026-11-01", whole, moved, off);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    told.flatMap(({ matter, times }) => times.map(({ instance, from }) => [matter.status, instance, from])),
    [
      [null, "2026-11-02T08:00:00Z", "2026-11-02"],
      [null, "2026-11-09T08:00:00Z", "2026-11-10"],
      ["cancelled", "2026-11-16T08:00:00Z", "2026-11-16"],
    ],
  );
  assert.deepEqual(
    reasons("2026-11-01", whole, ["RECURRENCE-ID;RANGE=THISANDFUTURE:20261109T080000Z", "DTSTART:20261110T080000Z"]),
    ["11 range"],
  );
});

test("a rule in UTC is followed in UTC, also where its calendar shows another zone", () => {
  const lines = [
    "BEGIN:VCALENDAR",
    "X-WR-TIMEZONE:America/New_York",
    "BEGIN:VEVENT",
    "UID:a",
    "SUMMARY:Sundays",
    "DTSTART:20261101T010000Z",
    "RRULE:FREQ=WEEKLY;BYDAY=SU;COUNT=2",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  const read = readCalendar(Buffer.from(lines.join("\n")), "2026-10-01");
  assert.ok(read.ok);
  assert.deepEqual(
    read.told[0]?.times.map(({ startsAt }) => startsAt),
    ["2026-10-31T21:00:00-04:00", "2026-11-07T20:00:00-05:00"],
  );
});

const someDays = fc.subarray(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], { minLength: 1, maxLength: 4 });
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
const monthDays = fc.uniqueArray(fc.constantFrom(1, 2, 5, 14, 28, -1, -2, -28), { minLength: 1, maxLength: 3 });
const firstDays = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 3 }); // from the end of a month of a year, ical.js errs by a year
const ordered = fc
  .uniqueArray(fc.tuple(fc.constantFrom("1", "2", "3", "4", "-1", "-2"), fc.constantFrom("MO", "WE", "FR", "SU")), {
    minLength: 1,
    maxLength: 3,
  })
  .map((days) => [...new Set(days.map(([ordinal, name]) => ordinal + name))]);

function parts(given: Record<string, readonly (string | number)[] | undefined>): string {
  return Object.entries(given)
    .flatMap(([name, list]) => (list ? [`;${name}=${list.join(",")}`] : []))
    .join("");
}

/** Rules that ical.js follows as the RFC says; others it follows for ever, or its own way. */
const rules = fc.oneof(
  fc
    .record({ BYDAY: fc.option(someDays, { nil: undefined }), BYMONTH: fc.option(months, { nil: undefined }) })
    .map((given) => `FREQ=DAILY${parts(given)}`),
  fc.record({ BYDAY: fc.option(someDays, { nil: undefined }) }).map((given) => `FREQ=WEEKLY${parts(given)}`),
  fc.record({ BYMONTHDAY: monthDays }).map((given) => `FREQ=MONTHLY${parts(given)}`),
  fc.record({ BYDAY: ordered }).map((given) => `FREQ=MONTHLY${parts(given)}`),
  fc.record({ BYMONTH: months, BYDAY: ordered }).map((given) => `FREQ=YEARLY${parts(given)}`),
  fc.record({ BYMONTH: months, BYMONTHDAY: firstDays }).map((given) => `FREQ=YEARLY${parts(given)}`),
);

test("whatever the rule, its days are those ical.js finds", () => {
  fc.assert(
    fc.property(
      rules,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 4_000 }),
      (words, interval, offset) => {
        const text = `${words};INTERVAL=${interval}`;
        const [, , , given] = ICAL.parse.property(`RRULE:${text}`);
        const rule = readRule(given);
        assert.ok(typeof rule === "object", text);
        const start = dayNumber(2020, 1, 1) + offset;
        const before = start + 3 * 366;
        const asked = { rule, start, before, isPast: () => false, most: 10_000 };
        const all = ruleDays({ ...asked, from: start }, { days: 1e6 });
        const wanted = daysOfIcal(text, start, before);
        assert.deepEqual(
          all,
          [...new Set([start, ...wanted])].sort((a, b) => a - b),
          `${text} from ${start}`,
        );
        const middle = start + 500;
        assert.deepEqual(
          ruleDays({ ...asked, from: middle }, { days: 1e6 }),
          all?.filter((day) => day >= middle),
          "the same from a later day",
        );
        const counted: Rule = { ...rule, count: 7 };
        assert.deepEqual(ruleDays({ ...asked, rule: counted, from: start }, { days: 1e6 }), all?.slice(0, 7));
      },
    ),
    { numRuns: 400, seed: 1540 },
  );
});

function daysOfIcal(rule: string, start: number, before: number): number[] {
  const first = ICAL.Time.fromDateString(new Date(start * 86_400_000).toISOString().slice(0, 10));
  const iterator = ICAL.Recur.fromString(rule).iterator(first);
  const days: number[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) {
    const day = dayNumber(next.year, next.month, next.day);
    if (day >= before) break;
    days.push(day);
  }
  return days;
}

test("twenty thousand instances are announced and no more; what repeats beyond them is told as lost, what takes place once is not", () => {
  const daily = Array.from({ length: 120 }, (_, n) => [
    `BEGIN:VEVENT`,
    `UID:${n}`,
    "SUMMARY:Daily",
    "DTSTART;VALUE=DATE:20261127",
    "RRULE:FREQ=DAILY",
    "END:VEVENT",
  ]);
  const single = ["BEGIN:VEVENT", "UID:single", "SUMMARY:Once", "DTSTART;VALUE=DATE:20261127", "END:VEVENT"];
  const told = readCalendar(
    Buffer.from(["BEGIN:VCALENDAR", ...daily.flat(), ...single, "END:VCALENDAR"].join("\n")),
    "2026-11-27",
  );
  assert.ok(told.ok);
  assert.equal(
    told.told.reduce((sum, { times }) => sum + times.length, 0),
    20_001,
  );
  assert.equal(told.faults.filter(({ reason }) => reason === "too-many-announced").length, 20);
});
