import { Worker } from "node:worker_threads";
import type { ReadBook } from "./spreadsheet-file.ts";
import type { WordText } from "./word-rows.ts";

/** A file that somebody filled, a Word file or a workbook, as plain text; or why it is not read. */
export type FilledFile = ({ ok: true; kind: "word" } & WordText) | ReadBook;
export type FilledFileFault = Extract<FilledFile, { ok: false }>["reason"];

export const largestFilledFile = 5 * 1024 * 1024;

type Bounds = { milliseconds: number; heapMegabytes: number };
const usualBounds: Bounds = { milliseconds: 20_000, heapMegabytes: 384 };

/** Reads it in a thread that is thrown away: one that takes too long or too much harms nobody else. */
export async function readFilledFile(bytes: Uint8Array, given: Partial<Bounds> = {}): Promise<FilledFile> {
  const { milliseconds, heapMegabytes } = { ...usualBounds, ...given };
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > largestFilledFile) return { ok: false, reason: "too-large" };
  const worker = new Worker(new URL("./filled-file-worker.ts", import.meta.url), {
    execArgv: [],
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const { promise, resolve } = Promise.withResolvers<FilledFile>();
  const giveUp = (): void => resolve({ ok: false, reason: "hostile" });
  const timer = setTimeout(giveUp, milliseconds);
  worker.on("message", resolve);
  worker.on("error", giveUp);
  worker.on("exit", giveUp);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
