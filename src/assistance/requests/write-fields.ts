import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { lockDraft, type WriteOutcome } from "./draft-lock.ts";
import type { FieldName } from "./request-field.ts";

export type WrittenField = { name: FieldName; value: string | undefined; audience: Audience };

type Written = { request: AssistanceRequestId; item: number; fields: readonly WrittenField[]; basedOn: number };

/** Saves a part of the form: of the request itself (item 0) or of one item. What was emptied is taken out. */
export async function writeFields(work: Work, { request, item, fields, basedOn }: Written): Promise<WriteOutcome> {
  requireMay(work.actor, "request.write");

  const locked = await lockDraft(work, request, basedOn);
  if (!locked.ok) return locked;
  for (const { name, value, audience } of fields) {
    const place = { request_id: request, item, name };
    if (value === undefined) {
      await work.db
        .deleteFrom("request_field")
        .where("request_id", "=", request)
        .where("item", "=", item)
        .where("name", "=", name)
        .execute();
      continue;
    }
    const written = { value, audience, written_by: work.actor.id, written_at: work.at };
    await work.db
      .insertInto("request_field")
      .values({ ...place, ...written })
      .onConflict((conflict) => conflict.columns(["request_id", "item", "name"]).doUpdateSet(written))
      .execute();
  }
  return locked;
}
