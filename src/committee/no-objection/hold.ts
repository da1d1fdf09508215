import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { takeStep } from "./take-step.ts";
import { permissionFor, type SpeakOutcome, voiceOf, type Word } from "./voice.ts";

/** A member asks for more time: the clock stops until it lifts its hold (N5, N6). Reasons may be given, and need not be. */
export async function hold(work: Work, id: NoObjectionId, word: Word): Promise<SpeakOutcome> {
  const permission = permissionFor("no-objection.hold", word);
  requireMay(work.actor, permission);

  const voice = voiceOf(work, word);
  if (!voice.ok) return voice;
  const { delegation, at, evidence } = voice;
  return await takeStep(work, permission, id, {
    verb: "no-objection.held",
    event: { kind: "held", at, delegation },
    words: word.words.trim() || undefined,
    evidence,
  });
}
