import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, newId, type RequestItemId } from "#db/ids.ts";
import { lockDraft, type WriteOutcome } from "../requests/draft-lock.ts";
import { type Field, mostItems } from "../requests/request-field.ts";

type TakeOutcome = WriteOutcome | { ok: false; reason: "too-many"; revision: number };

/**
 * Takes what a filled form says into a draft: a field that the file fills is written, one that it leaves empty stays. An item that the
 * draft has not yet is added.
 */
export async function takeForm(
  work: Work,
  request: AssistanceRequestId,
  { fields, basedOn }: { fields: readonly Field[]; basedOn: number },
): Promise<TakeOutcome> {
  requireMay(work.actor, "request.write");

  const there = await work.db.selectFrom("request_item").where("request_id", "=", request).select("n").execute();
  const known = new Set(there.map(({ n }) => n));
  const added = [...new Set(fields.map(({ item }) => item))].filter((item) => item > 0 && !known.has(item));
  if (known.size + added.length > mostItems) return { ok: false, reason: "too-many", revision: basedOn };
  const locked = await lockDraft(work, request, basedOn);
  if (!locked.ok) return locked;
  for (const n of added)
    await work.db.insertInto("request_item").values({ request_id: request, n, id: newId<RequestItemId>() }).execute();
  for (const { item, name, value, audience } of fields) {
    const written = { value, audience, written_by: work.actor.id, written_at: work.at };
    await work.db
      .insertInto("request_field")
      .values({ request_id: request, item, name, ...written })
      .onConflict((conflict) => conflict.columns(["request_id", "item", "name"]).doUpdateSet(written))
      .execute();
  }
  return locked;
}
