import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MeetingId, newId, type PublicSummaryId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { getMeetingHead } from "./meeting.queries.ts";
import { lastPublicRevision } from "./public-summary.queries.ts";

export type WritePublicOutcome = { ok: true } | { ok: false; reason: "not-held" | "changed-meanwhile" };

type NewSummary = { meeting: MeetingId; language: Language; body: string; basedOn: number };

/** Writes the summary for the public in one language. Nobody outside reads it before it is published. */
export async function writePublicSummary(
  work: Work,
  { meeting, language, body, basedOn }: NewSummary,
): Promise<WritePublicOutcome> {
  requireMay(work.actor, "meeting.publish");

  const { standing } = await getMeetingHead(work.db, meeting);
  if (standing.status !== "held") return { ok: false, reason: "not-held" };
  const last = await lastPublicRevision(work.db, meeting, language);
  if (last !== basedOn) return { ok: false, reason: "changed-meanwhile" };

  const id = newId<PublicSummaryId>();
  const revision = last + 1;
  await work.db
    .insertInto("public_summary")
    .values({ id, meeting_id: meeting, language, revision, body, written_by: work.actor.id, written_at: work.at })
    .execute();
  await record(work, {
    permission: "meeting.publish",
    verb: "meeting.public-summary-written",
    subject: meeting,
    details: { language, revision },
  });
  return { ok: true };
}
