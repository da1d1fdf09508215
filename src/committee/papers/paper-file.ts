import { type FileType, fileTypes, type KeptFile } from "./paper.ts";

export const largestFile = 5 * 1024 * 1024;

export type FileFault = "empty" | "too-large" | "wrong-type" | "macros";
type ReadFile = { ok: true; file: KeptFile } | { ok: false; reason: FileFault };

/** A file that somebody uploads, judged by its bytes: what its name or sender says of its type counts for nothing. */
export function readPaperFile(name: string, bytes: Buffer): ReadFile {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > largestFile) return { ok: false, reason: "too-large" };
  const type = typeOf(bytes);
  if (!type) return { ok: false, reason: "wrong-type" };
  if (type === fileTypes.docx && bytes.includes("vbaProject.bin")) return { ok: false, reason: "macros" };
  return { ok: true, file: { name: cleanFileName(name, type), type, bytes } };
}

/** PDF, Word without macros or plain text; undefined for everything else. */
function typeOf(bytes: Buffer): FileType | undefined {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return fileTypes.pdf;
  if (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004")
    return bytes.includes("[Content_Types].xml") && bytes.includes("word/document.xml") ? fileTypes.docx : undefined;
  return isPlainText(bytes) ? fileTypes.txt : undefined;
}

/** Whole UTF-8 without control characters: no program, picture or archive reads so, and markup is served as text only. */
export function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text);
  } catch {
    return false; // not UTF-8
  }
}

const longestName = 100;

/** The name without folders, invisible or steering characters, with the ending that its bytes deserve. */
export function cleanFileName(name: string, type: FileType): string {
  const ending = Object.entries(fileTypes).find(([, one]) => one === type)?.[0] ?? "txt";
  return `${cleanStem(name, /\.(pdf|docx?|txt)$/i) || "paper"}.${ending}`;
}

/** A name without its folders, without invisible or steering characters and what file systems do not take; empty where nothing is left. */
export function cleanStem(name: string, endings: RegExp): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const stem = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "")
    .replace(/["<>:|?*%;]/g, "-")
    .replace(endings, "")
    .replace(/\s+/g, " ")
    .replace(/^[.\s-]+|[.\s]+$/g, "");
  return [...stem].slice(0, longestName).join("");
}

/** The header that makes a browser save the file and never show it. */
export function attachmentHeader(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
