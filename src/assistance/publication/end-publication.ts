import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { getRequest } from "../requests/request.queries.ts";
import { getPublicationState } from "./publication.queries.ts";

type EndOutcome = { ok: true } | { ok: false; reason: "ended-already" };

/** Who asks takes a summary off the website, or back before it opened: from the next request nobody reads it there. */
export async function endPublication(work: Work, id: AssistanceRequestId): Promise<EndOutcome> {
  requireMay(work.actor, "request.unpublish");

  const request = await getRequest(work, id);
  if (!request.isAsking) throw new NotFound("publication");
  const { standing } = await getPublicationState(work.db, id);
  if (!standing) return { ok: false, reason: "ended-already" };
  await work.db
    .updateTable("request_publication")
    .set({ ended_at: work.at, ended_by: work.actor.id })
    .where("id", "=", standing.id)
    .execute();
  await record(work, {
    permission: "request.unpublish",
    verb: "request.unpublished",
    subject: id,
    ...(request.asking.state ? { state: request.asking.state } : {}),
  });
  return { ok: true };
}
