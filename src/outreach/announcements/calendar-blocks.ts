import { type AnnouncementFault, type LossReason, longest, mostEvents } from "./announced.ts";
import { type CalendarLine, unfold, utf8Of } from "./calendar-lines.ts";

/** What stands at the head of a calendar and counts for its events. */
export type CalendarHead = { name: string; zone: string; isCancelled: boolean };

/** One event as it stands in a file: the lines that are read of it, in UTF-8. */
export type EventBlock = { line: number; lines: { number: number; text: string }[]; head: CalendarHead };

type Cut =
  | { ok: true; name: string; blocks: EventBlock[]; faults: AnnouncementFault[]; isWhole: boolean }
  | { ok: false; reason: "web-page" | "not-a-calendar" | "wrong-charset" | "too-many-events" };

/** What is read of an event. Everything else is passed over unread: people and their addresses, GEO, attachments, what a program adds for itself. */
const readNames = new Set([
  "uid",
  "sequence",
  "dtstamp",
  "last-modified",
  "summary",
  "description",
  "location",
  "url",
  "status",
  "class",
  "dtstart",
  "dtend",
  "duration",
  "rrule",
  "exrule",
  "rdate",
  "exdate",
  "recurrence-id",
]);

/** Components in components; there is one in use, the reminder in an event. */
const deepest = 8;

type Open = EventBlock & { inside: string[]; fault: AnnouncementFault | undefined };

/** Cuts a calendar into its events before anything of them is understood: what is broken in one is lost with that one, and told with its line. */
export function cutBlocks(bytes: string): Cut {
  const kind = kindOf(bytes);
  if (kind) return { ok: false, reason: kind };
  const blocks: EventBlock[] = [];
  const faults: AnnouncementFault[] = [];
  let head: CalendarHead = { name: "", zone: "", isCancelled: false };
  let name = "";
  let isInCalendar = false;
  let isWhole = true;
  let open: Open | undefined;
  let outside = "";
  let events = 0;
  let isAnyUtf8 = false;

  const close = (hasEnd: boolean): void => {
    if (!open) return;
    const fault = hasEnd ? open.fault : { line: open.line, reason: "no-end" as const };
    if (fault) faults.push(withUid(fault, open));
    else blocks.push({ line: open.line, lines: open.lines, head: open.head });
    open = undefined;
  };

  for (const line of unfold(bytes)) {
    const [, verb = "", component = ""] = /^(BEGIN|END):\s*([A-Z0-9-]{1,40})\s*$/i.exec(line.text.slice(0, 60)) ?? [];
    const mark = `${verb}:${component}`.toUpperCase();
    if (mark === "BEGIN:VEVENT" || mark === "END:VCALENDAR" || mark === "BEGIN:VCALENDAR") close(false);
    if (mark === "BEGIN:VEVENT") {
      if (++events > mostEvents) return { ok: false, reason: "too-many-events" };
      open = { line: line.number, lines: [], head, inside: [], fault: undefined };
      outside = "";
    } else if (mark === "BEGIN:VCALENDAR") {
      if (isInCalendar) isWhole = false;
      isInCalendar = true;
      head = { name: "", zone: "", isCancelled: false };
      outside = "";
    } else if (mark === "END:VCALENDAR") {
      isInCalendar = false;
    } else if (mark === "END:VEVENT") {
      close(true);
    } else if (open) {
      isAnyUtf8 = addLine(open, line, verb.toUpperCase(), component.toUpperCase()) || isAnyUtf8;
    } else if (verb) {
      if (outside === "" && /begin/i.test(verb)) outside = mark.slice("BEGIN:".length);
      else if (mark === `END:${outside}`) outside = "";
    } else if (outside === "") {
      readHead(head, line);
      name ||= head.name;
    }
  }
  close(false);
  const foreign = faults.filter(({ reason }) => reason === "not-utf-8").length;
  if (!isAnyUtf8 && foreign > 0 && foreign * 2 >= events) return { ok: false, reason: "wrong-charset" };
  return { ok: true, name, blocks, faults, isWhole: isWhole && !isInCalendar };
}

function kindOf(bytes: string): "web-page" | "not-a-calendar" | undefined {
  const start = bytes.slice(0, 2_000).trimStart();
  if (/^<!doctype html|^<html|^<\?xml[^>]*>\s*<!doctype html|^<(?:head|body|meta|script|!--)/i.test(start))
    return "web-page";
  return /^BEGIN:VCALENDAR[ \t]*$/im.test(bytes) ? undefined : "not-a-calendar";
}

/** Takes a line into the event; true where it holds letters beyond ASCII that are UTF-8. */
function addLine(open: Open, line: CalendarLine, verb: string, component: string): boolean {
  if (verb === "BEGIN" && open.inside.length < deepest) open.inside.push(component);
  else if (verb === "END" && open.inside.includes(component)) open.inside.splice(open.inside.lastIndexOf(component));
  if (verb || open.inside.length > 0 || line.text.trim() === "") return false;
  const name = /^([A-Za-z0-9-]+)[;:]/.exec(line.text)?.[1]?.toLowerCase();
  if ((name && !readNames.has(name)) || (open.fault && name !== "uid")) return false;
  const text = utf8Of(line);
  const reason = name === undefined ? "broken-line" : faultOf(name, line, text);
  if (reason) open.fault ??= { line: line.number, reason };
  else if (text !== undefined) open.lines.push({ number: line.number, text });
  return text !== undefined && text !== line.text;
}

function faultOf(name: string, line: CalendarLine, text: string | undefined): LossReason | undefined {
  if (text === undefined) return "not-utf-8";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)) return "control-character";
  return line.isCut && name !== "description" ? "line-too-long" : undefined; // a description is shortened anyway
}

function withUid(fault: AnnouncementFault, { lines }: Open): AnnouncementFault {
  const uid = lines.map(({ text }) => /^UID(?:;[^:]{0,200})?:(.{1,255})$/i.exec(text)?.[1]?.trim()).find(Boolean);
  return uid ? { ...fault, uid } : fault;
}

function readHead(head: CalendarHead, line: CalendarLine): void {
  const [, name = "", value = ""] = /^([A-Z-]{1,20})(?:;[^:]{0,200})?:(.{1,500})/i.exec(utf8Of(line) ?? "") ?? [];
  switch (name.toUpperCase()) {
    case "NAME":
    case "X-WR-CALNAME":
      head.name ||= value
        .replace(/\\([\\;,])/g, "$1")
        .replace(/\\n/gi, " ")
        .slice(0, longest.title);
      break;
    case "X-WR-TIMEZONE":
      head.zone = value.trim();
      break;
    case "METHOD":
      head.isCancelled = /^cancel$/i.test(value.trim());
  }
}
