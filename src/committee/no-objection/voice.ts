import type { Permission } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import { delegationOf } from "./no-objection.ts";
import type { StepOutcome } from "./take-step.ts";

/** What the secretariat records for a delegation: whose word, when it came in, and where it can be read. */
export type OnBehalf = { delegation: StateCode; at: Temporal.Instant; evidence: string };

/** A delegation's word: in its own name, or recorded for it. */
export type Word = { words: string; onBehalf?: OnBehalf | undefined };

export type SpeakOutcome =
  | StepOutcome
  | { ok: false; reason: "no-delegation" | "words-missing" | "evidence-missing" | "not-yet" };

type Voice = { ok: true; delegation: StateCode; at: Temporal.Instant; evidence: string | undefined };

/** In whose name a word is spoken, and when it counts. */
export function voiceOf(
  { actor, at }: Work,
  { onBehalf }: Word,
): Voice | { ok: false; reason: "no-delegation" | "evidence-missing" | "not-yet" } {
  if (!onBehalf) {
    const delegation = delegationOf(actor);
    return delegation ? { ok: true, delegation, at, evidence: undefined } : { ok: false, reason: "no-delegation" };
  }
  if (!onBehalf.evidence.trim()) return { ok: false, reason: "evidence-missing" };
  if (Temporal.Instant.compare(onBehalf.at, at) > 0) return { ok: false, reason: "not-yet" };
  return { ok: true, ...onBehalf };
}

/** The permission a word needs: one's own, or the secretariat's to record it. */
export function permissionFor(own: Permission, { onBehalf }: Word): Permission {
  return onBehalf ? "no-objection.record-word" : own;
}
