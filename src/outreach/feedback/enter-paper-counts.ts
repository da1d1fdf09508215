import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { isOver, wasHeld } from "../activities/machine.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { listPaperEntries } from "./feedback.queries.ts";
import type { PaperEntry } from "./feedback.ts";
import { openFeedback } from "./open-feedback.ts";

export type NewPaperEntry = Pick<PaperEntry, "forms" | "counts" | "words"> & { basedOn: number };
export type EnterPaperOutcome = { ok: true } | { ok: false; reason: "not-yet" | "over" | "changed" | "told" };

/**
 * Whoever keeps an activity counts what was answered on paper. A correction is a new entry in place of the last, which stays on record;
 * once the form has closed the counts are told, and what was told stays: a correction would let single answers be read.
 */
export async function enterPaperCounts(
  work: Work,
  id: ActivityId,
  { forms, counts, words, basedOn }: NewPaperEntry,
): Promise<EnterPaperOutcome> {
  requireMay(work.actor, "activity-feedback.keep");

  const { standing } = await getOwnActivity(work, id);
  if (isOver(standing)) return { ok: false, reason: "over" };
  if (!wasHeld(standing)) return { ok: false, reason: "not-yet" };
  const [last] = await listPaperEntries(work.db, id);
  const number = last?.number ?? 0;
  if (number !== basedOn) return { ok: false, reason: "changed" };
  const opened = await openFeedback(work, id);
  if (!opened.ok) return { ok: false, reason: "not-yet" };
  if (last && opened.sheet.closedAt) return { ok: false, reason: "told" };
  await work.db
    .insertInto("activity_feedback_paper")
    .values({
      ...{ activity_id: id, number: number + 1, forms, counts: JSON.stringify(counts), words },
      ...{ recorded_by: work.actor.id, recorded_at: work.at },
    })
    .execute();
  await record(work, {
    permission: "activity-feedback.keep",
    verb: "activity-feedback.paper-entered",
    subject: id,
    details: { entry: number + 1, forms },
  });
  return { ok: true };
}
