import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, ProviderId } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { audienceRank, isNarrower } from "../audience.ts";
import { findRequestMove, placeOf } from "./machine.ts";
import { moveRequest } from "./move-request.ts";
import { getRequest } from "./request.queries.ts";
import type { RequestHead } from "./request.ts";
import { standingProviders } from "./standing-providers.queries.ts";

export type Narrowed = { audience: Audience; named: ProviderId[]; words: string };
export type NarrowOutcome =
  | { ok: true; recalled: number }
  | { ok: false; reason: "not-now" | "not-narrower" | "nobody-named" };

/**
 * Its State makes fewer see a request, at any time: it limits circulation to those it names, forbids it, or tightens. Whom it reached
 * and may not read it any more is told to put it aside; open offers fall with a circulation that is forbidden.
 */
export async function narrowRequest(
  work: Work,
  id: AssistanceRequestId,
  { audience, named: typed, words }: Narrowed,
): Promise<NarrowOutcome> {
  requireMay(work.actor, "request.tighten");

  const request = await getRequest(work, id);
  const event = narrowingEvent(request, audience);
  if (!request.isAsking || !findRequestMove(placeOf(request), event)) return { ok: false, reason: "not-now" };
  const named = await standingProviders(work.db, typed);
  if (audience === "named-providers" && named.length === 0) return { ok: false, reason: "nobody-named" };
  if (!isNarrowing(request, { audience, named })) return { ok: false, reason: "not-narrower" };

  if (event === "forbid")
    await work.db
      .updateTable("offer")
      .set({ ended_by: work.actor.id, ended_at: work.at, ended_how: "recalled" })
      .where("request_id", "=", id)
      .where("ended_at", "is", null)
      .execute();
  const recalled = await recall(work, id, { audience, named });
  await moveRequest(work, id, event, {
    words,
    details: { audience, ...(audience === "named-providers" ? { named } : {}), recalled },
  });
  return { ok: true, recalled };
}

/** By which event of the machine a State makes fewer see a request where it stands. */
export function narrowingEvent(
  { standing }: Pick<RequestHead, "standing">,
  audience: Audience,
): "limit" | "forbid" | "tighten" {
  const mayGoOut = ["circulation-window", "ready", "circulated", "offers-received"].includes(standing);
  if (!mayGoOut || audienceRank(audience) >= audienceRank("all-providers")) return "tighten";
  return audience === "named-providers" ? "limit" : "forbid";
}

function isNarrowing(request: RequestHead, { audience, named }: Pick<Narrowed, "audience" | "named">): boolean {
  if (isNarrower(audience, request.audience)) return true;
  return (
    audience === request.audience &&
    audience === "named-providers" &&
    named.length < request.named.length &&
    named.every((id) => request.named.includes(id))
  );
}

/**
 * Tells whom a request reached, and who may read it no more, to put it aside; gives how many. Who said of an earlier notice that it was
 * seen gets another; one that was not seen yet stands.
 */
export async function recall(
  work: Work,
  id: AssistanceRequestId,
  { audience, named }: { audience: Audience; named: readonly ProviderId[] },
): Promise<number> {
  if (audienceRank(audience) >= audienceRank("all-providers")) return 0;
  const keep = audience === "named-providers" ? named : [];
  let query = work.db
    .updateTable("request_reach")
    .set({ recalled_at: work.at, recall_seen_at: null, recall_seen_by: null })
    .where("request_id", "=", id)
    .where(({ or, eb }) => or([eb("recalled_at", "is", null), eb("recall_seen_at", "is not", null)]));
  if (keep.length > 0) query = query.where("provider_id", "not in", keep);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}
