import { Unzip, UnzipInflate, zipSync } from "fflate";

/** Bounds of an archive: what it really holds is counted, for what it says of itself may be a lie. */
export type ZipLimits = { entries: number; entryBytes: number; bytes: number; ratio: number };

const usualLimits: ZipLimits = { entries: 2_000, entryBytes: 60_000_000, bytes: 120_000_000, ratio: 200 };
const step = 64 * 1024;
/** Below this size a high ratio harms nobody. */
const harmless = 1_000_000;

/** Thrown for an archive that is not opened: `message` says why. */
export class UnsafeZip extends Error {}

/** The wanted entries of an archive, unpacked piece by piece: given up as soon as it holds more than the limits, or anything hostile. */
export function safeUnzip(
  bytes: Uint8Array,
  want: (name: string) => boolean,
  limits: ZipLimits = usualLimits,
): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array[]>();
  let entries = 0;
  let total = 0;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > limits.entries) throw new UnsafeZip("too many entries");
    if (leaves(file.name)) throw new UnsafeZip("a name that leaves it");
    if (found.has(file.name)) throw new UnsafeZip("a name that stands twice");
    if (!want(file.name)) return;
    const pieces: Uint8Array[] = [];
    found.set(file.name, pieces);
    let size = 0;
    let end = "";
    file.ondata = (error, piece) => {
      if (error) throw error instanceof UnsafeZip ? error : new UnsafeZip(`unreadable: ${error.message}`);
      size += piece.length;
      total += piece.length;
      if (size > limits.entryBytes || total > limits.bytes) throw new UnsafeZip("too much in it");
      if (size > harmless && size / (file.size || bytes.length) > limits.ratio)
        throw new UnsafeZip("packed too tightly");
      if (/\.(xml|rels)$/i.test(file.name)) end = checkedEnd(end, piece);
      pieces.push(piece.slice());
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += step)
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    throw error instanceof UnsafeZip ? error : new UnsafeZip(`unreadable: ${error}`);
  }
  if (entries === 0) throw new UnsafeZip("nothing in it");
  return new Map([...found].map(([name, pieces]) => [name, new Uint8Array(Buffer.concat(pieces))]));
}

/** Refuses a document type of its own, where entities hide; the word may stand across two pieces, or with a zero between its letters. */
function checkedEnd(end: string, piece: Uint8Array): string {
  const text = end + Buffer.from(piece).toString("latin1").replaceAll("\0", "");
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new UnsafeZip("a document type of its own");
  return text.slice(-16);
}

function leaves(name: string): boolean {
  return name.startsWith("/") || name.includes("\\") || name.split("/").includes("..") || name.includes("\0");
}

/** Bounds of a spreadsheet, which holds less than a document may. */
const spreadsheetLimits: ZipLimits = { entries: 500, entryBytes: 40_000_000, bytes: 60_000_000, ratio: 200 };

/** A spreadsheet unpacked within bounds and packed anew: what is read is what was looked at, whatever else its archive says of itself. */
export function repackedSpreadsheet(
  bytes: Uint8Array,
  limits: ZipLimits = spreadsheetLimits,
): { ok: true; bytes: Uint8Array } | { ok: false; why: string } {
  try {
    const parts = safeUnzip(
      bytes,
      (name) => {
        if (/vbaProject\.bin$/i.test(name)) throw new UnsafeZip("macros");
        return !name.endsWith("/");
      },
      limits,
    );
    return { ok: true, bytes: zipSync(Object.fromEntries(parts), { level: 0 }) };
  } catch (error) {
    if (error instanceof UnsafeZip) return { ok: false, why: error.message };
    throw error;
  }
}
