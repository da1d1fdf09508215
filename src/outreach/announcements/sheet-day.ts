import { readWhen, type When } from "./calendar-when.ts";

/** In which order the sheet writes days with strokes, where a person has said it. */
export type DayOrder = "day-first" | "month-first" | "unsaid";

/**
 * A day, with a time where there is one, as people write it in a sheet. The year first is year, month, day; points are day, month, year.
 * With strokes or hyphens 3/4/2026 is two different days: unless a person has said which order holds, or one number can only be a day,
 * it is told as ambiguous.
 */
export function readSheetDay(text: string, order: DayOrder): When | "day" | "ambiguous-day" {
  const found = pattern.exec(asciiDigits(text).trim());
  if (!found?.groups) return "day";
  const { y1, m1, d1, a, mark, b, y2, hour, minute } = found.groups;
  const time = hour ? `T${hour.padStart(2, "0")}:${minute}:00` : "";
  const on = (year = "", month = "", day = ""): When | "day" =>
    readWhen(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${time}`, null) ?? "day";
  if (y1) return on(y1, m1, d1);
  if (mark === ".") return on(y2, b, a);
  const dayFirst = on(y2, b, a);
  const monthFirst = on(y2, a, b);
  if (order !== "unsaid") return order === "day-first" ? dayFirst : monthFirst;
  if (dayFirst === "day" || monthFirst === "day") return dayFirst === "day" ? monthFirst : dayFirst;
  return a === b ? dayFirst : "ambiguous-day";
}

const pattern =
  /^(?:(?<y1>\d{4})(?:[-/.]|\s*年\s*)(?<m1>\d{1,2})(?:[-/.]|\s*月\s*)(?<d1>\d{1,2})\s*日?|(?<a>\d{1,2})(?<mark>[-/.])(?<b>\d{1,2})\k<mark>(?<y2>\d{4})г?\.?)(?:[T ,]+(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?::[0-5]\d)?)?$/u;

function asciiDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u200e\u200f\u061c]/g, ""); // marks of direction that Arabic programs put around dates
}
