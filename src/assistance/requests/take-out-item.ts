import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { lockDraft, type WriteOutcome } from "./draft-lock.ts";

/** Takes one thing out of what is asked for, with all its fields. */
export async function takeOutItem(
  work: Work,
  request: AssistanceRequestId,
  { item, basedOn }: { item: number; basedOn: number },
): Promise<WriteOutcome> {
  requireMay(work.actor, "request.write");

  const locked = await lockDraft(work, request, basedOn);
  if (!locked.ok) return locked;
  await work.db.deleteFrom("request_field").where("request_id", "=", request).where("item", "=", item).execute();
  await work.db.deleteFrom("request_item").where("request_id", "=", request).where("n", "=", item).execute();
  return locked;
}
