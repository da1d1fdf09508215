import { holds, statesOf } from "#access/actor.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ConsentId } from "#db/ids.ts";
import { getConsent } from "./consent.queries.ts";

export type UndoOutcome = { ok: true } | { ok: false; reason: "in-effect" | "undone-already" };

/** A State takes back its word while it waits, and the secretariat one that it entered. What the word narrowed stays narrowed. */
export async function undoConsent(work: Work, id: ConsentId): Promise<UndoOutcome> {
  requireMay(work.actor, "consent.undo");

  const consent = await getConsent(work.db, id);
  const mine = statesOf(work.actor).includes(consent.stateCode);
  if (!mine && !(consent.onBehalf && holds(work.actor, "secretariat"))) throw new NotFound(`consent ${id}`);
  if (consent.word === "undone") return { ok: false, reason: "undone-already" };
  if (Temporal.Instant.compare(work.at, consent.effectiveAt) >= 0) return { ok: false, reason: "in-effect" };

  await work.db
    .insertInto("consent_undo")
    .values({ consent_id: id, undone_by: work.actor.id, undone_at: work.at })
    .execute();
  await record(work, { permission: "consent.undo", verb: "consent.undone", subject: id, state: consent.stateCode });
  return { ok: true };
}
