import type { Changes } from "./changes.ts";
import type { Settings } from "./settings.ts";

/** Quarters around an activity, half-open: 0 is its own quarter, −1 the one before. */
export type Span = { from: number; before: number };

/**
 * What is compared between States: a window less a base, in means of a quarter.
 * For what happens once: whether it fell into the window, of States that had it not before the base ends.
 */
export type Contrast = {
  window: Span;
  base: Span;
  /** A State is compared when it takes part this many quarters later, or later still. */
  reach: number;
};

/** After less before. Founding methods, 1.2. */
export function effectContrast(settings: Settings): Contrast {
  const { after, anticipation } = settings;
  return {
    window: { from: 0, before: after },
    base: { from: -settings.before - anticipation, before: 0 - anticipation },
    reach: after,
  };
}

/** The later half of the quarters before, less the earlier half; for what happens once, the hazard before. Founding methods, 1.4. */
export function placeboContrast(settings: Settings, kind: Changes["kind"]): Contrast {
  const { from, before } = effectContrast(settings).base;
  const half = kind === "once" ? from : from + Math.floor(settings.before / 2);
  return { window: { from: half, before }, base: { from, before: half }, reach: settings.after };
}

/** Years around the activity, each less the year just before it. Founding methods, 1.4. */
export function yearContrasts(settings: Settings): { leads: Contrast[]; lags: Contrast[] } {
  const start = 0 - settings.anticipation;
  const base = { from: start - 4, before: start };
  const year = (from: number): Contrast => ({
    window: { from, before: from + 4 },
    base,
    reach: Math.max(settings.after, from + 4), // nobody is compared in a year in which it took part itself
  });
  return { leads: [year(start - 12), year(start - 8)], lags: [year(0), year(4), year(8)] };
}

/** The contrast of one State around a quarter; not a number for a State that is not at risk any more. Founding methods, 1.2. */
export function contrastOf(changes: Changes, { window, base }: Contrast, state: number, quarter: number): number {
  if (changes.hadBefore(state, quarter + base.before)) return NaN;
  const inWindow = changes.count(state, quarter + window.from, quarter + window.before);
  if (changes.kind === "once") return inWindow;
  const inBase = changes.count(state, quarter + base.from, quarter + base.before);
  return inWindow / (window.before - window.from) - inBase / (base.before - base.from);
}

/** Whether all quarters of the contrast lie inside the data. */
export function isInside(quarters: number, { window, base }: Contrast, quarter: number): boolean {
  const from = Math.min(window.from, base.from);
  return quarter + from >= 0 && quarter + Math.max(window.before, base.before) <= quarters;
}
