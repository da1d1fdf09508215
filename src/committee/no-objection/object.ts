import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { takeStep } from "./take-step.ts";
import { permissionFor, type SpeakOutcome, voiceOf, type Word } from "./voice.ts";

/** A member objects, with reasons: the text goes back to its draft (N8). After the deadline the objection is recorded and refused. */
export async function object(work: Work, id: NoObjectionId, word: Word): Promise<SpeakOutcome> {
  const permission = permissionFor("no-objection.object", word);
  requireMay(work.actor, permission);

  const voice = voiceOf(work, word);
  if (!voice.ok) return voice;
  if (!word.words.trim()) return { ok: false, reason: "words-missing" };
  const { delegation, at, evidence } = voice;
  return await takeStep(work, permission, id, {
    verb: "no-objection.objected",
    event: { kind: "objected", at, delegation },
    words: word.words,
    evidence,
  });
}
