import type { Reader, Work } from "#access/work.ts";
import type { SameEventWeightsId } from "#db/ids.ts";
import { firstWeights } from "./first-weights.ts";
import type { Weights } from "./likelihood.ts";

/** The weights in use, with who learned them from how many decisions. */
export type WeightsInUse = {
  /** Null for the first ones, which nobody learned. */
  id: SameEventWeightsId | null;
  weights: Weights;
  decisions: number;
  by: string;
  at: Temporal.Instant | null;
};

/** The weights learned last; the first ones where none were learned. */
export async function readWeights(db: Reader | Work["db"]): Promise<WeightsInUse> {
  const found = await db
    .selectFrom("same_event_weights")
    .innerJoin("account", "account.id", "learned_by")
    .orderBy("learned_at", "desc")
    .orderBy("same_event_weights.id", "desc")
    .select(["same_event_weights.id", "weights", "decisions", "account.name as by", "learned_at as at"])
    .executeTakeFirst();
  if (!found) return { id: null, weights: firstWeights.weights, decisions: 0, by: firstWeights.author, at: null };
  // What was learned before another feature was weighed says nothing of it.
  return { ...found, weights: { ...firstWeights.weights, ...found.weights } };
}
