import { NotFound, requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, type DeliveryId, type HelpReceivedId, newId, type RequestItemId } from "#db/ids.ts";
import { isYetToCome } from "#states/state.queries.ts";
import { readAreas } from "../areas.queries.ts";
import { narrowerOf } from "../audience.ts";
import { findRequestMove, placeOf } from "../requests/machine.ts";
import { moveRequest } from "../requests/move-request.ts";
import { getRequest } from "../requests/request.queries.ts";
import type { RequestWhole } from "../requests/request.ts";
import { valuesOf } from "../requests/request-field.ts";
import { listOffers } from "./offer.queries.ts";
import type { Delivery, DeliveryOutcome, Offer } from "./offer.ts";

export type Ending = { on: string; outcome: DeliveryOutcome; items: RequestItemId[]; words: string };
type EndOutcome = { ok: true } | { ok: false; reason: "not-now" | "in-the-future" | "ends-before" | "no-item" };

/** Either side says what came of a delivery. What was delivered stands in the State's history; what was not may be asked for anew. */
export async function endDelivery(
  work: Work,
  request: AssistanceRequestId,
  { delivery, on, outcome, items, words }: Ending & { delivery: DeliveryId },
): Promise<EndOutcome> {
  const event = outcome === "failed" ? "delivery-fails" : "delivery-ends";
  requireMay(work.actor, `request.${event}`);

  const asked = await getRequest(work, request);
  const { offer, running } = await findDelivery(work, request, delivery);
  const mayEnd = offer.isMine || asked.isAsking || (outcome === "failed" && !asked.isOwn);
  if (running.ended || !mayEnd || !findRequestMove(placeOf(asked), event)) return { ok: false, reason: "not-now" };
  if (on < running.startedOn) return { ok: false, reason: "ends-before" };
  if (isYetToCome(on, work.at)) return { ok: false, reason: "in-the-future" };
  const kept =
    outcome === "failed"
      ? []
      : outcome === "delivered"
        ? running.items
        : items.filter((id) => running.items.includes(id));
  if (outcome !== "failed" && kept.length === 0) return { ok: false, reason: "no-item" };

  const delivered = asked.items.filter(({ id }) => kept.includes(id));
  await work.db
    .updateTable("delivery")
    .set({
      ended_on: on,
      ended_by: work.actor.id,
      ended_at: work.at,
      outcome,
      delivered_items: delivered.map(({ item }) => item),
      outcome_words: words,
      // Who asks need not confirm its own word.
      ...(asked.isAsking ? { confirmed_by: work.actor.id, confirmed_at: work.at } : {}),
    })
    .where("id", "=", delivery)
    .execute();
  // The offer falls with its delivery; with the last one, where nothing was delivered, every offer: the database lets them fall (A17).
  if (outcome !== "failed" && asked.isAsking) await keepInHistory(work, asked, offer, { running, on, words, kept });
  await moveRequest(work, request, event, { words, details: { delivery } });
  return { ok: true };
}

export async function findDelivery(
  work: Work,
  request: AssistanceRequestId,
  delivery: DeliveryId,
): Promise<{ offer: Offer; running: Delivery }> {
  for (const offer of await listOffers(work.db, request)) {
    const running = offer.deliveries.find(({ id }) => id === delivery);
    if (running) return { offer, running };
  }
  throw new NotFound("delivery");
}

type Done = { running: Delivery; on: string; words: string; kept: readonly RequestItemId[] };

/**
 * What was delivered, in the history of the State that asked; for no more readers than the words that are told had, and for none beside
 * both sides and the Committee until the State enters it for more. What an organisation asked on behalf of
 * States each of them enters itself: it is their history.
 */
export async function keepInHistory(
  work: Work,
  request: RequestWhole,
  { providerId }: Offer,
  { running, on, words, kept }: Done,
): Promise<void> {
  const { state } = request.asking;
  if (state === null) return;
  const own = request.items.filter(({ id }) => kept.includes(id));
  const values = own.map(({ item }) => valuesOf(request.fields, item));
  const told = request.fields
    .filter(({ item, name }) => own.some((one) => one.item === item) && ["need", "kinds", "subject"].includes(name))
    .reduce(
      (narrowest, { audience }) => narrowerOf(narrowest, audience),
      narrowerOf(request.audience, "named-providers"),
    );
  const subjects = values.flatMap(({ subject = [] }) => subject);
  const areasOf = await readAreas(work.db, subjects);
  await work.db
    .insertInto("help_received")
    .values({
      id: newId<HelpReceivedId>(),
      state_code: state,
      provider_id: providerId,
      what:
        values
          .map(({ need }) => need)
          .filter(Boolean)
          .join("\n") ||
        running.words ||
        request.reference,
      kinds: [...new Set(values.flatMap(({ kinds = [] }) => kinds))],
      areas: [...new Set(subjects.flatMap(areasOf))],
      from_on: running.startedOn,
      to_on: on,
      result: words,
      source: request.reference,
      audience: told,
      request_id: request.id,
      entered_by: work.actor.id,
      entered_at: work.at,
    })
    .execute();
}
