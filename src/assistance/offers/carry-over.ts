import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, newId, type RequestItemId } from "#db/ids.ts";
import { beginRequest } from "../requests/begin-request.ts";
import { placesOfCarryOver } from "../requests/machine.ts";
import { getRequest } from "../requests/request.queries.ts";
import { listOffers } from "./offer.queries.ts";
import { itemsStillOpen } from "./offer.ts";

type CarryOutcome = { ok: true; id: AssistanceRequestId } | { ok: false; reason: "not-now" | "nothing-open" };

/** Makes a new draft of what was asked for and not delivered, field by field with who may see it; nothing is sent by it. */
export async function carryOver(work: Work, request: AssistanceRequestId): Promise<CarryOutcome> {
  requireMay(work.actor, "request.carry-over");

  const asked = await getRequest(work, request);
  if (!asked.isAsking || !placesOfCarryOver.includes(asked.standing)) return { ok: false, reason: "not-now" };
  const still = itemsStillOpen(asked, await listOffers(work.db, request));
  const items = asked.items.filter(({ id }) => still.includes(id));
  if (items.length === 0) return { ok: false, reason: "nothing-open" };
  const { asking, language } = asked;
  const begun = await beginRequest(work, {
    kind: "assistance",
    from:
      asking.state !== null
        ? { state: asking.state }
        : { organisation: asking.organisation.id, states: asking.onBehalfOf },
    language,
  });
  if (!begun.ok) return { ok: false, reason: "not-now" };
  await work.db
    .insertInto("request_item")
    .values(items.map((_, n) => ({ request_id: begun.id, n: n + 1, id: newId<RequestItemId>() })))
    .execute();
  const places = new Map<number, number>([[0, 0], ...items.map(({ item }, n) => [item, n + 1] as const)]);
  const fields = asked.fields.flatMap((field) => {
    const item = places.get(field.item);
    return item === undefined ? [] : [{ ...field, item }];
  });
  if (fields.length > 0)
    await work.db
      .insertInto("request_field")
      .values(
        fields.map((field) => ({ request_id: begun.id, ...field, written_by: work.actor.id, written_at: work.at })),
      )
      .execute();
  await record(work, { permission: "request.carry-over", verb: "request.carried-over", subject: begun.id });
  return { ok: true, id: begun.id };
}
