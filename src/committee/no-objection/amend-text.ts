import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId, TextVersionId } from "#db/ids.ts";
import { getDraftedVersion, isWhole } from "./drafts.queries.ts";
import { getNoObjection } from "./no-objection.queries.ts";
import { type StepOutcome, takeStep } from "./take-step.ts";

export type AmendOutcome = StepOutcome | { ok: false; reason: "not-a-text" | "not-its-draft" };

/** A newer version of the same text takes the place of the one circulated: the whole period starts again, and everybody is told so. */
export async function amendText(
  work: Work,
  id: NoObjectionId,
  { version, words }: { version: TextVersionId; words: string },
): Promise<AmendOutcome> {
  requireMay(work.actor, "no-objection.amend");

  const { subject } = await getNoObjection(work.db, id);
  if (subject.kind !== "text") return { ok: false, reason: "not-a-text" };
  const draft = await getDraftedVersion(work.db, version);
  if (draft.textId !== subject.textId || !draft.isDraft || !isWhole(draft))
    return { ok: false, reason: "not-its-draft" };
  const outcome = await takeStep(work, "no-objection.amend", id, {
    verb: "no-objection.amended",
    event: { kind: "amended", at: work.at },
    words: words.trim() || undefined,
    details: { version, number: draft.number, textHash: draft.hash },
    set: { text_version_id: version, text_hash: draft.hash, number: draft.number },
  });
  if (!outcome.ok) return outcome;
  await work.db.updateTable("text_version").set({ circulated_at: work.at }).where("id", "=", version).execute();
  await work.db
    .insertInto("circulated_text")
    .values({ no_objection_id: id, text_hash: draft.hash, body: draft.fixed, kept_at: work.at })
    .onConflict((kept) => kept.columns(["no_objection_id", "text_hash"]).doNothing()) // these words lay there before
    .execute();
  return outcome;
}
