import type { Candidate } from "./candidate.ts";
import type { Row, Term } from "./linear-programme.ts";
import { u, x, y, z } from "./programme-variables.ts";
import type { ProgrammeYear } from "./programme-year.ts";

/** The rules of a year as rows. Founding methods, 2.4. */
export function ruleRows(year: ProgrammeYear, candidates: readonly Candidate[]): Row[] {
  return [
    ...candidates.flatMap(ownRows),
    ...expertRows(year, candidates),
    ...stateRows(year, candidates),
    ...nearDuplicateRows(year, candidates),
    ...loadRows(year, candidates),
  ];
}

/** Σ x + u = 1; Σ z over experts = n·x; Σ z over weeks = y; Σ y = n·(1 − u). */
function ownRows({ n, isFixed, needed, starts, experts }: Candidate): Row[] {
  const leftOut: Term[] = isFixed ? [] : [[1, u(n)]];
  const rows: Row[] = [
    { terms: [...starts.map(({ week }): Term => [1, x(n, week)]), ...leftOut], sense: "=", right: 1 },
  ];
  if (needed === 0 || experts.length === 0) return rows;
  for (const { week, experts: free } of starts)
    rows.push({ terms: [...free.map((e): Term => [1, z(n, week, e)]), [-needed, x(n, week)]], sense: "=", right: 0 });
  for (const e of experts) {
    const weeks = starts.filter((start) => start.experts.includes(e));
    rows.push({ terms: [...weeks.map(({ week }): Term => [1, z(n, week, e)]), [-1, y(n, e)]], sense: "=", right: 0 });
  }
  const people = experts.map((e): Term => [1, y(n, e)]);
  rows.push({ terms: [...people, ...leftOut.map(([, name]): Term => [needed, name])], sense: "=", right: needed });
  return rows;
}

/** An expert is in one place in a week. */
function expertRows(year: ProgrammeYear, candidates: readonly Candidate[]): Row[] {
  return year.experts.flatMap((_, e) => {
    const able = candidates.filter(({ needed, experts }) => needed > 0 && experts.includes(e));
    return eachWeek(year, able, (candidate, week) =>
      running(candidate, week)
        .filter((start) => start.experts.includes(e))
        .map((start) => z(candidate.n, start.week, e)),
    );
  });
}

/** A State is invited to one activity in a week. */
function stateRows(year: ProgrammeYear, candidates: readonly Candidate[]): Row[] {
  const states = [...new Set(year.activities.flatMap((activity) => activity.states))];
  return states.flatMap((state) => {
    const invited = candidates.filter(({ activity }) => activity.states.includes(state));
    return eachWeek(year, invited, (candidate, week) =>
      running(candidate, week).map((start) => x(candidate.n, start.week)),
    );
  });
}

/** Of two near-duplicates one begins in any so many weeks in a row. */
function nearDuplicateRows(year: ProgrammeYear, candidates: readonly Candidate[]): Row[] {
  return year.nearDuplicates.flatMap((pair) => {
    const both = candidates.filter(({ activity }) => pair.includes(activity.id));
    return eachWeek(year, both, ({ n, starts }, week) =>
      starts
        .filter((start) => start.week >= week && start.week < week + year.weights.weeksApart)
        .map((start) => x(n, start.week)),
    );
  });
}

/** Nobody takes more than the most weeks; `load` is the weeks of whoever takes most. */
function loadRows(year: ProgrammeYear, candidates: readonly Candidate[]): Row[] {
  return year.experts.flatMap(({ mostWeeks }, e): Row[] => {
    const able = candidates.filter(({ needed, experts }) => needed > 0 && experts.includes(e));
    const terms = able.map(({ n, activity }): Term => [activity.length, y(n, e)]);
    if (terms.length === 0) return [];
    const fixed = able.filter(({ isFixed }) => isFixed).reduce((sum, { activity }) => sum + activity.length, 0);
    return [
      { terms, sense: "<=", right: Math.max(mostWeeks ?? year.weights.mostWeeks, fixed) },
      { terms: [...terms, [-1, "load"]], sense: "<=", right: 0 },
    ];
  });
}

/**
 * For each week a row, where more than one activity could run then: at most one of them does. Where more than one is confirmed, those
 * stand, and nothing comes beside them.
 */
function eachWeek(
  { weeks }: ProgrammeYear,
  candidates: readonly Candidate[],
  namesIn: (candidate: Candidate, week: number) => readonly string[],
): Row[] {
  return Array.from({ length: weeks }, (_, week): Row[] => {
    const named = candidates
      .map((candidate) => ({ isFixed: candidate.isFixed, names: namesIn(candidate, week) }))
      .filter(({ names }) => names.length > 0);
    if (named.length < 2) return [];
    const terms = named.flatMap(({ names }) => names).map((name): Term => [1, name]);
    return [{ terms, sense: "<=", right: Math.max(1, named.filter(({ isFixed }) => isFixed).length) }];
  }).flat();
}

function running({ starts, activity }: Candidate, week: number): Candidate["starts"] {
  return starts.filter((start) => start.week <= week && week < start.week + activity.length);
}
