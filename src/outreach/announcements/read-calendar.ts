import {
  type AnnouncedTime,
  type AnnouncementFault,
  largestAnnouncements,
  mostInstances,
  mostRepeated,
  type Told,
} from "./announced.ts";
import { cutBlocks } from "./calendar-blocks.ts";
import { type CalendarEvent, readEvent } from "./calendar-event.ts";
import { inZone, keyOf, timeOf } from "./calendar-when.ts";
import { expand, inTerms } from "./occurrences.ts";
import type { Budget } from "./recurrence-days.ts";
import { asUtf8 } from "./told-charset.ts";
import { openZones } from "./zone.ts";

export type CalendarFault =
  | "empty"
  | "too-large"
  | "too-many-events"
  | "wrong-charset"
  | "web-page"
  | "not-a-calendar"
  | "hostile";

export type ToldCalendar =
  | {
      ok: true;
      /** What the calendar calls itself; empty where it does not. */
      name: string;
      told: Told[];
      faults: AnnouncementFault[];
      /** False where the file ends before the calendar does: then nothing that is not in it has vanished. */
      isWhole: boolean;
    }
  | { ok: false; reason: CalendarFault };

/** Days looked at for all rules of a file. */
const budgetOfFile = 10_000_000;

/**
 * Reads a calendar of another body (RFC 5545). `since`: the first day for which what repeats is told.
 * NOTE For a thread of its own (read-announcements.ts): a file may be hostile.
 */
export function readCalendar(bytes: Uint8Array, since: string): ToldCalendar {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > largestAnnouncements) return { ok: false, reason: "too-large" };
  const cut = cutBlocks(Buffer.from(asUtf8(bytes)).toString("latin1"));
  if (!cut.ok) return cut;
  const { name, blocks, faults, isWhole } = cut;
  const find = openZones();
  const events = blocks.flatMap((block) => readEvent(block, find, faults) ?? []);
  const told = tellAll(newestOf(events, faults), since, faults);
  return { ok: true, name, told, faults: faults.sort((a, b) => a.line - b.line), isWhole };
}

/** One event for a UID, and one more for each instance told apart: the higher SEQUENCE, then the later change, then the later line. */
function newestOf(events: readonly CalendarEvent[], faults: AnnouncementFault[]): CalendarEvent[] {
  const newest = new Map<string, CalendarEvent>();
  for (const event of events) {
    const key = JSON.stringify([event.matter.uid, event.instance && keyOf(event.instance)]);
    const other = newest.get(key);
    const older = other && isNewer(other, event) ? event : other;
    if (older) faults.push({ line: older.line, reason: "same-uid", uid: older.matter.uid });
    if (older !== event) newest.set(key, event);
  }
  return [...newest.values()];
}

function isNewer(a: CalendarEvent, b: CalendarEvent): boolean {
  if (a.matter.sequence !== b.matter.sequence) return a.matter.sequence > b.matter.sequence;
  return a.changed > b.changed;
}

function tellAll(events: readonly CalendarEvent[], since: string, faults: AnnouncementFault[]): Told[] {
  const byUid = Map.groupBy(events, ({ matter }) => matter.uid);
  const budget: Budget = { days: budgetOfFile };
  const told: Told[] = [];
  let left = mostRepeated;
  for (const event of events) {
    const family = byUid.get(event.matter.uid) ?? [];
    if (isRepeated(event) && left < mostInstances) {
      faults.push(faultOf(event, "too-many-announced"));
      continue;
    }
    const times = tell(event, { family, since, budget, faults });
    if (isRepeated(event)) left -= times.length; // what takes place once always has its place
    if (times.length > 0) told.push({ matter: event.matter, times });
  }
  return told;
}

function isRepeated({ rules, added, instance }: CalendarEvent): boolean {
  return instance === null && (rules.length > 0 || added.length > 0);
}

type Telling = { family: readonly CalendarEvent[]; since: string; budget: Budget; faults: AnnouncementFault[] };

/** The times of one event; `family`: all events of its uid. */
function tell(event: CalendarEvent, { family, since, budget, faults }: Telling): AnnouncedTime[] {
  if (!isRepeated(event)) {
    const time = timeOf(inZone(event.start, event.shownIn), event.length);
    if (!time) faults.push(faultOf(event, "too-long"));
    const whole = family.find(({ instance }) => instance === null);
    const instance = event.instance && keyOf(whole ? inTerms(event.instance, whole.start) : event.instance);
    return time ? [{ instance, ...time }] : [];
  }
  const own = family.filter(({ instance }) => instance !== null);
  const expanded = expand(event, own, since, budget);
  if ("reason" in expanded) faults.push(faultOf(event, expanded.reason));
  else if (expanded.isCut) faults.push(faultOf(event, "too-many-instances"));
  return "times" in expanded ? expanded.times : [];
}

function faultOf({ line, matter }: CalendarEvent, reason: AnnouncementFault["reason"]): AnnouncementFault {
  return { line, reason, uid: matter.uid };
}
