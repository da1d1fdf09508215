import assert from "node:assert/strict";
import { test } from "node:test";
import type { Announced } from "./announced.ts";
import { readCalendar, type ToldCalendar } from "./read-calendar.ts";

const since = "2026-11-01";

function calendar(...lines: string[]): string {
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
}

function event(...lines: string[]): string {
  return ["BEGIN:VEVENT", "UID:one@example.org", "SUMMARY:Workshop", ...lines, "END:VEVENT"].join("\r\n");
}

const day = "DTSTART;VALUE=DATE:20261127";
const sound = ["BEGIN:VEVENT", "UID:sound@example.org", "SUMMARY:Sound", day, "END:VEVENT"].join("\r\n");

function readText(text: string | Uint8Array, from = since): Extract<ToldCalendar, { ok: true }> {
  const read = readCalendar(typeof text === "string" ? Buffer.from(text) : text, from);
  assert.ok(read.ok, JSON.stringify(read));
  return read;
}

function announcedIn(text: string | Uint8Array, from = since): Announced[] {
  return readText(text, from).told.flatMap(({ matter, times }) => times.map((time) => ({ ...matter, ...time })));
}

/** The one thing that is announced. */
function only(...lines: string[]): Announced {
  const [one, ...more] = announcedIn(calendar(event(...lines)));
  assert.ok(one && more.length === 0, "one thing is announced");
  return one;
}

/** What is wrong with an event, while the sound one beside it is read. */
function faultsOf(...lines: string[]): string[] {
  const { told, faults } = readText(calendar(lines.join("\r\n"), sound));
  assert.ok(
    told.some(({ matter }) => matter.uid === "sound@example.org"),
    "the other event is read",
  );
  return faults.map(({ line, reason }) => `${line} ${reason}`);
}

function reasonFor(text: string | Uint8Array): string {
  const read = readCalendar(typeof text === "string" ? Buffer.from(text) : text, since);
  return read.ok ? "read" : read.reason;
}

test("whole days keep their civil dates, and the end is the day after the last", () => {
  const { from, before, startsAt, zone } = only(day, "DTEND;VALUE=DATE:20261129");
  assert.deepEqual(
    { from, before, startsAt, zone },
    { from: "2026-11-27", before: "2026-11-29", startsAt: undefined, zone: undefined },
  );
  assert.equal(only(day).before, "2026-11-28", "without an end it is one day");
  assert.equal(only(day, "DTEND;VALUE=DATE:20261127").before, "2026-11-28", "as with an end that names the day itself");
  assert.equal(only(day, "DURATION:P1W").before, "2026-12-04");
  assert.equal(only("DTSTART:20261127").before, "2026-11-28", "eight digits are a day, whatever they are called");
  assert.equal(only("DTSTART;VALUE=DATE:20280229").before, "2028-03-01", "29 February");
});

const zoned: [string, string, string, string][] = [
  ["TZID=Asia/Tokyo:20261127T090000", "2026-11-27", "2026-11-27T09:00:00+09:00", "Asia/Tokyo"],
  ["TZID=W. Europe Standard Time:20261127T090000", "2026-11-27", "2026-11-27T09:00:00+01:00", "Europe/Berlin"],
  ['TZID="tzone://Microsoft/Utc":20261127T090000', "2026-11-27", "2026-11-27T09:00:00+00:00", "UTC"],
  [
    "TZID=/example.org/20260101_1/Africa/Lagos:20261127T090000",
    "2026-11-27",
    "2026-11-27T09:00:00+01:00",
    "Africa/Lagos",
  ],
  [
    "TZID=america/argentina/buenos_aires:20261127T230000",
    "2026-11-27",
    "2026-11-27T23:00:00-03:00",
    "America/Argentina/Buenos_Aires",
  ],
  ['TZID="Pacific/Kiritimati":20261127T003000', "2026-11-27", "2026-11-27T00:30:00+14:00", "Pacific/Kiritimati"],
  ["TZID=Europe/Berlin:20270328T023000", "2027-03-28", "2027-03-28T03:30:00+02:00", "Europe/Berlin"],
  ["TZID=Europe/Berlin:20261025T023000", "2026-10-25", "2026-10-25T02:30:00+02:00", "Europe/Berlin"],
  ["TZID=Europe/Berlin:20261231T235960", "2026-12-31", "2026-12-31T23:59:59+01:00", "Europe/Berlin"],
];

for (const [written, from, startsAt, zone] of zoned) {
  test(`DTSTART;${written} is ${startsAt}`, () => {
    const one = only(`DTSTART;${written}`);
    assert.deepEqual([one.from, one.startsAt, one.zone, one.endsAt], [from, startsAt, zone, undefined]);
  });
}

test("a time without a zone, and one in a zone nobody knows, stay local; the second is told", () => {
  const floating = only("DTSTART:20261127T090000", "DTEND:20261127T173000");
  assert.deepEqual(
    [floating.from, floating.before, floating.startsAt, floating.endsAt, floating.zone],
    ["2026-11-27", "2026-11-28", "2026-11-27T09:00:00", "2026-11-27T17:30:00", undefined],
  );
  const { told, faults } = readText(calendar(event("DTSTART;TZID=Customized Time Zone:20261127T233000")));
  assert.deepEqual(told[0]?.times, [
    { instance: null, from: "2026-11-27", before: "2026-11-28", startsAt: "2026-11-27T23:30:00" },
  ]);
  assert.deepEqual(faults, [{ line: 6, reason: "unknown-zone", uid: "one@example.org" }]);
});

test("what is written in UTC is shown in the zone its calendar names, and has the days of that zone", () => {
  const [one] = announcedIn(
    calendar("X-WR-TIMEZONE:Asia/Tokyo", event("DTSTART:20261126T230000Z", "DTEND:20261127T080000Z")),
  );
  assert.deepEqual(
    [one?.from, one?.before, one?.startsAt, one?.zone],
    ["2026-11-27", "2026-11-28", "2026-11-27T08:00:00+09:00", "Asia/Tokyo"],
  );
  assert.equal(only("DTSTART:20261126T230000Z").from, "2026-11-26", "without one, of UTC");
});

test("what ends at midnight does not take the day that begins then; an end in another zone is the same moment", () => {
  assert.equal(only("DTSTART:20261127T180000", "DTEND:20261128T000000").before, "2026-11-28");
  assert.equal(only("DTSTART:20261127T180000", "DTEND:20261128T000100").before, "2026-11-29");
  assert.equal(only("DTSTART:20261127T000000", "DTEND:20261127T000000").before, "2026-11-28");
  const flight = only("DTSTART;TZID=Asia/Tokyo:20261127T230000", "DTEND;TZID=America/New_York:20261127T220000");
  assert.equal(flight.endsAt, "2026-11-28T12:00:00+09:00");
  const night = only("DTSTART;TZID=Europe/Berlin:20270327T220000", "DURATION:PT8H");
  assert.equal(night.endsAt, "2027-03-28T07:00:00+02:00", "eight hours in a night of 23");
});

const lost: [string, string, string[]][] = [
  ["a day that is none", "6 day", ["DTSTART;VALUE=DATE:20261327"]],
  ["29 February of a year without one", "6 day", ["DTSTART;VALUE=DATE:20270229"]],
  ["the year 1", "6 day", ["DTSTART;VALUE=DATE:00010101"]],
  ["the year 9999", "6 day", ["DTSTART;VALUE=DATE:99991231"]],
  ["25 o’clock", "6 day", ["DTSTART:20261127T250000"]],
  ["a year of five digits", "6 day", ["DTSTART;VALUE=DATE:120261127"]],
  ["no start", "3 no-start", ["DTEND;VALUE=DATE:20261127"]],
  ["an end before the start", "7 order", [day, "DTEND;VALUE=DATE:20261120"]],
  ["a length that is none", "7 order", [day, "DURATION:-PT1H"]],
  ["more days than are believed", "3 too-long", [day, "DTEND;VALUE=DATE:20290101"]],
  ["a line without a name", "7 broken-line", [day, "this line is broken"]],
  ["a quotation mark that does not end", "6 broken-line", ['DTSTART;TZID="Europe/Berlin:20261127T090000']],
  ["a NUL", "7 control-character", [day, "LOCATION:Gene\u0000va"]],
  ["a line of a megabyte", "7 line-too-long", [day, `LOCATION:${"x".repeat(1_000_000)}`]],
  ["what is not for everybody", "3 private", [day, "CLASS:PRIVATE"]],
];

for (const [what, fault, lines] of lost) {
  test(`an event with ${what} is lost alone, and told with its line`, () => {
    assert.deepEqual(faultsOf(event(...lines)), [fault]);
  });
}

test("an event without an end is lost, not the next one; one that is cut off with its file tells that the file is not whole", () => {
  assert.deepEqual(faultsOf("BEGIN:VEVENT", "UID:cut", "SUMMARY:No end", day), ["3 no-end"]);
  assert.deepEqual(
    faultsOf(
      "BEGIN:VEVENT",
      "SUMMARY:A reminder without an end",
      "UID:a",
      day,
      "BEGIN:VALARM",
      "TRIGGER:-PT1H",
      "END:VEVENT",
    ),
    [],
  );
  const cut = calendar(sound, event(day)).slice(0, -60);
  const { told, faults, isWhole } = readText(cut);
  assert.equal(told.length, 1);
  assert.deepEqual(faults, [{ line: 8, reason: "no-end", uid: "one@example.org" }]);
  assert.equal(isWhole, false);
  assert.equal(readText(calendar(sound)).isWhole, true);
});

test("an event without a title is lost; one without an identifier gets the same one each time", () => {
  assert.deepEqual(faultsOf("BEGIN:VEVENT", "UID:a", day, "END:VEVENT"), ["3 no-title"]);
  const nameless = calendar(["BEGIN:VEVENT", "SUMMARY:Nameless", day, "END:VEVENT"].join("\r\n"));
  const [first] = announcedIn(nameless);
  assert.match(first?.uid ?? "", /^untold:[0-9a-f]{32}$/);
  assert.equal(announcedIn(nameless.replaceAll("\r\n", "\n"))[0]?.uid, first?.uid);
  assert.deepEqual(
    readText(nameless).faults.map(({ reason }) => reason),
    ["no-uid"],
  );
});

test("of two events with one identifier the higher sequence stands, then the later change, then the later line", () => {
  const titles = (...events: string[]): string[] => announcedIn(calendar(...events)).map(({ title }) => title);
  const one = (title: string, ...lines: string[]): string => event(day, ...lines).replace("Workshop", title);
  assert.deepEqual(titles(one("new", "SEQUENCE:3"), one("old", "SEQUENCE:2")), ["new"]);
  assert.deepEqual(titles(one("new", "DTSTAMP:20260202T000000Z"), one("old", "DTSTAMP:20260101T000000Z")), ["new"]);
  assert.deepEqual(titles(one("old"), one("new")), ["new"]);
  assert.deepEqual(readText(calendar(one("old"), one("new"))).faults, [
    { line: 3, reason: "same-uid", uid: "one@example.org" },
  ]);
});

test("folding is undone, in the middle of a letter too, and however deep", () => {
  const title = "Практикум по резолюции 1540 (2004)، ورشة عمل 讲习班";
  const octets = [...Buffer.from(event(day).replace("Workshop", title), "utf8")];
  const folded = Buffer.from(octets.flatMap((octet) => (octet > 0x7f ? [octet, 13, 10, 32] : [octet])));
  assert.equal(
    announcedIn(Buffer.concat([Buffer.from("BEGIN:VCALENDAR\r\n"), folded, Buffer.from("\r\nEND:VCALENDAR\r\n")]))[0]
      ?.title,
    title,
  );
  const deep = calendar(event(day, `DESCRIPTION:${"\r\n a".repeat(400_000)}`));
  assert.equal(announcedIn(deep)[0]?.description.length, 4_000);
});

test("line breaks of any kind, blank lines, letters of any case and a byte order mark are read", () => {
  const text = calendar(event(day, "DTEND;VALUE=DATE:20261129"));
  for (const variant of [
    text.replaceAll("\r\n", "\n"),
    text.replaceAll("\r\n", "\r"),
    text.replaceAll("\r\n", "\r\n\r\n"),
    `\ufeff${text}`,
    text.replaceAll(/(BEGIN|END|DTSTART|VEVENT)/g, (word) => word.toLowerCase()),
  ])
    assert.equal(announcedIn(variant)[0]?.before, "2026-11-29", JSON.stringify(variant.slice(0, 40)));
  assert.equal(announcedIn(Buffer.from(`\ufeff${text}`, "utf16le"))[0]?.title, "Workshop");
});

test("a file that is no calendar says what it is instead", () => {
  assert.equal(reasonFor(""), "empty");
  assert.equal(reasonFor("<!DOCTYPE html><html><body>BEGIN:VCALENDAR</body></html>"), "web-page");
  assert.equal(reasonFor("\n <html lang=en>\nBEGIN:VCALENDAR\n"), "web-page");
  assert.equal(reasonFor('{"events":[]}'), "not-a-calendar");
  assert.equal(reasonFor("\x89PNG\r\n\x1a\n\0\0"), "not-a-calendar");
  assert.equal(reasonFor(new Uint8Array(5 * 1024 * 1024 + 1)), "too-large");
  assert.equal(
    reasonFor(calendar(...Array.from({ length: 5_001 }, () => "BEGIN:VEVENT\r\nEND:VEVENT"))),
    "too-many-events",
  );
  assert.equal(reasonFor(Buffer.from(calendar(event(day, "LOCATION:Genève")), "latin1")), "wrong-charset");
  assert.equal(reasonFor(calendar()), "read", "a calendar without events is one");
});

test("one letter of another charset in a feed of plain letters loses its event, not the feed", () => {
  const bad = ["BEGIN:VEVENT", "UID:bad", "SUMMARY:S\u00e9ance", day, "END:VEVENT"].join("\r\n");
  const { told, faults } = readText(Buffer.from(calendar(sound, event(day), bad), "latin1"));
  assert.deepEqual([told.length, faults.map(({ reason }) => reason)], [2, ["not-utf-8"]]);
});

test("one event in another charset is lost alone where the others are in UTF-8", () => {
  const good = Buffer.from(calendar(event(day, "LOCATION:Genève")).replace("END:VCALENDAR\r\n", ""));
  const bad = Buffer.from(
    `${["BEGIN:VEVENT", "UID:bad", "SUMMARY:Séance", day, "END:VEVENT"].join("\r\n")}\r\nEND:VCALENDAR\r\n`,
    "latin1",
  );
  const { told, faults } = readText(Buffer.concat([good, bad]));
  assert.deepEqual(
    told.map(({ matter }) => matter.place),
    ["Genève"],
  );
  assert.deepEqual(faults, [{ line: 11, reason: "not-utf-8", uid: "bad" }]);
});

test("nothing of people, attachments, reminders and a program’s own lines is kept, in the raw text neither", () => {
  const one = only(
    day,
    'ATTENDEE;CN="A Person":mailto:person@example.org',
    "ORGANIZER;CN=Somebody:mailto:some",
    " body@example.org",
    "CONTACT:Jane",
    "GEO:1;2",
    `ATTACH;ENCODING=BASE64;VALUE=BINARY:${"A".repeat(100_000)}`,
    "X-ALT-DESC;FMTTYPE=text/html:<p>x</p>",
    "BEGIN:VALARM",
    "SUMMARY:Not the title",
    "END:VALARM",
  );
  assert.equal(one.raw, `UID:one@example.org\r\nSUMMARY:Workshop\r\n${day}`);
  assert.equal(one.title, "Workshop");
});

test("a title stands in one line, without what turns directions round or is not seen; marks that letters need stay", () => {
  const title = (written: string): string =>
    only(day).title && (announcedIn(calendar(event(day).replace("Workshop", written)))[0]?.title ?? "");
  assert.equal(title("safe \u202egnp.exe\u202c end"), "safe gnp.exe end");
  assert.equal(title("\u2067ورشة\u2069 \u061cعمل\u200f"), "ورشة \u061cعمل\u200f");
  assert.equal(title("می\u200cخواهم 👩‍🔬"), "می\u200cخواهم 👩‍🔬");
  assert.equal(title("hid\u{E0041}\u{E0042}den\\n in \\, two\\; lines"), "hidden in , two; lines");
  assert.equal([...title("🧪".repeat(600))].length, 250, "cut between letters, with a sign that it is");
});

test("a description is plain text, whatever it is written in, and an address is one of the web", () => {
  assert.equal(only(day, "DESCRIPTION:First\\nsecond\\, with a < b > c").description, "First\nsecond, with a < b > c");
  assert.equal(
    only(
      day,
      'DESCRIPTION:<p>Lom&eacute; &amp; Accra</p><script>alert(1)</script><ul><li>one<li>two</ul><a href="x">more</a>&#233;',
    ).description,
    "Lom&eacute; & Accra\n\none\ntwomoreé",
  );
  assert.equal(only(day, "DESCRIPTION:x".padEnd(9_000, "x")).description.length, 4_000);
  assert.equal(only(day, "URL:HTTPS://Example.org/a b?c=ä").url, "https://example.org/a%20b?c=%C3%A4");
  for (const url of [
    "javascript:alert(1)",
    "ftp://example.org/",
    "https://example.org@evil.example/",
    "nothing",
    "data:text/html,x",
  ])
    assert.equal(only(day, `URL:${url}`).url, null, url);
});

test("what a calendar says of itself and of an event is kept: name, sequence, language of the title, place, standing", () => {
  const { name, told } = readText(
    calendar(
      "X-WR-CALNAME:Events\\, all",
      event(day, "SEQUENCE:4", "LOCATION:Room 1\\nGenève", "STATUS:CANCELLED").replace(
        "SUMMARY:",
        "SUMMARY;LANGUAGE=fr-CH:",
      ),
    ),
  );
  assert.equal(name, "Events, all");
  const { sequence, language, place, status } = told[0]?.matter ?? {};
  assert.deepEqual(
    { sequence, language, place, status },
    { sequence: 4, language: "fr", place: "Room 1, Genève", status: "cancelled" },
  );
  assert.equal(only(day).status, null, "nothing said is nothing said");
  assert.equal(announcedIn(calendar("METHOD:CANCEL", event(day, "STATUS:CONFIRMED")))[0]?.status, "cancelled");
});
