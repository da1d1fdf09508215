import assert from "node:assert/strict";
import { test } from "node:test";
import { isLoss } from "./announced.ts";
import { readAnnouncements } from "./read-announcements.ts";

const since = "2026-11-01";

function calendarOf(...lines: string[]): Buffer {
  return Buffer.from(["BEGIN:VCALENDAR", "X-WR-CALNAME:Centre", ...lines, "END:VCALENDAR", ""].join("\r\n"));
}

function event(uid: string, ...lines: string[]): string {
  return ["BEGIN:VEVENT", `UID:${uid}`, "SUMMARY:Workshop", ...lines, "END:VEVENT"].join("\r\n");
}

test("a calendar is read in a thread of its own: each instance with what its event says, and what is lost with its line", async () => {
  const bytes = calendarOf(
    event("a", "DTSTART;VALUE=DATE:20261127", "RRULE:FREQ=DAILY;COUNT=2"),
    event("b", "DTSTART;VALUE=DATE:20261399"),
    event("c", "DTSTART;TZID=Nowhere:20261127T090000"),
  );
  const read = await readAnnouncements({ kind: "calendar", bytes, since });
  assert.ok(read.ok);
  assert.deepEqual([read.name, read.isWhole], ["Centre", true]);
  assert.deepEqual(
    read.announced.map(({ uid, instance, from, title }) => [uid, instance, from, title]),
    [
      ["a", "2026-11-27", "2026-11-27", "Workshop"],
      ["a", "2026-11-28", "2026-11-28", "Workshop"],
      ["c", null, "2026-11-27", "Workshop"],
    ],
  );
  assert.deepEqual(
    read.faults.map((fault) => [fault.line, fault.reason, fault.uid, isLoss(fault)]),
    [
      [12, "day", "b", true],
      [17, "unknown-zone", "c", false],
    ],
  );
});

test("a sheet is read in a thread of its own", async () => {
  const bytes = Buffer.from("Titre;Début\nSéance;27/11/2026\n", "latin1");
  const read = await readAnnouncements({ kind: "sheet", bytes, order: "unsaid" });
  assert.ok(read.ok);
  assert.deepEqual([read.name, read.isWhole, read.announced[0]?.title], ["", true, "Séance"]);
});

test("an empty file and one that is too large do not start a thread", async () => {
  assert.deepEqual(await readAnnouncements({ kind: "calendar", bytes: new Uint8Array(), since }), {
    ok: false,
    reason: "empty",
  });
  const large = new Uint8Array(5 * 1024 * 1024 + 1);
  assert.deepEqual(await readAnnouncements({ kind: "calendar", bytes: large, since }), {
    ok: false,
    reason: "too-large",
  });
  assert.deepEqual(await readAnnouncements({ kind: "sheet", bytes: large, order: "unsaid" }), {
    ok: false,
    reason: "too-large",
  });
});

test("a file that takes too long or too much memory is given up, and this process goes on", async () => {
  const bytes = calendarOf(...Array.from({ length: 4_000 }, (_, n) => event(String(n), "DTSTART;VALUE=DATE:20261127")));
  assert.deepEqual(await readAnnouncements({ kind: "calendar", bytes, since }, { milliseconds: 1 }), {
    ok: false,
    reason: "hostile",
  });
  assert.deepEqual(await readAnnouncements({ kind: "calendar", bytes, since }, { heapMegabytes: 4 }), {
    ok: false,
    reason: "hostile",
  });
});

const megabytes = 5 * 1024 * 1024 - 200;
const hostile: Record<string, Buffer> = {
  "five megabytes of one line": calendarOf(
    event("x", "DTSTART;VALUE=DATE:20261127", `SUMMARY:${"x".repeat(megabytes)}`),
  ),
  "five megabytes of line breaks": calendarOf("\n".repeat(megabytes)),
  "five megabytes of beginnings": calendarOf(
    event("x", "BEGIN:VALARM\r\n".repeat(180_000), "END:NOTHING\r\n".repeat(180_000)),
  ),
  "five megabytes of parameters": calendarOf(event("x", `DTSTART${';X="y"'.repeat(800_000)}`)),
  "lines full of parameters": calendarOf(
    ...Array.from({ length: 78 }, (_, n) => event(String(n), `DTSTART${';X="y"'.repeat(10_900)}:20261127`)),
  ),
  "a line folded after each letter": calendarOf(event("x", `DTSTART${";\r\n X\r\n =\r\n y".repeat(400_000)}`)),
  "five megabytes of tags that do not end": calendarOf(
    event("x", "DTSTART;VALUE=DATE:20261127", `DESCRIPTION:<br>${"<p ".repeat(20_000)}`),
  ),
  "half a million dates": calendarOf(
    event("x", "DTSTART;VALUE=DATE:20261127", `RDATE;VALUE=DATE:${"20270101,".repeat(7_000)}20270102\r\n`.repeat(70)),
  ),
  "five thousand endless rules": calendarOf(
    ...Array.from({ length: 5_000 }, (_, n) =>
      event(
        String(n),
        "DTSTART;TZID=Europe/Paris:19000101T090000",
        "RRULE:FREQ=DAILY;UNTIL=21990101T000000Z;BYSETPOS=1",
      ),
    ),
  ),
};

for (const [what, bytes] of Object.entries(hostile)) {
  test(`${what} are read or refused within the bounds, not given up`, async () => {
    const read = await readAnnouncements({ kind: "calendar", bytes: bytes.subarray(0, 5 * 1024 * 1024), since });
    assert.notEqual(read.ok ? "read" : read.reason, "hostile");
  });
}
