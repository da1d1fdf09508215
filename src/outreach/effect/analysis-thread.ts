import { type Failed, openPressThread, type PressLimits } from "#documents/press-thread.ts";
import type { Analysis, AnalysisOrder } from "./analysis.ts";

/** The analyses asked for, in their order. */
export type AnalysisOutcome = { ok: true; analyses: Analysis[] } | Failed;

/** Runs analyses in a thread of its own, one order after the other, so that nobody waits for a page meanwhile. */
export type AnalysisThread = {
  analyse: (orders: readonly AnalysisOrder[]) => Promise<AnalysisOutcome>;
  close: () => Promise<void>;
};

// An analysis is a tenth of a second of work and 0.04 MB: five themes by eight outcomes fit many times.
const usualLimits: Partial<PressLimits> = { milliseconds: 120_000, bytes: 8_000_000 };

export function openAnalysisThread(limits: Partial<PressLimits> = {}): AnalysisThread {
  const script = new URL("./analysis-worker.ts", import.meta.url);
  const thread = openPressThread<{ json: string }, AnalysisOutcome>(script, { ...usualLimits, ...limits });
  return { analyse: (orders) => thread.make({ json: JSON.stringify(orders) }), close: thread.close };
}
