import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, newId, type RequestPublicationId } from "#db/ids.ts";
import type { Texts } from "#i18n/languages.ts";
import { getRequest } from "../requests/request.queries.ts";
import { getPublicationState } from "./publication.queries.ts";
import { mayBeShown } from "./publication.ts";

type Agreed = { summary: Texts; inCapacity: string };
type AgreeOutcome = { ok: true } | { ok: false; reason: "not-now" | "agreed-already" };

/** Who asks agrees that a summary be on the website. It opens after the hours that the instance sets: the database counts them. */
export async function agreeToPublication(
  work: Work,
  id: AssistanceRequestId,
  { summary, inCapacity }: Agreed,
): Promise<AgreeOutcome> {
  requireMay(work.actor, "request.publish");

  const request = await getRequest(work, id);
  if (!request.isAsking) throw new NotFound("publication");
  if (!mayBeShown(request)) return { ok: false, reason: "not-now" };
  if ((await getPublicationState(work.db, id)).standing) return { ok: false, reason: "agreed-already" };
  await work.db
    .insertInto("request_publication")
    .values({
      id: newId<RequestPublicationId>(),
      request_id: id,
      summary: JSON.stringify(summary),
      in_capacity: inCapacity,
      given_by: work.actor.id,
      given_at: work.at,
      effective_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "request.publish",
    verb: "request.published",
    subject: id,
    ...(request.asking.state ? { state: request.asking.state } : {}),
  });
  return { ok: true };
}
