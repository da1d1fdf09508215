import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { type AdoptOutcome, adopt } from "./adopt-by-silence.ts";

/** Where the rule of the case asks for it, the Chair declares that the period passed without objection, and the text is adopted. */
export async function declareAdoption(work: Work, id: NoObjectionId): Promise<AdoptOutcome> {
  requireMay(work.actor, "no-objection.declare");

  return await adopt(work, "no-objection.declare", id, "chair");
}
