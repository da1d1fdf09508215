// The bench's part on announcements: a feed of 5,000 events read, beside the two usual libraries. Run by itself it measures one of them.
import { execFile } from "node:child_process";
import { loadavg } from "node:os";
import { promisify } from "node:util";
import ICAL from "ical.js";
import ical from "node-ical";
import { mostEvents } from "#outreach/announcements/announced.ts";
import { readAnnouncements } from "#outreach/announcements/read-announcements.ts";
import { readCalendar } from "#outreach/announcements/read-calendar.ts";

type Feed = "mixed" | "repeated";
type Reader = "ours" | "in its thread" | "ical.js" | "node-ical";
type Measured = {
  events: number;
  announced: number;
  faults: number;
  megabytes: number;
  cpu: number;
  wall: number;
  peak: number;
};

export const calendarsHeading = "## Calendars of others read";

const since = "2026-11-01";

/** The section of docs/performance.md, every figure of it measured now. */
export async function measureCalendars(): Promise<string> {
  const load = loadavg()[0] ?? 0;
  const rows: string[] = [];
  const lines: [string, Reader, Feed][] = [
    ["ours", "ours", "mixed"],
    ["ours, in a thread that is thrown away", "in its thread", "mixed"],
    ["ours, every event repeated each week for ever", "ours", "repeated"],
    ["ical.js 2.2.1, syntax alone", "ical.js", "mixed"],
    ["node-ical 0.26.1", "node-ical", "mixed"],
  ];
  for (const [what, reader, feed] of lines) rows.push(row(what, await measured(reader, feed)));
  return `${calendarsHeading}

A generated feed of ${mostEvents.toLocaleString("en")} events in six languages, seed 1540: whole days, times in twelve zones, one in forty repeated each week for ever, one in fifty broken where the reader goes on after that (ical.js reads the same feed without the broken lines, and expands nothing; node-ical expands nothing either). One process each that has just started, its code not warm; the feed is made before the clock runs. Peak memory is that of the process, with the feed itself and the other readers loaded. Load average of the machine before it began: ${load.toFixed(1)}.

| reader | events | announced | told as odd or lost | MB of feed | CPU s | wall s | peak MB |
|---|---|---|---|---|---|---|---|
${rows.join("\n")}
`;
}

function row(what: string, { events, announced, faults, megabytes, cpu, wall, peak }: Measured): string {
  const count = (number: number): string => number.toLocaleString("en");
  return `| ${what} | ${count(events)} | ${count(announced)} | ${count(faults)} | ${megabytes.toFixed(1)} | ${cpu.toFixed(2)} | ${wall.toFixed(2)} | ${peak.toFixed(0)} |`;
}

async function measured(reader: Reader, feed: Feed): Promise<Measured> {
  const words = ["--import", "./scripts/jsx.mjs", import.meta.filename, reader, feed];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  console.log(`calendars, ${reader}, ${feed}: done`);
  return JSON.parse(stdout) as Measured; // what our own process wrote
}

async function read(reader: Reader, feed: Feed): Promise<Measured> {
  const text = makeFeed(feed, reader !== "ical.js");
  const bytes = Buffer.from(text);
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const [announced, faults] = await count(reader, bytes, text);
  const cpu = process.cpuUsage(cpuBefore);
  return {
    events: text.split("BEGIN:VEVENT").length - 1,
    announced,
    faults,
    megabytes: bytes.length / 2 ** 20,
    cpu: (cpu.user + cpu.system) / 1e6,
    wall: (performance.now() - before) / 1000,
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

async function count(reader: Reader, bytes: Buffer, text: string): Promise<[number, number]> {
  switch (reader) {
    case "ours": {
      const read = readCalendar(bytes, since);
      return read.ok ? [read.told.reduce((sum, { times }) => sum + times.length, 0), read.faults.length] : [0, 0];
    }
    case "in its thread": {
      const read = await readAnnouncements({ kind: "calendar", bytes, since });
      return read.ok ? [read.announced.length, read.faults.length] : [0, 0];
    }
    case "ical.js": {
      const events = new ICAL.Component(ICAL.parse(text))
        .getAllSubcomponents("vevent")
        .map((one) => new ICAL.Event(one));
      return [events.filter(({ startDate, summary }) => startDate && summary).length, 0];
    }
    case "node-ical":
      return [Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === "VEVENT").length, 0];
  }
}

const zones =
  "Europe/Vienna Africa/Lagos Asia/Tokyo America/New_York America/Bogota Asia/Almaty Africa/Nairobi Asia/Riyadh Europe/Paris Pacific/Fiji Asia/Dubai Asia/Manila".split(
    " ",
  );
const titles = [
  "Workshop on the implementation of resolution 1540 (2004)",
  "Atelier sur l’application de la résolution 1540 (2004)",
  "Taller sobre la aplicación de la resolución 1540 (2004)",
  "Практикум по осуществлению резолюции 1540 (2004)",
  "ورشة عمل بشأن تنفيذ القرار 1540 (2004)",
  "关于第1540(2004)号决议执行情况的讲习班",
];

/** A feed as organisations write them; `withBroken`: one in fifty has a line that no reader understands. */
function makeFeed(feed: Feed, withBroken: boolean): string {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN"];
  let state = 1540;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let n = 0; n < mostEvents; n++) {
    const day = new Date(Date.UTC(2025, 0, 1 + draw(1_000))).toISOString().slice(0, 10).replaceAll("-", "");
    const zone = zones[draw(zones.length)];
    lines.push("BEGIN:VEVENT", `UID:${n}@bench.example.org`, "DTSTAMP:20261101T000000Z", `SEQUENCE:${draw(5)}`);
    lines.push(`SUMMARY:${titles[draw(titles.length)]}\\, part ${n}`, "LOCATION:Conference Room 3", "STATUS:CONFIRMED");
    if (draw(2) === 0) lines.push(`DTSTART;VALUE=DATE:${day}`, "DURATION:P3D");
    else lines.push(`DTSTART;TZID=${zone}:${day}T090000`, `DTEND;TZID=${zone}:${day}T170000`);
    if (feed === "repeated" || draw(40) === 0) lines.push("RRULE:FREQ=WEEKLY");
    lines.push(
      `DESCRIPTION:${"For States of the region\\, with invited experts. ".repeat(6)}`,
      `URL:https://bench.example.org/events/${n}`,
    );
    lines.push('ATTENDEE;CN="A Person":mailto:person@bench.example.org', "CLASS:PUBLIC");
    if (draw(50) === 0 && withBroken) lines.push("this line means nothing"); // drawn in any case: the feeds are the same but for it
    lines.push("END:VEVENT");
  }
  return [...lines, "END:VCALENDAR", ""].join("\r\n");
}

if (import.meta.main) {
  const [, , reader, feed] = process.argv;
  process.stdout.write(JSON.stringify(await read(reader as Reader, feed as Feed))); // as measured() says them
}
