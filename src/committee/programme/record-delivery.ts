import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DutyId, newId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getDuty } from "./duty.queries.ts";
import { type Delivery, dueIn } from "./duty.ts";

export type NewDelivery = Pick<Delivery, "deliveredOn" | "symbol" | "source" | "language">;
export type RecordDeliveryOutcome = { ok: true } | { ok: false; reason: "day-to-come" };

/** Records that one year's piece was delivered, on which day and under which symbol. A later line puts an earlier one right. */
export async function recordDelivery(
  work: Work,
  { duty, year }: { duty: DutyId; year: number },
  { deliveredOn, symbol, source, language }: NewDelivery,
): Promise<RecordDeliveryOutcome> {
  requireMay(work.actor, "programme.record-dates");

  if (!dueIn(await getDuty(work.db, duty), year)) throw new NotFound(`nothing due in ${year}`);
  if (deliveredOn > dateOf(work.at)) return { ok: false, reason: "day-to-come" };

  await work.db
    .insertInto("duty_delivery")
    .values({
      id: newId<string & { readonly __noun: "delivery" }>(),
      duty_id: duty,
      year,
      delivered_on: deliveredOn,
      symbol,
      source,
      language,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "programme.record-dates",
    verb: "programme.delivery-recorded",
    subject: duty,
    details: { year, deliveredOn, symbol, source },
  });
  return { ok: true };
}
