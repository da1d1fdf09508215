import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, DeliveryId } from "#db/ids.ts";
import { getRequest } from "../requests/request.queries.ts";
import { findDelivery, keepInHistory } from "./end-delivery.ts";

type ConfirmOutcome = { ok: true } | { ok: false; reason: "not-now" };

/** Who asks confirms, or corrects in words, what the provider said was delivered; it then stands in the State's history. */
export async function confirmDelivery(
  work: Work,
  request: AssistanceRequestId,
  { delivery, words }: { delivery: DeliveryId; words: string },
): Promise<ConfirmOutcome> {
  requireMay(work.actor, "delivery.confirm");

  const asked = await getRequest(work, request);
  const { offer, running } = await findDelivery(work, request, delivery);
  const { ended } = running;
  if (!asked.isAsking || !ended || running.confirmed) return { ok: false, reason: "not-now" };
  await work.db
    .updateTable("delivery")
    .set({ confirmed_by: work.actor.id, confirmed_at: work.at, confirmed_words: words })
    .where("id", "=", delivery)
    .execute();
  if (ended.outcome !== "failed")
    await keepInHistory(work, asked, offer, { running, on: ended.on, words: words || ended.words, kept: ended.items });
  await record(work, { permission: "delivery.confirm", verb: "delivery.confirmed", subject: request });
  return { ok: true };
}
