import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, ProviderId } from "#db/ids.ts";
import { audienceRank } from "../audience.ts";
import { listCirculating, listNewlyReached } from "./due-requests.queries.ts";
import { moveRequest } from "./move-request.ts";
import { getRequest } from "./request.queries.ts";
import type { RequestHead } from "./request.ts";

/** Notes verbales have left: the request is circulated (A11), and each provider one of them left to is reached. */
export async function recordCirculation(
  work: Work,
  id: AssistanceRequestId,
): Promise<{ ok: true; reached: number } | { ok: false; reason: "nothing-left" }> {
  requireMay(work.actor, "request.circulate");

  const isFirst = (await listCirculating(work.db, id)).length > 0;
  const reached = await listNewlyReached(work.db, id);
  if (!isFirst && reached.length === 0) return { ok: false, reason: "nothing-left" };
  const request = await getRequest(work, id);
  // Its State may have let fewer see it in the minute since the note left: who may not read it any more is told to put it aside.
  const recalledAt = (provider: ProviderId) => (isForProvider(request, provider) ? null : work.at);
  if (isFirst) await moveRequest(work, id, "circulate", { details: { reached: reached.length } });
  for (const { provider, reachedAt } of reached)
    await work.db
      .insertInto("request_reach")
      .values({ request_id: id, provider_id: provider, reached_at: reachedAt, recalled_at: recalledAt(provider) })
      .onConflict((of) =>
        of.columns(["request_id", "provider_id"]).doUpdateSet({
          reached_at: reachedAt,
          recalled_at: recalledAt(provider),
          recall_seen_by: null,
          recall_seen_at: null,
        }),
      )
      .execute();
  if (reached.length > 0)
    await record(work, {
      permission: "request.circulate",
      verb: "request.reached",
      subject: id,
      details: { providers: reached.length },
    });
  return { ok: true, reached: reached.length };
}

function isForProvider({ circulation, audience, named }: RequestHead, provider: ProviderId): boolean {
  const rank = audienceRank(audience);
  if (circulation === "none" || rank < audienceRank("named-providers")) return false;
  return rank > audienceRank("named-providers") || named.includes(provider);
}
