import { parentPort, workerData } from "node:worker_threads";
import type { AnnouncementFile } from "./read-announcements.ts";
import { readCalendar } from "./read-calendar.ts";
import { readSheet } from "./read-sheet.ts";

const file = workerData as AnnouncementFile; // as read-announcements.ts sends it
parentPort?.postMessage(
  file.kind === "calendar" ? readCalendar(file.bytes, file.since) : await readSheet(file.bytes, file.order),
);
