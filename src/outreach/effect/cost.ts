import type { Analysis } from "./analysis.ts";
import type { Description } from "./description.ts";
import type { Verdict } from "./verdict.ts";

/** For one change of participants after the activity, those that would have happened anyway among them. */
export type ObservedCost =
  | { ok: true; cost: number; changes: number; each: number }
  | { ok: false; reason: "too-few-states" | "cost-not-recorded" | "no-change" };

/** For one change more than comparable States had, with the interval of 95 %. */
export type AdditionalCost =
  | { ok: true; cost: number; each: number; lower: number; upper: number }
  | { ok: false; reason: "no-finding" | "cost-not-recorded" | "perhaps-none" };

/** Founding methods, 1.6. */
export function costOfObservedChange({ cost, changesAfter }: Description): ObservedCost {
  if (changesAfter === null) return { ok: false, reason: "too-few-states" };
  if (cost === null) return { ok: false, reason: "cost-not-recorded" };
  if (changesAfter === 0) return { ok: false, reason: "no-change" };
  return { ok: true, cost, changes: changesAfter, each: cost / changesAfter };
}

/** Only where the verdict is "more change", and not where the interval holds none. Founding methods, 1.6. */
export function costOfAdditionalChange(analysis: Analysis, verdict: Verdict): AdditionalCost {
  const { cost, participants } = analysis.sample;
  if (verdict.verdict !== "more-change") return { ok: false, reason: "no-finding" };
  if (cost === null) return { ok: false, reason: "cost-not-recorded" };
  if (verdict.lower <= 0) return { ok: false, reason: "perhaps-none" };
  const each = (difference: number): number => cost / (participants * difference);
  return { ok: true, cost, each: each(verdict.difference), lower: each(verdict.upper), upper: each(verdict.lower) };
}
