/** When something is: one or more whole days, half-open, or one moment, with the moment it ends where that is known. */
export type CalendarTime = { from: string; before: string } | { moment: Temporal.Instant; until?: Temporal.Instant };

/** One thing in a calendar. */
export type CalendarEvent = {
  /** The same for ever. */
  uid: string;
  /** Grows with each change. */
  sequence: number;
  changedAt: Temporal.Instant;
  status: "TENTATIVE" | "CONFIRMED" | "CANCELLED";
  when: CalendarTime;
  summary: string;
  /** The language of its summary, where it is another than the calendar's. */
  language?: string | undefined;
  description?: string | undefined;
  place?: string | undefined;
  /** What it is about, a word each. */
  categories?: readonly string[] | undefined;
  url: string;
};

export type Calendar = { name: string; language: string; events: readonly CalendarEvent[] };

const longestLine = 75; // octets, RFC 5545, 3.1

/** A calendar as RFC 5545 writes it. Moments are in UTC, so that no time zone has to travel with them; days are days everywhere. */
export function writeCalendar({ name, language, events }: Calendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//open1540//Committee calendar//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME;LANGUAGE=${language}:${textOf(name)}`, // RFC 7986
    `X-WR-CALNAME:${textOf(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ...events.flatMap((event) => linesOf(event, language)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function linesOf(event: CalendarEvent, language: string): string[] {
  const changed = utc(event.changedAt);
  return [
    "BEGIN:VEVENT",
    `UID:${textOf(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `STATUS:${event.status}`,
    ...timesOf(event.when),
    `SUMMARY;LANGUAGE=${event.language ?? language}:${textOf(event.summary)}`,
    ...(event.description ? [`DESCRIPTION;LANGUAGE=${language}:${textOf(event.description)}`] : []),
    ...(event.place ? [`LOCATION:${textOf(event.place)}`] : []),
    ...(event.categories?.length ? [`CATEGORIES;LANGUAGE=${language}:${event.categories.map(textOf).join(",")}`] : []),
    `URL:${addressOf(event.url)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** A moment has an end only where it is known; whole days end before the day that DTEND names. */
function timesOf(when: CalendarTime): string[] {
  if ("moment" in when) return [`DTSTART:${utc(when.moment)}`, ...(when.until ? [`DTEND:${utc(when.until)}`] : [])];
  return [`DTSTART;VALUE=DATE:${basic(when.from)}`, `DTEND;VALUE=DATE:${basic(when.before)}`];
}

/** "20261201T220000Z" */
function utc(moment: Temporal.Instant): string {
  return basic(moment.round({ smallestUnit: "second", roundingMode: "floor" }).toString());
}

function basic(date: string): string {
  return date.replaceAll(/[-:]/g, "");
}

/** An address stands as it is, but cannot start a line of its own. */
function addressOf(url: string): string {
  return url.replaceAll(/[\s\p{Cc}]/gu, (character) => encodeURIComponent(character));
}

/** Text with what the format gives a meaning to made harmless, and without what it does not allow. */
function textOf(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** A line broken at 75 octets, never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
