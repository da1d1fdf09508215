import { readSpreadsheetFile } from "#documents/spreadsheet-file.ts";
import {
  type AnnouncementFault,
  type LossReason,
  largestAnnouncements,
  longest,
  longestDays,
  mostEvents,
  type Told,
} from "./announced.ts";
import { lineOf, pageAddress, shortened } from "./announced-text.ts";
import { keptUid, uidFrom } from "./announced-uid.ts";
import { dayOf, lengthTo, timeOf, type When } from "./calendar-when.ts";
import { type DayOrder, readSheetDay } from "./sheet-day.ts";
import { findColumns, type SheetColumn } from "./sheet-headings.ts";
import { sheetAsUtf8 } from "./told-charset.ts";

export type SheetFault =
  | Extract<Awaited<ReturnType<typeof readSpreadsheetFile>>, { ok: false }>["reason"]
  | "wrong-charset"
  | "no-headings"
  | "no-rows";

export type ToldSheet = { ok: true; told: Told[]; faults: AnnouncementFault[] } | { ok: false; reason: SheetFault };

const limits = { bytes: largestAnnouncements, rows: mostEvents, columns: 50 };

/**
 * Reads a sheet, CSV or XLSX, with a heading line in one of the six languages. A row is told under its number in the sheet; the last
 * day is included, as people write it.
 * NOTE For a thread of its own (read-announcements.ts): a file may be hostile.
 */
export async function readSheet(bytes: Uint8Array, order: DayOrder): Promise<ToldSheet> {
  if (bytes.length > limits.bytes) return { ok: false, reason: "too-large" };
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const text = isWorkbook ? bytes : sheetAsUtf8(bytes);
  if (!text) return { ok: false, reason: "wrong-charset" };
  const read = await readSpreadsheetFile(text, { ...limits, bytes: limits.bytes * 2 }); // UTF-8 is longer than what it was
  if (!read.ok) return read;
  const [headings = [], ...rows] = read.rows;
  const columns = findColumns(headings);
  if (!columns.has("title") || !columns.has("start")) return { ok: false, reason: "no-headings" };
  const faults: AnnouncementFault[] = [];
  const seen = new Set<string>();
  const told = rows.flatMap((row, n) => {
    const cells = new Map([...columns].map(([column, at]) => [column, row[at] ?? ""]));
    if ([...cells.values()].every((cell) => cell === "")) return [];
    const line = n + 2;
    const one = readRow(cells, order);
    if (typeof one === "string") {
      faults.push({ line, reason: one, ...uidOf(cells) });
      return [];
    }
    const { uid } = one.matter;
    if (seen.has(uid)) {
      faults.push({ line, reason: "same-uid", uid });
      return [];
    }
    if (!cells.get("identifier")) faults.push({ line, reason: "no-uid", uid });
    seen.add(uid);
    return [one];
  });
  return told.length === 0 && faults.length === 0 ? { ok: false, reason: "no-rows" } : { ok: true, told, faults };
}

type Cells = ReadonlyMap<SheetColumn, string>;

function readRow(cells: Cells, order: DayOrder): Told | LossReason {
  const title = lineOf(cells.get("title") ?? "", longest.title);
  if (title === "") return "no-title";
  const start = readCell(cells.get("start"), order);
  if (start === undefined) return "no-start";
  if (typeof start === "string") return start;
  const last = readCell(cells.get("end"), order);
  if (typeof last === "string") return last;
  if (last && dayOf(last) < dayOf(start)) return "order";
  const isWholeDays = start.isDay || last?.isDay; // an hour on one side alone says nothing of the other
  const length = last === undefined ? null : lengthTo(start, isWholeDays ? dayAfter(last) : last);
  if (length === undefined) return "order";
  const time = timeOf(start, length);
  if (!time) return "too-long";
  const before = last && isWholeDays && dayOf(last) >= time.before ? dayOf(dayAfter(last)) : time.before;
  if (daysBetween(time.from, before) > longestDays) return "too-long";
  const uid = uidOf(cells).uid ?? uidFrom([title, time.from, cells.get("place") ?? ""].join("\n"));
  return { matter: matterOf(cells, uid, title), times: [{ instance: null, ...time, before }] };
}

function daysBetween(from: string, before: string): number {
  return Temporal.PlainDate.from(from).until(before).days;
}

function readCell(text: string | undefined, order: DayOrder): When | undefined | "day" | "ambiguous-day" {
  return text ? readSheetDay(text, order) : undefined;
}

function dayAfter(when: When): When {
  return { ...when, isDay: true, at: when.at.add({ days: 1 }) };
}

function matterOf(cells: Cells, uid: string, title: string): Told["matter"] {
  return {
    uid,
    sequence: 0,
    title,
    place: lineOf(cells.get("place") ?? "", longest.place),
    organiser: lineOf(cells.get("organiser") ?? "", longest.place),
    url: pageAddress(cells.get("address") ?? ""),
    description: "",
    status: null,
    raw: shortened([...cells].map(([column, cell]) => `${column}: ${cell}`).join("\n"), longest.raw),
  };
}

function uidOf(cells: Cells): { uid?: string } {
  const uid = (cells.get("identifier") ?? "").trim();
  return uid === "" ? {} : { uid: keptUid(uid) };
}
