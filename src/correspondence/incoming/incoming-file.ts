import { cleanStem, isPlainText } from "#committee/papers/paper-file.ts";

/** Twenty megabytes, as the table has it. */
export const largestIncomingFile = 20_000_000;
export const mostFiles = 20;

/** What may come in: its ending and how it is called among machines. */
const types = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  tif: "image/tiff",
  eml: "message/rfc822",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  txt: "text/plain",
} as const;
type Ending = keyof typeof types;

export type IncomingFileContent = { name: string; mediaType: (typeof types)[Ending]; bytes: Buffer };
export type FileFault = "empty" | "too-large" | "wrong-type" | "macros";
type ReadFile = { ok: true; file: IncomingFileContent } | { ok: false; reason: FileFault };

/** A file that came in, judged by its bytes: what its name or sender says of its type counts for nothing. */
export function readIncomingFile(name: string, bytes: Buffer): ReadFile {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > largestIncomingFile) return { ok: false, reason: "too-large" };
  const ending = endingOf(bytes);
  if (!ending) return { ok: false, reason: "wrong-type" };
  if (ending === "docx" && bytes.includes("vbaProject.bin")) return { ok: false, reason: "macros" };
  const stem = cleanStem(name, /\.(pdf|png|jpe?g|tiff?|eml|docx?|txt)$/i) || "file";
  return { ok: true, file: { name: `${stem}.${ending}`, mediaType: types[ending], bytes } };
}

function endingOf(bytes: Buffer): Ending | undefined {
  const begins = (...numbers: number[]): boolean => numbers.every((number, n) => bytes[n] === number);
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return "pdf";
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (begins(0xff, 0xd8, 0xff)) return "jpg";
  if (begins(0x49, 0x49, 0x2a, 0x00) || begins(0x4d, 0x4d, 0x00, 0x2a)) return "tif";
  if (begins(0x50, 0x4b, 0x03, 0x04))
    return bytes.includes("[Content_Types].xml") && bytes.includes("word/document.xml") ? "docx" : undefined;
  if (isMail(bytes)) return "eml";
  return isPlainText(bytes) ? "txt" : undefined;
}

/** A message as mail programs save it: lines of a head from the first byte on, among them a sender and a day (RFC 5322, 3.6). */
function isMail(bytes: Buffer): boolean {
  const [head = ""] = bytes
    .subarray(0, 64_000)
    .toString("latin1")
    .split(/\r?\n\r?\n/);
  const lines = head.split(/\r?\n/);
  const isHead = lines.every((line) => /^[\x21-\x39\x3b-\x7e]+:/.test(line) || /^[ \t]/.test(line));
  return isHead && /^from:/im.test(head) && /^date:/im.test(head) && !bytes.includes(0);
}
