import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, newId, type PublicationProposalId } from "#db/ids.ts";
import type { Texts } from "#i18n/languages.ts";
import { getRequest } from "../requests/request.queries.ts";
import { getPublicationState } from "./publication.queries.ts";
import { mayBeShown } from "./publication.ts";

type ProposeOutcome = { ok: true } | { ok: false; reason: "not-now" | "agreed-already" };

/** Somebody who serves the Committee puts words for the website to who asks: to agree to, to change or to leave. */
export async function proposeSummary(
  work: Work,
  id: AssistanceRequestId,
  { summary }: { summary: Texts },
): Promise<ProposeOutcome> {
  requireMay(work.actor, "request.propose-summary");

  const request = await getRequest(work, id);
  if (request.kind !== "assistance") throw new NotFound("publication");
  if (!mayBeShown(request)) return { ok: false, reason: "not-now" };
  if ((await getPublicationState(work.db, id)).standing) return { ok: false, reason: "agreed-already" };
  await work.db
    .insertInto("publication_proposal")
    .values({
      id: newId<PublicationProposalId>(),
      request_id: id,
      summary: JSON.stringify(summary),
      by: work.actor.id,
      at: work.at,
    })
    .execute();
  await record(work, {
    permission: "request.propose-summary",
    verb: "request.summary-proposed",
    subject: id,
    ...(request.asking.state ? { state: request.asking.state } : {}),
  });
  return { ok: true };
}
