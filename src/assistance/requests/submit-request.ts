import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { moveRequest } from "./move-request.ts";
import { getRequest } from "./request.queries.ts";

type SubmitOutcome = { ok: true } | { ok: false; reason: "sent-already" | "empty" | "changed-meanwhile" | "not-yours" };

/** Sends a request to the Committee. From this moment its words are fixed; who may see them can still be made fewer. */
export async function submitRequest(
  work: Work,
  id: AssistanceRequestId,
  { basedOn }: { basedOn: number },
): Promise<SubmitOutcome> {
  requireMay(work.actor, "request.submit");

  const request = await getRequest(work, id);
  if (!request.isWriter) return { ok: false, reason: "not-yours" };
  if (request.standing !== "draft") return { ok: false, reason: "sent-already" };
  if (request.revision !== basedOn) return { ok: false, reason: "changed-meanwhile" };
  const isSaid = request.fields.some(({ item, name }) =>
    request.kind === "general" ? name === "matter" : item > 0 || name === "objective",
  );
  if (!isSaid) return { ok: false, reason: "empty" };
  await moveRequest(work, id, "submit");
  return { ok: true };
}
