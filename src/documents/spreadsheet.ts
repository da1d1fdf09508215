import { Worker } from "node:worker_threads";
import type { ReadSpreadsheet, SpreadsheetLimits } from "./spreadsheet-file.ts";

export { writeCsv, writeXlsx } from "./spreadsheet-file.ts";

export const largestSpreadsheet = 5 * 1024 * 1024;
export const mostRows = 5000;

type Bounds = SpreadsheetLimits & { milliseconds: number; heapMegabytes: number };
const usualBounds: Bounds = {
  bytes: largestSpreadsheet,
  rows: mostRows,
  columns: 50,
  milliseconds: 20_000,
  heapMegabytes: 256,
};

/** Reads a CSV or XLSX file that somebody uploads, in a thread that is thrown away: one that takes too long or too much harms nobody else. */
export async function readSpreadsheet(bytes: Uint8Array, given: Partial<Bounds> = {}): Promise<ReadSpreadsheet> {
  const { milliseconds, heapMegabytes, ...limits } = { ...usualBounds, ...given };
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > limits.bytes) return { ok: false, reason: "too-large" };
  const worker = new Worker(new URL("./spreadsheet-worker.ts", import.meta.url), {
    execArgv: [],
    workerData: { bytes, limits },
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ReadSpreadsheet>((settle) => {
      const giveUp = (): void => settle({ ok: false, reason: "hostile" });
      timer = setTimeout(giveUp, milliseconds);
      worker.on("message", settle);
      worker.on("error", giveUp);
      worker.on("exit", giveUp);
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
