import { randomBytes } from "node:crypto";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ResultRunId } from "#db/ids.ts";
import type { OutcomeKind } from "#db/schema/strategy.ts";
import { usualSettings } from "../effect/settings.ts";
import { listIndicators } from "../strategy/objective.queries.ts";
import { findWaitingRun } from "./run.queries.ts";

export type OrderRunOutcome = { ok: true; id: ResultRunId } | { ok: false; reason: "one-waits" };

/** Asks for a look at one outcome. What would be too small to matter is what was chosen before; it is kept beside the look. */
export async function orderRun(work: Work, outcome: OutcomeKind): Promise<OrderRunOutcome> {
  requireMay(work.actor, "results.order");

  const { db, actor, at } = work;
  if (await findWaitingRun(db, outcome)) return { ok: false, reason: "one-waits" };
  const chosen = (await listIndicators(db))
    .filter((one) => one.outcome === outcome)
    .map(({ smallestEffect }) => smallestEffect);
  const id = newId<ResultRunId>();
  await db
    .insertInto("result_run")
    .values({
      ...{ id, outcome, seed: randomBytes(8).toString("hex"), settings: JSON.stringify(usualSettings) },
      smallest_effect: chosen.length > 0 ? String(Math.min(...chosen)) : null,
      ...{ ordered_by: actor.id, ordered_at: at },
    })
    .execute();
  await record(work, { permission: "results.order", verb: "results.ordered", subject: id, details: { outcome } });
  return { ok: true, id };
}
