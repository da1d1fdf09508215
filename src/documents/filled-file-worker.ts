import { parentPort, workerData } from "node:worker_threads";
import type { FilledFile } from "./filled-file.ts";
import { safeUnzip, UnsafeZip, type ZipLimits } from "./safe-unzip.ts";
import { readBook } from "./spreadsheet-file.ts";
import { isWordPart, readWordText } from "./word-rows.ts";

const limits: ZipLimits = { entries: 500, entryBytes: 12_000_000, bytes: 30_000_000, ratio: 200 };

parentPort?.postMessage(await read(workerData as Uint8Array)); // filled-file.ts starts it with one

/** Judged by its bytes, whatever its name says. */
async function read(bytes: Uint8Array): Promise<FilledFile> {
  const head = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  if (head === "d0cf11e0a1b11ae1") return { ok: false, reason: "locked" }; // a password, or a program before 2007
  if (!head.startsWith("504b0304")) return { ok: false, reason: "wrong-type" };
  try {
    const names = new Set<string>();
    const parts = safeUnzip(bytes, (name) => noted(names, name) && isWordPart(name), limits);
    if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return { ok: false, reason: "macros" };
    if (names.has("xl/workbook.xml")) return await readBook(bytes);
    const text = readWordText(parts);
    return text ? { ok: true, kind: "word", ...text } : { ok: false, reason: "wrong-type" };
  } catch (error) {
    return { ok: false, reason: error instanceof UnsafeZip ? "hostile" : "unreadable" };
  }
}

function noted(names: Set<string>, name: string): boolean {
  names.add(name);
  return true;
}
