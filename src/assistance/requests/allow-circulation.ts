import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, ProviderId } from "#db/ids.ts";
import { findRequestMove, placeOf } from "./machine.ts";
import { moveRequest } from "./move-request.ts";
import { getRequest } from "./request.queries.ts";
import { standingProviders } from "./standing-providers.queries.ts";

type AllowOutcome = { ok: true } | { ok: false; reason: "not-now" | "nobody-named" };

/** Its State lets a request that was held as confidential go to the providers it names. */
export async function allowCirculation(
  work: Work,
  id: AssistanceRequestId,
  { named: typed, words }: { named: ProviderId[]; words: string },
): Promise<AllowOutcome> {
  requireMay(work.actor, "request.allow");

  const request = await getRequest(work, id);
  if (!request.isAsking || !findRequestMove(placeOf(request), "allow")) return { ok: false, reason: "not-now" };
  const named = await standingProviders(work.db, typed);
  if (named.length === 0) return { ok: false, reason: "nobody-named" };
  await moveRequest(work, id, "allow", { words, details: { audience: "named-providers", named } });
  return { ok: true };
}
