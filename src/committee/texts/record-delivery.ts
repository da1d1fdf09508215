import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type TextId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getText } from "./text.queries.ts";

export type NewDelivery = { on: string; symbol: string | null; source: string };
export type DeliveryOutcome = { ok: true } | { ok: false; reason: "in-the-future" | "not-decided" };

/** Records the day a text was delivered otherwise than by a decision on it, with its symbol and source. A newer record counts. */
export async function recordDelivery(work: Work, id: TextId, delivery: NewDelivery): Promise<DeliveryOutcome> {
  requireMay(work.actor, "text.keep");

  const { kind, versions } = await getText(work.db, id);
  const { on, symbol, source } = delivery;
  if (on > dateOf(work.at)) return { ok: false, reason: "in-the-future" };
  // What goes to the Council goes by a decision of the Committee; the database holds to it as well.
  const isDecided = versions.some(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= on);
  if ((kind === "report" || kind === "programme-of-work") && !isDecided) return { ok: false, reason: "not-decided" };

  await work.db
    .insertInto("text_delivered")
    .values({
      id: newId<string & { readonly __noun: "delivery" }>(),
      text_id: id,
      delivered_on: on,
      symbol,
      source,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, { permission: "text.keep", verb: "text.delivered", subject: id, details: { on, symbol, source } });
  return { ok: true };
}
