import { createHash } from "node:crypto";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DecisionId, type MeetingId, newId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { dateOf } from "#states/state.queries.ts";
import { getMeetingHead } from "./meeting.queries.ts";
import { firstDay, type MeetingDecisionManner } from "./meeting.ts";

export type RecordDecisionOutcome =
  | { ok: true; id: DecisionId }
  | { ok: false; reason: "not-held" | "in-the-future" | "decided-later" };

type NewDecision = {
  meeting: MeetingId;
  takenOn: string;
  manner: MeetingDecisionManner;
  subject: string;
  language: Language;
  /** The exact text, where there is one. */
  text: string | null;
  source: string;
};

/** Records a decision that a meeting, once held, took by consensus or welcomed. It is never changed. */
export async function recordMeetingDecision(work: Work, decision: NewDecision): Promise<RecordDecisionOutcome> {
  requireMay(work.actor, "meeting.record");

  const { meeting, takenOn, manner, subject, language, text, source } = decision;
  const { standing, time } = await getMeetingHead(work.db, meeting);
  if (standing.status !== "held") return { ok: false, reason: "not-held" };
  if (takenOn > dateOf(work.at)) return { ok: false, reason: "in-the-future" };
  if (manner === "not-recorded" && takenOn > firstDay(time)) return { ok: false, reason: "decided-later" };

  const id = newId<DecisionId>();
  const fixed = text === null ? null : JSON.stringify({ language, text }); // as every text that a decision fixes is kept
  await work.db
    .insertInto("decision")
    .values({
      id,
      taken_on: takenOn,
      manner,
      subject,
      subject_language: language,
      decided_text: fixed,
      text_hash: fixed === null ? null : createHash("sha256").update(fixed, "utf8").digest("hex"),
      source,
    })
    .execute();
  await work.db
    .insertInto("meeting_decision")
    .values({ meeting_id: meeting, decision_id: id, relation: manner === "meeting" ? "taken" : "welcomed", source })
    .execute();
  await record(work, {
    permission: "meeting.record",
    verb: "meeting.decision-recorded",
    subject: id,
    details: { meeting, takenOn, manner },
  });
  return { ok: true, id };
}
