import { binariesOf, type Candidate, candidateOf, costTerms } from "./candidate.ts";
import { distinctRows, lpText, type Term } from "./linear-programme.ts";
import { loadsOf } from "./programme-cost.ts";
import { ruleRows } from "./programme-rows.ts";
import { u, x, y, z } from "./programme-variables.ts";
import type { Placement, ProgrammeYear } from "./programme-year.ts";

/** The programme of a year as a linear programme, and the way from a plan to the variables that are 1 and back. */
export type ProgrammeModel = {
  text: string;
  columns: number;
  rows: number;
  /** The values of a plan, by variable; all others are zero. */
  valuesOf: (plan: readonly Placement[]) => Map<string, number>;
  planOf: (ones: readonly string[]) => Placement[];
};

/**
 * Founding methods, 2.4. Variables by place: x3_17, activity 3 begins in week 17; z3_17_2, with expert 2; y3_2, expert 2 takes part;
 * u3 it is left out; load, the weeks of the expert who has most. No text from outside comes into the model.
 */
export function programmeModel(year: ProgrammeYear): ProgrammeModel {
  const candidates = year.activities.map((activity, n) => candidateOf(year, activity, n));
  const rows = distinctRows(ruleRows(year, candidates));
  const objective: Term[] = candidates.flatMap((candidate) => costTerms(year, candidate));
  objective.push([year.weights.load, "load"]);
  const binaries = candidates.flatMap(binariesOf);
  return {
    text: lpText({ objective, rows, binaries }),
    columns: binaries.length + 1,
    rows: rows.length,
    valuesOf: (plan) => valuesOf(year, candidates, plan),
    planOf: (ones) => planOf(year, ones),
  };
}

function valuesOf(
  year: ProgrammeYear,
  candidates: readonly Candidate[],
  plan: readonly Placement[],
): Map<string, number> {
  const values = new Map([["load", Math.max(0, ...loadsOf(year, plan).values())]]);
  for (const { n, activity, isFixed } of candidates) {
    const placement = plan.find((one) => one.activity === activity.id);
    if (!placement) {
      if (!isFixed) values.set(u(n), 1);
      continue;
    }
    values.set(x(n, placement.week), 1);
    for (const expert of placement.experts) {
      const e = year.experts.findIndex(({ id }) => id === expert);
      values.set(z(n, placement.week, e), 1).set(y(n, e), 1);
    }
  }
  return values;
}

function planOf(year: ProgrammeYear, ones: readonly string[]): Placement[] {
  const plan = new Map<number, { week: number; experts: string[] }>();
  const numbers = ones.map((name) => ({ kind: name.slice(0, 1), parts: name.slice(1).split("_").map(Number) }));
  for (const { kind, parts } of numbers) {
    const [n = -1, week = -1] = parts;
    if (kind === "x") plan.set(n, { week, experts: [] });
  }
  for (const { kind, parts } of numbers) {
    const [n = -1, , e = -1] = parts;
    const expert = year.experts[e];
    if (kind === "z" && expert) plan.get(n)?.experts.push(expert.id);
  }
  return [...plan]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([n, { week, experts }]) => {
      const activity = year.activities[n];
      return activity ? [{ activity: activity.id, week, experts }] : [];
    });
}
