import { newlyBroken } from "./programme-check.ts";
import { costOf, leastCost } from "./programme-cost.ts";
import type { ProgrammeModel } from "./programme-model.ts";
import type { Placement, ProgrammeYear } from "./programme-year.ts";
import { withSingleMoves } from "./single-moves.ts";
import type { SolverOutcome } from "./solver-thread.ts";

/**
 * How the plan was found. First-fit stands in where the solver gave nothing in its time or its thread ended, where what it gave broke
 * a rule or did not cost what it said (refused), and where it was dearer.
 */
export type HowFound =
  | { by: "solver"; isTimeUp: boolean; seconds: number; nodes: number; version: string }
  | { by: "first-fit"; because: "out-of-time" | "died" | "no-answer" | "refused" | "dearer"; detail: string };

/** The plan that is given, and what is proven of it. */
export type SettledPlan = { plan: readonly Placement[]; bound: number; found: HowFound };

/** What the solver gave, if it holds; first-fit otherwise. A bound is believed only with a plan that holds. */
export function settlePlan(
  year: ProgrammeYear,
  model: Pick<ProgrammeModel, "planOf">,
  outcome: Exclude<SolverOutcome, { kind: "stopped" }>,
  first: readonly Placement[],
): SettledPlan {
  const least = leastCost(year);
  if (outcome.kind !== "answer") {
    const detail = "detail" in outcome ? outcome.detail : "";
    return { plan: first, bound: least, found: { by: "first-fit", because: outcome.kind, detail } };
  }
  const plan = model.planOf(outcome.ones);
  const fault = faultOf(year, plan, outcome.objective);
  if (fault) return { plan: first, bound: least, found: { by: "first-fit", because: "refused", detail: fault } };
  const bound = Number.isFinite(outcome.bound) ? Math.max(least, outcome.bound) : least;
  const { isTimeUp, seconds, nodes, version } = outcome;
  if (costOf(year, plan).total > costOf(year, first).total + tolerance)
    return { plan: first, bound, found: { by: "first-fit", because: "dearer", detail: "" } };
  return { plan: withSingleMoves(year, plan), bound, found: { by: "solver", isTimeUp, seconds, nodes, version } };
}

const tolerance = 1e-4; // HiGHS takes 0.999999 for 1

function faultOf(year: ProgrammeYear, plan: readonly Placement[], objective: number): string | undefined {
  const [broken] = newlyBroken(year, plan);
  if (broken) return JSON.stringify(broken);
  const { total } = costOf(year, plan);
  const isSame = Math.abs(total - objective) <= tolerance * Math.max(1, Math.abs(total));
  return isSame ? undefined : `it costs ${total} and not ${objective}`;
}
