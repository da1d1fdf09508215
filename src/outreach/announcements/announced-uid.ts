import { createHash } from "node:crypto";
import { longest } from "./announced.ts";

/** By what a body knows an entry, as it is kept: one too long is known by its hash. */
export function keptUid(told: string): string {
  return told.length > longest.uid ? `sha256:${hashOf(told)}` : told;
}

/** By what an entry is known that tells no uid, so that it is known again when the file is read again. */
export function uidFrom(text: string): string {
  return untold + hashOf(text);
}

/** Whether a body told a uid itself. */
export function isTold(uid: string): boolean {
  return !uid.startsWith(untold);
}

const untold = "untold:";

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
