import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DutyId, newId } from "#db/ids.ts";
import { getDuty } from "./duty.queries.ts";
import { dueIn, type Extension } from "./duty.ts";

export type NewExtension = Pick<Extension, "newDate" | "words" | "source" | "language">;
export type RecordExtensionOutcome = { ok: true } | { ok: false; reason: "not-later" };

/** Records that the Committee agreed to a later date for one year's piece, by which decision or in which words. */
export async function recordExtension(
  work: Work,
  { duty, year }: { duty: DutyId; year: number },
  { newDate, words, source, language }: NewExtension,
): Promise<RecordExtensionOutcome> {
  requireMay(work.actor, "programme.record-dates");

  const due = dueIn(await getDuty(work.db, duty), year);
  if (!due) throw new NotFound(`nothing due in ${year}`);
  if (newDate <= due) return { ok: false, reason: "not-later" };

  await work.db
    .insertInto("duty_extension")
    .values({
      id: newId<string & { readonly __noun: "extension" }>(),
      duty_id: duty,
      year,
      new_date: newDate,
      words,
      source,
      language,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "programme.record-dates",
    verb: "programme.extension-recorded",
    subject: duty,
    details: { year, due, newDate, source },
  });
  return { ok: true };
}
