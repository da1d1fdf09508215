import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { listMyProviders } from "./offer.queries.ts";

/** A provider says that it put a request aside, as its State asked. */
export async function seeRecall(work: Work, request: AssistanceRequestId): Promise<void> {
  requireMay(work.actor, "request.see-recall");

  const mine = await listMyProviders(work.db);
  if (mine.length === 0) throw new NotFound("recall");
  const { numUpdatedRows } = await work.db
    .updateTable("request_reach")
    .set({ recall_seen_by: work.actor.id, recall_seen_at: work.at })
    .where("request_id", "=", request)
    .where("provider_id", "in", mine)
    .where("recalled_at", "is not", null)
    .where("recall_seen_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFound("recall");
  await record(work, { permission: "request.see-recall", verb: "request.recall-seen", subject: request });
}
