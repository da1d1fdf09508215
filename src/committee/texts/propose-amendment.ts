import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AmendmentId, newId, type TextVersionId } from "#db/ids.ts";
import { type Amended, amend, type ProposedWords, type Speaker, speakerFor } from "./amendment.ts";
import { getWorkedVersionById } from "./text.queries.ts";
import { takesViews } from "./text.ts";
import { numbered } from "./text-parts.ts";

export type Proposal = ProposedWords & { why: string; onBehalf?: Speaker | undefined };
export type ProposeOutcome =
  | { ok: true; id: AmendmentId }
  | { ok: false; reason: "not-open" | "no-delegation" | "no-such-language" }
  | Extract<Amended, { ok: false }>;

/** A delegation proposes other words for a paragraph; the secretariat records it for one that said so elsewhere. */
export async function proposeAmendment(work: Work, id: TextVersionId, proposal: Proposal): Promise<ProposeOutcome> {
  requireMay(work.actor, "amendment.propose");

  const speaker = speakerFor(work.actor, proposal.onBehalf);
  if (!speaker) return { ok: false, reason: "no-delegation" };
  const version = await getWorkedVersionById(work.db, id);
  if (!takesViews(version)) return { ok: false, reason: "not-open" };
  const body = version.bodies[proposal.language];
  if (!body) return { ok: false, reason: "no-such-language" };
  const amended = amend(version.kind, numbered(version.kind, body), proposal);
  if (!amended.ok) return amended;

  const amendment = newId<AmendmentId>();
  const { language, paragraph, oldWords, newWords, why } = proposal;
  await work.db
    .insertInto("amendment")
    .values({
      id: amendment,
      text_version_id: id,
      language,
      paragraph,
      old_words: oldWords,
      new_words: newWords,
      why,
      ...speaker,
      proposed_by: work.actor.id,
      proposed_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "amendment.propose",
    verb: "text.amendment-proposed",
    subject: version.textId,
    details: { amendment, number: version.number, paragraph, ...speaker },
  });
  return { ok: true, id: amendment };
}
