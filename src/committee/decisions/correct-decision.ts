import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DecisionId, newId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getDecision } from "./decision.queries.ts";

export type Correction = { subject: string; source: string };
export type CorrectOutcome = { ok: true; id: DecisionId } | { ok: false; reason: "subject-missing" | "source-missing" };

/** Decisions are never edited: a later one says what it corrects, and both stand in the register. It corrects words of the record; a text is changed by a decision on a new version. */
export async function correctDecision(
  work: Work,
  corrected: DecisionId,
  { subject, source }: Correction,
): Promise<CorrectOutcome> {
  requireMay(work.actor, "decision.correct");

  if (!subject.trim()) return { ok: false, reason: "subject-missing" };
  if (!source.trim()) return { ok: false, reason: "source-missing" };
  const { subjectLanguage } = await getDecision(work.db, corrected);
  const id = newId<DecisionId>();
  await work.db
    .insertInto("decision")
    .values({
      id,
      taken_on: dateOf(work.at),
      taken_at: work.at,
      manner: "correction",
      subject: subject.trim(),
      subject_language: subjectLanguage,
      source: source.trim(),
      declared_by: work.actor.id,
      corrects_id: corrected,
    })
    .execute();
  await record(work, {
    permission: "decision.correct",
    verb: "decision.corrected",
    subject: id,
    details: { corrects: corrected, source },
  });
  return { ok: true, id };
}
