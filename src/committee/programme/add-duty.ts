import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DutyId, newId } from "#db/ids.ts";
import { listDuties } from "./duty.queries.ts";
import { asksTheSame, type Duty } from "./duty.ts";

export type NewDuty = Omit<Duty, "id" | "ended">;
export type AddDutyOutcome =
  | { ok: true; id: DutyId }
  | { ok: false; reason: "recorded-already" | "ends-before-it-begins" };

/** The secretariat adds what a new resolution asks of the Committee. */
export async function addDuty(work: Work, duty: NewDuty): Promise<AddDutyOutcome> {
  requireMay(work.actor, "programme.keep-duties");

  const { title, resolution, paragraph, time, from, before, source, language } = duty;
  if (before !== null && before <= from) return { ok: false, reason: "ends-before-it-begins" };
  if ((await listDuties(work.db)).some((there) => asksTheSame(there, duty)))
    return { ok: false, reason: "recorded-already" };

  const id = newId<DutyId>();
  await work.db
    .insertInto("mandate_duty")
    .values({
      id,
      title: JSON.stringify(title),
      resolution,
      paragraph,
      due_month: "on" in time ? null : time.month,
      due_day: "on" in time ? null : time.day,
      due_on: "on" in time ? time.on : null,
      valid_from: from,
      valid_to: before,
      source,
      language,
      made_by: work.actor.id,
      made_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "programme.keep-duties",
    verb: "programme.duty-added",
    subject: id,
    details: { title, resolution, paragraph, time },
  });
  return { ok: true, id };
}
