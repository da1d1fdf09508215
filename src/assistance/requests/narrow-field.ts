import { NotFound, requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { audienceRank, isNarrower, narrowerOf } from "../audience.ts";
import { moveRequest } from "./move-request.ts";
import { getRequest } from "./request.queries.ts";
import type { FieldName } from "./request-field.ts";

type NarrowedField = { item: number; name: FieldName; audience: Audience };
type NarrowFieldOutcome = { ok: true; recalled: number } | { ok: false; reason: "not-now" | "not-narrower" };

/** Its State makes fewer see one field of a request that was sent; whom the request reached and who read the field is told. */
export async function narrowField(
  work: Work,
  id: AssistanceRequestId,
  { item, name, audience }: NarrowedField,
): Promise<NarrowFieldOutcome> {
  requireMay(work.actor, "request.tighten");

  const request = await getRequest(work, id);
  const field = request.fields.find((one) => one.item === item && one.name === name);
  if (!field) throw new NotFound("field");
  if (!request.isAsking || request.standing === "draft") return { ok: false, reason: "not-now" };
  const was = narrowerOf(request.audience, field.audience);
  if (!isNarrower(audience, was)) return { ok: false, reason: "not-narrower" };
  await work.db
    .updateTable("request_field")
    .set({ audience })
    .where("request_id", "=", id)
    .where("item", "=", item)
    .where("name", "=", name)
    .execute();
  const read = audienceRank(was) >= 3 && audienceRank(audience) < audienceRank(was);
  const { numUpdatedRows } = read
    ? await work.db
        .updateTable("request_reach")
        .set({ recalled_at: work.at, recall_seen_at: null, recall_seen_by: null })
        .where("request_id", "=", id)
        .executeTakeFirst()
    : { numUpdatedRows: 0n };
  if (request.standing !== "withdrawn" && request.standing !== "rejected")
    await moveRequest(work, id, "tighten", { details: { field: name, recalled: Number(numUpdatedRows) } });
  return { ok: true, recalled: Number(numUpdatedRows) };
}
