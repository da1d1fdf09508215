import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, RequestAnnexId } from "#db/ids.ts";
import { lockDraft, type WriteOutcome } from "./draft-lock.ts";

/** Takes a file out of a draft. */
export async function takeOutAnnex(
  work: Work,
  request: AssistanceRequestId,
  { annex, basedOn }: { annex: RequestAnnexId; basedOn: number },
): Promise<WriteOutcome> {
  requireMay(work.actor, "request.write");

  const locked = await lockDraft(work, request, basedOn);
  if (!locked.ok) return locked;
  await work.db.deleteFrom("request_annex").where("request_id", "=", request).where("id", "=", annex).execute();
  return locked;
}
