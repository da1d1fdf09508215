import { delegationsOf, holds } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MeetingId, newId, type StatementId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { getMeetingHead } from "../meetings/meeting.queries.ts";
import type { Speaker } from "../meetings/meeting.ts";
import { getStatement } from "./statement.queries.ts";
import { isOf, type Statement } from "./statement.ts";

export type SubmitOutcome =
  | { ok: true; id: StatementId }
  | { ok: false; reason: "cancelled" | "held-already" | "changed-meanwhile" | "not-yours" };

export type NewStatement = {
  meeting: MeetingId;
  by: Speaker;
  words: string;
  language: Language;
  source: string;
  /** Whether members and experts may read it before the meeting. */
  show: boolean;
  replaces: StatementId | undefined;
};

/**
 * Puts a statement on record: the secretariat any, a delegation its own until the meeting is held. It may take the place of an
 * earlier one, which is kept; what was shown to members stays shown in its newer words.
 */
export async function submitStatement(work: Work, statement: NewStatement): Promise<SubmitOutcome> {
  requireMay(work.actor, "statement.submit");

  const { meeting, by, words, language, source, show, replaces } = statement;
  const { standing } = await getMeetingHead(work.db, meeting);
  if (standing.status === "cancelled") return { ok: false, reason: "cancelled" };
  if (!holds(work.actor, "secretariat")) {
    if (!isOf({ by }, delegationsOf(work.actor))) return { ok: false, reason: "not-yours" };
    if (standing.status === "held") return { ok: false, reason: "held-already" };
  }
  const earlier = replaces && (await getStatement(work.db, meeting, replaces));
  if (earlier?.supersededBy) return { ok: false, reason: "changed-meanwhile" };
  if (earlier && !sameSpeaker(earlier, by)) return { ok: false, reason: "not-yours" };

  const id = newId<StatementId>();
  await work.db
    .insertInto("statement")
    .values({
      id,
      meeting_id: meeting,
      state_code: "state" in by ? by.state : null,
      body: "body" in by ? by.body : null,
      words,
      language,
      source,
      submitted_by: work.actor.id,
      submitted_at: work.at,
      shown_at: show || earlier?.shownAt ? work.at : null,
    })
    .execute();
  if (earlier) await work.db.updateTable("statement").set({ superseded_by: id }).where("id", "=", earlier.id).execute();
  await record(work, {
    permission: "statement.submit",
    verb: "statement.submitted",
    subject: id,
    ...("state" in by ? { state: by.state } : {}),
    details: { meeting, ...(replaces ? { replaces } : {}) },
  });
  return { ok: true, id };
}

function sameSpeaker({ by }: Statement, other: Speaker): boolean {
  return "state" in by ? "state" in other && by.state === other.state : "body" in other && by.body === other.body;
}
