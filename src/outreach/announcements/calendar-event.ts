import ICAL from "ical.js";
import { isLanguage } from "#i18n/languages.ts";
import {
  type AnnouncedMatter,
  type AnnouncementFault,
  type LossReason,
  longest,
  type NoteReason,
} from "./announced.ts";
import { lineOf, pageAddress, plainText, shortened } from "./announced-text.ts";
import { keptUid, uidFrom } from "./announced-uid.ts";
import type { EventBlock } from "./calendar-blocks.ts";
import { dayOf, type Length, lengthTo, readLength, readWhen, type When, zoneOf } from "./calendar-when.ts";
import { type Rule, readRule } from "./recurrence-rule.ts";
import type { FindZone } from "./zone.ts";

/** One event of a calendar, read but not yet expanded. */
export type CalendarEvent = {
  line: number;
  matter: AnnouncedMatter;
  start: When;
  length: Length;
  rules: Rule[];
  added: When[];
  excluded: When[];
  /** Of what repeats, the start of the one instance this event tells of. */
  instance: When | null;
  /** The zone in which the calendar shows what it writes in UTC. */
  shownIn: string | null;
  /** When its entry was last changed, as written; newer ones are greater. */
  changed: string;
};

/** A line as ical.js reads it: its parameters, and one or more values. */
type Property = { line: number; parameters: Record<string, unknown>; values: readonly unknown[] };
type Properties = ReadonlyMap<string, readonly Property[]>;

/** Carries what is wrong with a line out of the reading of one event; caught where the event begins. */
class Lost extends Error {
  readonly line: number;
  readonly reason: LossReason;
  constructor(line: number, reason: LossReason) {
    super(`line ${line}: ${reason}`);
    this.line = line;
    this.reason = reason;
  }
}

/** Dates one by one that are still read of one event. */
const mostDates = 2_000;

/** Reads one event; undefined where it is lost, which `faults` then tell. */
export function readEvent(block: EventBlock, find: FindZone, faults: AnnouncementFault[]): CalendarEvent | undefined {
  let uid: string | undefined;
  try {
    const properties = readProperties(block);
    uid = keptUid(textOf(properties, "uid").trim()) || undefined;
    const say: Say = (line, reason) => faults.push({ line, reason, ...(uid ? { uid } : {}) });
    return readFrom(properties, { block, uid, find, say });
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    faults.push({ line: error.line, reason: error.reason, ...(uid ? { uid } : {}) });
    return undefined;
  }
}

function readProperties({ lines }: EventBlock): Properties {
  const properties = new Map<string, Property[]>();
  for (const { number, text } of lines) {
    const [name, property] = readProperty(number, text);
    const others = properties.get(name);
    if (others) others.push(property);
    else properties.set(name, [property]);
  }
  return properties;
}

function readProperty(line: number, text: string): [string, Property] {
  if (!hasShortHead(text)) throw new Lost(line, "broken-line");
  try {
    const [name, parameters, , ...values] = ICAL.parse.property(text);
    return [String(name), { line, parameters, values }];
  } catch {
    throw new Lost(line, "broken-line");
  }
}

/** Whether the value begins before very long. NOTE ical.js looks through the rest of a line again for each of its parameters. */
function hasShortHead(text: string): boolean {
  let isQuoted = false;
  for (let at = 0; at < Math.min(text.length, longestHead); at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === ":" && !isQuoted) return true;
  }
  return false;
}

const longestHead = 2_000;

type Say = (line: number, reason: NoteReason) => void;
type Reading = { block: EventBlock; uid: string | undefined; find: FindZone; say: Say };

function readFrom(properties: Properties, { block, uid, find, say }: Reading): CalendarEvent {
  const visibility = textOf(properties, "class").trim();
  if (/^(?:private|confidential)$/i.test(visibility)) throw new Lost(block.line, "private"); // RFC 5545, 3.8.1.3: not for everybody
  const unknown = new Set<string>();
  const whens = (name: string): When[] => whensOf(properties.get(name) ?? [], find, (tzid) => unknown.add(tzid));

  const title = lineOf(textOf(properties, "summary"), longest.title);
  if (title === "") throw new Lost(block.line, "no-title");
  const [start] = whens("dtstart");
  if (!start) throw new Lost(block.line, "no-start");
  const length = lengthOf(properties, start, whens("dtend")[0]);
  const [instance = null] = whens("recurrence-id");
  const event = {
    line: block.line,
    matter: matterOf(properties, block, uid ?? uidFrom(`${dayOf(start)} ${title}`), title),
    start,
    length,
    rules: (properties.get("rrule") ?? []).map(ruleOf),
    added: whens("rdate"),
    excluded: whens("exdate"),
    instance,
    shownIn: zoneOf(block.head.zone, find).zone,
    changed: textOf(properties, "last-modified") || textOf(properties, "dtstamp"),
  };
  const [oldRule] = properties.get("exrule") ?? [];
  if (oldRule) throw new Lost(oldRule.line, "rule"); // out of use since RFC 5545: what it takes away is not known
  if (!uid) say(block.line, "no-uid");
  if (unknown.size > 0) say(properties.get("dtstart")?.[0]?.line ?? block.line, "unknown-zone");
  const [which] = properties.get("recurrence-id") ?? [];
  if (which?.parameters.range) say(which.line, "range");
  return event;
}

function matterOf(properties: Properties, block: EventBlock, uid: string, title: string): AnnouncedMatter {
  const language = String(properties.get("summary")?.[0]?.parameters.language ?? "")
    .slice(0, 2)
    .toLowerCase();
  const sequence = Number(textOf(properties, "sequence"));
  const raw = block.lines.map(({ text }) => text).join("\r\n");
  return {
    uid,
    sequence: Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0,
    title,
    ...(isLanguage(language) ? { language } : {}),
    place: lineOf(textOf(properties, "location").replace(/\s*\n\s*/g, ", "), longest.place),
    organiser: "",
    url: pageAddress(textOf(properties, "url")),
    description: plainText(textOf(properties, "description")),
    status: block.head.isCancelled ? "cancelled" : statusOf(textOf(properties, "status")),
    raw: shortened(raw, longest.raw),
  };
}

function statusOf(text: string): AnnouncedMatter["status"] {
  const word = text.trim().toLowerCase();
  return word === "tentative" || word === "confirmed" || word === "cancelled" ? word : null;
}

/** The first of its name: none of those read here may stand twice. */
function textOf(properties: Properties, name: string): string {
  const [value] = properties.get(name)?.[0]?.values ?? [];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function whensOf(properties: readonly Property[], find: FindZone, miss: (tzid: string) => void): When[] {
  const found: When[] = [];
  for (const { line, parameters, values } of properties) {
    if (found.length + values.length > mostDates) throw new Lost(line, "rule-too-long");
    const { zone, isUnknown } = zoneOf(parameters.tzid, find);
    if (isUnknown) miss(String(parameters.tzid));
    for (const value of values) {
      const when = readWhen(Array.isArray(value) ? value[0] : value, zone); // of a period, its start
      if (!when) throw new Lost(line, "day");
      found.push(when);
    }
  }
  return found;
}

function lengthOf(properties: Properties, start: When, end: When | undefined): Length {
  const [duration] = properties.get("duration") ?? [];
  const named = properties.get("dtend")?.[0] ?? duration;
  if (!named) return null;
  const length = end ? lengthTo(start, end) : readLength(duration?.values[0], start.isDay);
  if (length === undefined) throw new Lost(named.line, "order");
  return length;
}

function ruleOf({ line, values }: Property): Rule {
  const rule = readRule(values[0]);
  if (typeof rule === "string") throw new Lost(line, rule);
  return rule;
}
