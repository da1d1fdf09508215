import type { Panel } from "./panel.ts";

/** What States did, made ready to be counted over any quarters. */
export type Changes = {
  kind: "counts" | "once";
  quarters: number;
  /** How often in [from, before). */
  count: (state: number, from: number, before: number) => number;
  /** Whether what happens only once lay behind the State already. */
  hadBefore: (state: number, quarter: number) => boolean;
};

export function changesOf({ quarters, outcome }: Panel): Changes {
  if (outcome.kind === "once") {
    const when = Float64Array.from(outcome.quarters, (quarter) => quarter ?? Infinity);
    const at = (state: number): number => when[state] ?? Infinity;
    return {
      kind: "once",
      quarters,
      count: (state, from, before) => (at(state) >= from && at(state) < before ? 1 : 0),
      hadBefore: (state, quarter) => at(state) < quarter,
    };
  }
  const width = quarters + 1;
  const until = new Float64Array(outcome.counts.length * width);
  outcome.counts.forEach((line, state) => {
    line.forEach((count, quarter) => {
      const place = state * width + quarter;
      until[place + 1] = (until[place] ?? 0) + count;
    });
  });
  return {
    kind: "counts",
    quarters,
    count: (state, from, before) => (until[state * width + before] ?? NaN) - (until[state * width + from] ?? NaN),
    hadBefore: () => false,
  };
}
