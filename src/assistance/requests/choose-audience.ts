import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, ProviderId } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { lockDraft, type WriteOutcome } from "./draft-lock.ts";
import { requireRequest } from "./require-request.ts";
import { standingProviders } from "./standing-providers.queries.ts";

type Chosen = { audience: Audience; named: ProviderId[]; basedOn: number };
type ChooseOutcome = WriteOutcome | { ok: false; reason: "nobody-named" | "not-for-general"; revision: number };

/** Says who may see a request at most, before it is sent. */
export async function chooseAudience(
  work: Work,
  request: AssistanceRequestId,
  { audience, named: typed, basedOn }: Chosen,
): Promise<ChooseOutcome> {
  requireMay(work.actor, "request.write");

  await requireRequest(work.db, request);
  const draft = await work.db
    .selectFrom("assistance_request")
    .where("id", "=", request)
    .select("kind")
    .executeTakeFirst();
  if (draft?.kind === "general" && audience !== "secretariat" && audience !== "committee")
    return { ok: false, reason: "not-for-general", revision: basedOn };
  const named = await standingProviders(work.db, typed);
  if (audience === "named-providers" && named.length === 0)
    return { ok: false, reason: "nobody-named", revision: basedOn };
  const locked = await lockDraft(work, request, basedOn);
  if (!locked.ok) return locked;
  await work.db.updateTable("assistance_request").set({ audience, named }).where("id", "=", request).execute();
  return locked;
}
