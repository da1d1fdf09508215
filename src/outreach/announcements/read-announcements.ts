import { Worker } from "node:worker_threads";
import { type Announced, type AnnouncementFault, largestAnnouncements, type Told } from "./announced.ts";
import type { CalendarFault, ToldCalendar } from "./read-calendar.ts";
import type { SheetFault, ToldSheet } from "./read-sheet.ts";
import type { DayOrder } from "./sheet-day.ts";

/** A calendar that was fetched or brought, with the first day for which what repeats is told; or a sheet that somebody brings. */
export type AnnouncementFile =
  | { kind: "calendar"; bytes: Uint8Array; since: string }
  | { kind: "sheet"; bytes: Uint8Array; order: DayOrder };

export type ReadAnnouncements =
  | {
      ok: true;
      /** What a calendar calls itself; empty for one that does not, and for a sheet. */
      name: string;
      announced: Announced[];
      faults: AnnouncementFault[];
      /** False for a calendar that is cut off: then what is not in it has not vanished. */
      isWhole: boolean;
    }
  | { ok: false; reason: CalendarFault | SheetFault };

type Bounds = { milliseconds: number; heapMegabytes: number };
const usualBounds: Bounds = { milliseconds: 20_000, heapMegabytes: 256 };

/** Reads what another body announces, in a thread that is thrown away: a file that takes too long or too much harms nobody else. */
export async function readAnnouncements(
  file: AnnouncementFile,
  given: Partial<Bounds> = {},
): Promise<ReadAnnouncements> {
  if (file.bytes.length === 0) return { ok: false, reason: "empty" };
  if (file.bytes.length > largestAnnouncements) return { ok: false, reason: "too-large" };
  const { milliseconds, heapMegabytes } = { ...usualBounds, ...given };
  const worker = new Worker(new URL("./announcements-worker.ts", import.meta.url), {
    execArgv: [],
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const { promise, resolve } = Promise.withResolvers<ToldCalendar | ToldSheet>();
  const giveUp = (): void => resolve({ ok: false, reason: "hostile" });
  const timer = setTimeout(giveUp, milliseconds);
  worker.on("message", resolve);
  worker.on("error", giveUp);
  worker.on("exit", giveUp);
  try {
    const read = await promise;
    if (!read.ok) return read;
    const { told, ...rest } = read;
    return { name: "", isWhole: true, ...rest, announced: told.flatMap(allTimes) };
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function allTimes({ matter, times }: Told): Announced[] {
  return times.map((time) => ({ ...matter, ...time }));
}
