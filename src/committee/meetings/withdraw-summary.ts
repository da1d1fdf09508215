import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

export type WithdrawSummaryOutcome = { ok: true } | { ok: false; reason: "not-published" };

type Withdrawal = { meeting: MeetingId; language: Language; because: string };

/** Takes a public summary back from the public; that it was there, and why it went, stays on record for the secretariat. */
export async function withdrawSummary(
  work: Work,
  { meeting, language, because }: Withdrawal,
): Promise<WithdrawSummaryOutcome> {
  requireMay(work.actor, "meeting.publish");

  const { numUpdatedRows } = await work.db
    .updateTable("summary_publication")
    .set({ withdrawn_at: work.at, withdrawn_by: work.actor.id, withdrawn_because: because })
    .where("meeting_id", "=", meeting)
    .where("language", "=", language)
    .where("withdrawn_at", "is", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return { ok: false, reason: "not-published" };
  await record(work, {
    permission: "meeting.publish",
    verb: "meeting.summary-withdrawn",
    subject: meeting,
    details: { language, because },
  });
  return { ok: true };
}
