import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { takeStep } from "./take-step.ts";
import { permissionFor, type SpeakOutcome, voiceOf, type Word } from "./voice.ts";

/** A member lifts its hold: the clock goes on once nobody holds any more, with the days that were left (N7). */
export async function liftHold(work: Work, id: NoObjectionId, word: Word): Promise<SpeakOutcome> {
  const permission = permissionFor("no-objection.hold", word);
  requireMay(work.actor, permission);

  const voice = voiceOf(work, word);
  if (!voice.ok) return voice;
  const { delegation, at, evidence } = voice;
  return await takeStep(work, permission, id, {
    verb: "no-objection.lifted",
    event: { kind: "lifted", at, delegation },
    words: word.words.trim() || undefined,
    evidence,
  });
}
