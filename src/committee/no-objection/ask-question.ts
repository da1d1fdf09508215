import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { takeStep } from "./take-step.ts";
import { permissionFor, type SpeakOutcome, voiceOf, type Word } from "./voice.ts";

/** A member asks for clarification: the clock stops until it is answered. */
export async function askQuestion(work: Work, id: NoObjectionId, word: Word): Promise<SpeakOutcome> {
  const permission = permissionFor("no-objection.ask", word);
  requireMay(work.actor, permission);

  const voice = voiceOf(work, word);
  if (!voice.ok) return voice;
  if (!word.words.trim()) return { ok: false, reason: "words-missing" };
  const { delegation, at, evidence } = voice;
  return await takeStep(work, permission, id, {
    verb: "no-objection.question-asked",
    event: { kind: "question-asked", at, delegation },
    words: word.words,
    evidence,
  });
}
