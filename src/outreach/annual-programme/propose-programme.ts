import { firstFit } from "./first-fit.ts";
import { type LeftOutActivity, leftOutReasons } from "./left-out.ts";
import { type PlacedActivity, placementReasons } from "./placement-reasons.ts";
import { type BrokenRule, confirmedClashes, newlyBroken } from "./programme-check.ts";
import { costOf, loadsOf, type ProgrammeCost } from "./programme-cost.ts";
import { programmeModel } from "./programme-model.ts";
import { type Placement, type ProgrammeYear, requireSound } from "./programme-year.ts";
import { type HowFound, type SettledPlan, settlePlan } from "./settled-plan.ts";
import { type SolverLimits, solveInThread } from "./solver-thread.ts";

/**
 * A programme proposed, or why there is none. What is confirmed and breaks rules by itself is named: somebody mends it first, or asks
 * for a programme despite it.
 */
export type ProgrammeOutcome =
  | { ok: true; proposal: ProgrammeProposal }
  | { ok: false; reason: "confirmed-clash"; clashes: readonly BrokenRule[] }
  | { ok: false; reason: "stopped" };

export type ProgrammeProposal = {
  /** In the order of the activities given. */
  placed: readonly PlacedActivity[];
  leftOut: readonly LeftOutActivity[];
  /** Weeks of activities of each expert, and the most there may be. */
  loads: readonly { expert: string; weeks: number; most: number }[];
  cost: ProgrammeCost;
  /** Proven: no programme whatever costs less. */
  bound: number;
  /** (cost − bound) / cost: the proposal is no further than this from the best there is. */
  gap: number;
  found: HowFound;
  /** What first-fit by priority gives, for comparison; its gap is to the same bound. */
  firstFit: { cost: number; leftOut: number; gap: number };
  /** Rules that what is confirmed breaks by itself, where a programme was asked for despite that; nothing else is broken. */
  clashes: readonly BrokenRule[];
  limits: SolverLimits;
  model: { columns: number; rows: number };
};

/** Half a per cent, as measured in the founding methods, 2.4. */
export const usualLimits: SolverLimits = { seconds: 60, relativeGap: 0.005, graceSeconds: 10, heapMegabytes: 512 };

export type ProgrammeTerms = {
  limits?: Partial<SolverLimits>;
  signal?: AbortSignal | undefined;
  /** Plans around what is confirmed though it clashes; still not where it lies outside the year or has an expert who is not of it. */
  isDespiteClashes?: boolean;
};

/**
 * Proposes weeks and experts for the activities of a year. It takes one core for up to `limits.seconds`, in a thread of its own that a
 * signal stops. A plan that breaks a rule is never given.
 */
export async function proposeProgramme(year: ProgrammeYear, terms: ProgrammeTerms = {}): Promise<ProgrammeOutcome> {
  requireSound(year);
  const clashes = confirmedClashes(year);
  if (clashes.some((clash) => !terms.isDespiteClashes || !canStand(clash)))
    return { ok: false, reason: "confirmed-clash", clashes };
  const limits = { ...usualLimits, ...terms.limits };
  const first = firstFit(year);
  const model = programmeModel(year);
  const outcome = await solveInThread({ text: model.text, start: model.valuesOf(first), limits }, terms.signal);
  if (outcome.kind === "stopped") return { ok: false, reason: "stopped" };
  const settled = settlePlan(year, model, outcome, first);
  const [broken] = newlyBroken(year, settled.plan);
  if (broken) throw new Error(`the plan breaks a rule: ${JSON.stringify(broken)}`); // ours, not the solver's
  const { columns, rows } = model;
  return { ok: true, proposal: { ...told(year, settled, first), clashes, limits, model: { columns, rows } } };
}

function canStand({ rule }: BrokenRule): boolean {
  return rule !== "outside-year" && rule !== "unknown-expert";
}

function told(year: ProgrammeYear, { plan, bound, found }: SettledPlan, first: readonly Placement[]) {
  const cost = costOf(year, plan);
  const firstCost = costOf(year, first).total;
  const loads = loadsOf(year, plan);
  const places = new Map(plan.map((placement) => [placement.activity, placement]));
  return {
    placed: year.activities.flatMap(({ id }) => {
      const placement = places.get(id);
      return placement ? [placementReasons(year, plan, placement)] : [];
    }),
    leftOut: year.activities
      .filter(({ id }) => !places.has(id))
      .map((activity) => leftOutReasons(year, plan, activity)),
    loads: year.experts.map(({ id, mostWeeks }) => ({
      expert: id,
      weeks: loads.get(id) ?? 0,
      most: mostWeeks ?? year.weights.mostWeeks,
    })),
    cost,
    bound: Math.min(bound, cost.total),
    gap: gapTo(bound, cost.total),
    found,
    firstFit: {
      cost: firstCost,
      leftOut: year.activities.length - first.length,
      gap: gapTo(bound, firstCost),
    },
  };
}

function gapTo(bound: number, cost: number): number {
  const part = cost > 0 ? (cost - bound) / cost : 0;
  return part < 1e-9 ? 0 : part; // what a number of this size cannot tell apart
}
