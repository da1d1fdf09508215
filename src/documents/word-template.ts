import { Worker } from "node:worker_threads";
import { zipSync } from "fflate";
import { safeUnzip, UnsafeZip, type ZipLimits } from "./safe-unzip.ts";
import type { WordData, WordFault, WordJob, WordOutcome, WordTag } from "./word-job.ts";

/** Largest template that is taken. */
export const largestTemplate = 5_000_000;

const zipLimits: ZipLimits = { entries: 500, entryBytes: 20_000_000, bytes: 40_000_000, ratio: 200 };

/** Bounds of one file in its thread. */
export type WordLimits = { milliseconds: number; heapMegabytes: number };
const usualLimits: WordLimits = { milliseconds: 20_000, heapMegabytes: 512 };

export type TemplateFault = "empty" | "too-large" | "not-word" | "unsafe" | "macros" | "fetches";
export type CheckedTemplate = { ok: true; bytes: Uint8Array } | { ok: false; reason: TemplateFault };

/**
 * A Word file that may be kept as a template: unpacked within bounds, without macros, objects of other programs or anything that is
 * fetched from elsewhere, and packed anew, so that what was looked at is exactly what is read later.
 */
export function checkWordTemplate(bytes: Uint8Array): CheckedTemplate {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > largestTemplate) return { ok: false, reason: "too-large" };
  if (Buffer.from(bytes.subarray(0, 4)).toString("latin1") !== "PK\u0003\u0004")
    return { ok: false, reason: "not-word" };
  try {
    const parts = safeUnzip(bytes, (name) => !name.endsWith("/"), zipLimits);
    const reason = faultOf(parts);
    if (reason) return { ok: false, reason };
    return { ok: true, bytes: zipSync(Object.fromEntries(parts), { mtime: "1980-01-01T12:00:00" }) };
  } catch (error) {
    if (error instanceof UnsafeZip) return { ok: false, reason: "unsafe" };
    throw error;
  }
}

function faultOf(parts: ReadonlyMap<string, Uint8Array>): TemplateFault | undefined {
  if (!parts.has("[Content_Types].xml") || !parts.has("word/document.xml")) return "not-word";
  const names = [...parts.keys()];
  if (names.some((name) => /vbaProject|vbaData|\/(embeddings|activeX)\//i.test(name))) return "macros";
  const types = textOf(parts.get("[Content_Types].xml"));
  if (/macroEnabled|oleObject|activeX/i.test(types)) return "macros";
  for (const [name, part] of parts) {
    if (name.endsWith(".rels") && fetches(textOf(part))) return "fetches";
    if (/^word\/.*\.xml$/.test(name) && hasFetchingField(textOf(part))) return "fetches";
  }
  return undefined;
}

// What a letter is made of; anything else, and anything that cannot be read plainly, is refused.
const usualRelations = new Set(
  `officeDocument core-properties extended-properties custom-properties styles stylesWithEffects settings webSettings fontTable font theme
  numbering footnotes endnotes header footer image hyperlink comments commentsExtended commentsIds commentsExtensible people customXml
  customXmlProps glossaryDocument thumbnail`.split(/\s+/),
);
const relation = /<[\w:]*Relationship((?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*\/?>/g;

/** Relationships that lead out of the file, but for links that a reader may press; and pieces of other documents inside it. */
function fetches(relationships: string): boolean {
  const found = [...relationships.matchAll(relation)];
  const begun = relationships.match(/<[\w:]*Relationship[\s/>]/g) ?? [];
  if (/&#|<!/.test(relationships) || found.length !== begun.length) return true; // written so as not to be read
  return found.some(([, attributes = ""]) => {
    const attribute = (name: string): string =>
      new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)?.slice(1).find(Boolean) ?? "";
    const kind = attribute("Type").split("/").at(-1) ?? "";
    return (
      !usualRelations.has(kind) ||
      (attribute("TargetMode") !== "" && attribute("TargetMode") !== "Internal" && kind !== "hyperlink")
    );
  });
}

/** Fields that fetch something when the file is opened, or start a program. */
function hasFetchingField(text: string): boolean {
  const pieces = [...text.matchAll(/<w:instrText[^>]*>([^<]*)<|\bw:instr\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  const instructions = pieces.map(([, run, double, single]) => run ?? double ?? single ?? "").join("");
  return (
    /&#/.test(instructions) || /(DDE|INCLUDE|LINK(?!S)|IMPORT|\bRD\b)/i.test(instructions.replaceAll(/HYPERLINK/gi, ""))
  );
}

function textOf(part: Uint8Array | undefined): string {
  return Buffer.from(part ?? [])
    .toString("utf8")
    .replaceAll("\0", "");
}

/** The tags of a template, header and footer included. */
export async function readWordTags(
  template: Uint8Array,
  limits?: WordLimits,
): Promise<{ ok: true; tags: WordTag[] } | WordFault> {
  const outcome = await work({ kind: "tags", template }, limits);
  if (outcome.ok && !("tags" in outcome)) throw new Error("asked for tags, given a file");
  return outcome;
}

/** A template filled with a letter's words, as a Word file. */
export async function fillWordTemplate(
  template: Uint8Array,
  data: WordData,
  limits?: WordLimits,
): Promise<{ ok: true; bytes: Uint8Array } | WordFault> {
  const outcome = await work({ kind: "fill", template, data }, limits);
  if (outcome.ok && !("bytes" in outcome)) throw new Error("asked for a file, given tags");
  return outcome;
}

/** One file in a thread of its own, which ends with it or is ended. */
async function work(job: WordJob, { milliseconds, heapMegabytes }: WordLimits = usualLimits): Promise<WordOutcome> {
  const worker = new Worker(new URL("./word-worker.ts", import.meta.url), {
    execArgv: [],
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const { promise, resolve } = Promise.withResolvers<WordOutcome>();
  const giveUp = (detail: string): void => resolve({ ok: false, reason: "given-up", detail });
  const timer = setTimeout(() => giveUp(`not done within ${milliseconds} ms`), milliseconds);
  worker.on("message", resolve);
  worker.on("error", (error) => giveUp(`the thread died: ${error}`));
  worker.on("exit", (code) => giveUp(`the thread ended with ${code}`));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
