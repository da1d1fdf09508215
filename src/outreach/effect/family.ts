import type { Analysis } from "./analysis.ts";
import { falseDiscoveryShares } from "./false-discovery.ts";
import { type Verdict, verdictOf, whyTooFew } from "./verdict.ts";

/** What may be said of one analysis beside the others of its family; no q for one that is no test. */
export type Conclusion = { analysis: Analysis; verdict: Verdict; q: number | null; tests: number };

/**
 * Verdicts of a family fixed before looking: all themes for one outcome. An analysis of too few States is no test; one in which
 * nothing varies is, and finds nothing. Founding methods, 1.3 and 1.5.
 */
export function concludeFamily(analyses: readonly Analysis[], smallestEffect: number | null): Conclusion[] {
  const tested = analyses.filter((analysis) => !whyTooFew(analysis));
  const shares = falseDiscoveryShares(tested.map(({ effect }) => effect?.inference?.p ?? 1));
  return analyses.map((analysis) => {
    const q = shares[tested.indexOf(analysis)] ?? null;
    const tests = tested.length;
    return { analysis, q, tests, verdict: verdictOf(analysis, { q: q ?? 1, tests, smallestEffect }) };
  });
}
