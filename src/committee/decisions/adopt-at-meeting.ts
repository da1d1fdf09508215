import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DecisionId, type MeetingId, newId, type TextVersionId } from "#db/ids.ts";
import { hashOf } from "#matrix/matrix-text.ts";
import { fixedText } from "#regime/committee-text.ts";

import { getDraftedVersion, isWhole, liesBeforeMembers } from "../no-objection/drafts.queries.ts";

export type Adopting = { meeting: MeetingId; version: TextVersionId; source: string };
export type AdoptAtMeetingOutcome =
  | { ok: true; id: DecisionId }
  | {
      ok: false;
      reason: "no-meeting" | "not-held" | "not-a-draft" | "incomplete" | "another-version" | "source-missing";
    };

/** The Chair declares that a meeting adopted a text by consensus: the decision fixes its exact words, and it is in force from the day of the meeting. */
export async function adoptAtMeeting(
  work: Work,
  { meeting, version, source }: Adopting,
): Promise<AdoptAtMeetingOutcome> {
  requireMay(work.actor, "decision.adopt-at-meeting");

  if (!source.trim()) return { ok: false, reason: "source-missing" };
  const held = await work.db
    .selectFrom("meeting")
    .where("id", "=", meeting)
    .select(["held_on", "held_at"])
    .executeTakeFirst();
  if (!held) return { ok: false, reason: "no-meeting" };
  if (!held.held_on || !held.held_at) return { ok: false, reason: "not-held" };
  const draft = await getDraftedVersion(work.db, version);
  if (!draft.isDraft) return { ok: false, reason: "not-a-draft" };
  if (!isWhole(draft)) return { ok: false, reason: "incomplete" };
  if (await liesBeforeMembers(work.db, draft.textId)) return { ok: false, reason: "another-version" };

  const id = newId<DecisionId>();
  const decided_text = fixedText(draft);
  const text_hash = hashOf(decided_text);
  await work.db
    .insertInto("decision")
    .values({
      id,
      text_hash,
      decided_text,
      taken_on: held.held_on,
      taken_at: work.at,
      manner: "meeting",
      subject: `${draft.title}, version ${draft.number}`,
      subject_language: draft.language,
      text_version_id: version,
      text_language: draft.language,
      declared_by: work.actor.id,
      source: source.trim(),
    })
    .execute();
  await work.db
    .updateTable("text_version")
    .set({ text_hash, decision_id: id, in_force_from: held.held_on })
    .where("id", "=", version)
    .execute();
  await work.db
    .insertInto("meeting_decision")
    .values({ meeting_id: meeting, decision_id: id, relation: "taken", source: source.trim() })
    .execute();
  await record(work, {
    permission: "decision.adopt-at-meeting",
    verb: "decision.adopted-at-meeting",
    subject: id,
    details: { meeting, version, textHash: text_hash },
  });
  return { ok: true, id };
}
