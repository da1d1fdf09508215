import { type ReadAnnouncements, readAnnouncements } from "./read-announcements.ts";
import type { DayOrder } from "./sheet-day.ts";

/** Reads a file that somebody brings, a calendar or a sheet; by what it holds where its name does not tell. */
export async function bringFile(
  file: File,
  { order, since }: { order: DayOrder; since: string },
): Promise<ReadAnnouncements> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return await readAnnouncements(
    isSheet(file.name, bytes) ? { kind: "sheet", bytes, order } : { kind: "calendar", bytes, since },
  );
}

function isSheet(name: string, bytes: Uint8Array): boolean {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b; // "PK"
  const begins = Buffer.from(bytes.subarray(0, 64)).toString("latin1");
  return isWorkbook || (/\.(csv|tsv|txt|xlsx)$/i.test(name) && !/BEGIN:VCALENDAR/i.test(begins));
}
