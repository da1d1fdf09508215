import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, newId, type RequestItemId } from "#db/ids.ts";
import { lockDraft, type WriteOutcome } from "./draft-lock.ts";
import { mostItems } from "./request-field.ts";

type AddItemOutcome =
  | { ok: true; revision: number; item: number; id: RequestItemId }
  | Extract<WriteOutcome, { ok: false }>
  | { ok: false; reason: "too-many"; revision: number };

/** Adds one thing to what is asked for, empty. */
export async function addItem(
  work: Work,
  request: AssistanceRequestId,
  { basedOn }: { basedOn: number },
): Promise<AddItemOutcome> {
  requireMay(work.actor, "request.write");

  const items = await work.db
    .selectFrom("request_item")
    .where("request_id", "=", request)
    .orderBy("n", "desc")
    .select("n")
    .execute();
  if (items.length >= mostItems) return { ok: false, reason: "too-many", revision: basedOn };
  const locked = await lockDraft(work, request, basedOn);
  if (!locked.ok) return locked;
  const item = (items[0]?.n ?? 0) + 1;
  const id = newId<RequestItemId>();
  await work.db.insertInto("request_item").values({ request_id: request, n: item, id }).execute();
  return { ...locked, item, id };
}
