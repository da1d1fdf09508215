import type { Analysis } from "./analysis.ts";

/** Who was compared, and over how many quarters from the activity on; each sentence says it. */
export type VerdictGround = {
  kind: Analysis["kind"];
  quarters: number;
  participants: number;
  comparison: number;
  leftOut: number;
};

/** A difference, with its interval of 95 %: changes of a State in the quarters after, or the share of States to which it happened. */
export type VerdictDifference = { difference: number; lower: number; upper: number };

/** What may be said at the top of a page, with every number its sentence needs. Founding methods, 1.5. */
export type Verdict = VerdictGround &
  (
    | { verdict: "too-few"; because: "participants" | "comparison" | "changes" }
    | { verdict: "not-comparable"; check: "trend" | "hazard"; p: number }
    | (VerdictDifference & Finding & { verdict: "more-change" | "less-change" })
    /** A difference larger than this can be ruled out. */
    | (VerdictDifference & { verdict: "no-meaningful-difference"; smallestEffect: number })
    /** Only a difference larger than this would have been seen. */
    | (VerdictDifference & { verdict: "no-evidence"; smallestSeen: number })
  );

type Finding = {
  participantsChange: number;
  othersChange: number;
  /** The share of findings of the family that would be expected to be false. */
  q: number;
  /** How many tests the family has. */
  tests: number;
  /** See the check of what came before; a finding is fragile where a difference like the largest one before would undo it. */
  breakdown: number | null;
  isFragile: boolean;
  /** Compared in proportion, the difference has the other sign: it depends on how it is compared. */
  dependsOnComparison: boolean;
};

/** A place in a family of tests, and what the Committee holds to be the smallest effect that matters, set before looking. */
export type VerdictTerms = {
  q: number;
  tests: number;
  /** Changes of a State in the quarters after, or a share of States; null where none is set. */
  smallestEffect: number | null;
};

// Founding methods, 1.5.
export const fewestForVerdict = 8;
const notComparableBelow = 0.1;
const findingUpTo = 0.05;

export function verdictOf(analysis: Analysis, { q, tests, smallestEffect }: VerdictTerms): Verdict {
  const ground = groundOf(analysis);
  const because = whyTooFew(analysis);
  const { effect, preTrend, proportional } = analysis;
  if (because) return { ...ground, verdict: "too-few", because };
  if (!effect?.inference || !preTrend) return { ...ground, verdict: "too-few", because: "changes" };
  if (preTrend.p < notComparableBelow)
    return { ...ground, verdict: "not-comparable", check: preTrend.kind, p: preTrend.p };

  const { inference } = effect;
  const scale = windowsOf(analysis);
  const interval = {
    difference: scale * effect.difference,
    lower: scale * (effect.difference - inference.halfWidth),
    upper: scale * (effect.difference + inference.halfWidth),
  };
  if (q <= findingUpTo)
    return {
      ...ground,
      ...interval,
      verdict: effect.difference > 0 ? "more-change" : "less-change",
      participantsChange: scale * effect.participantsChange,
      othersChange: scale * effect.othersChange,
      q,
      tests,
      breakdown: preTrend.breakdown,
      isFragile: preTrend.breakdown !== null && preTrend.breakdown < 1,
      dependsOnComparison: proportional?.hasOtherSign ?? false,
    };
  if (smallestEffect !== null && interval.lower > -smallestEffect && interval.upper < smallestEffect)
    return { ...ground, ...interval, verdict: "no-meaningful-difference", smallestEffect };
  return { ...ground, ...interval, verdict: "no-evidence", smallestSeen: scale * inference.smallestSeen };
}

/** Whether fewer States can be compared than anything could be said of; known before the outcome is looked at. */
export function whyTooFew({ sample }: Analysis): "participants" | "comparison" | undefined {
  if (sample.participants < fewestForVerdict) return "participants";
  return sample.comparison < fewestForVerdict ? "comparison" : undefined;
}

/** What turns a mean of a quarter into changes over all quarters after. A share of States is of all of them already. */
function windowsOf({ kind, settings }: Analysis): number {
  return kind === "counts" ? settings.after : 1;
}

function groundOf({ kind, settings, sample }: Analysis): VerdictGround {
  return {
    kind,
    quarters: settings.after,
    participants: sample.participants,
    comparison: sample.comparison,
    leftOut: sample.tookPart - sample.participants,
  };
}
