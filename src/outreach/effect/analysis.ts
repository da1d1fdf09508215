import { comparedStates, isShown } from "./compared.ts";
import { effectContrast, placeboContrast, yearContrasts } from "./contrast.ts";
import { type Description, describeTheme } from "./description.ts";
import { type Design, designOf } from "./design.ts";
import { type Estimator, openEstimator } from "./estimator.ts";
import { type YearAround, yearAroundOf } from "./event-study.ts";
import { type Inference, inferenceOf } from "./inference.ts";
import type { Panel } from "./panel.ts";
import { shuffledDistances } from "./permutation.ts";
import { type PreTrend, preTrendOf, type Shuffled } from "./pre-trend.ts";
import { type Proportional, proportionalOf } from "./proportional.ts";
import { openStream, type Seed } from "./random-stream.ts";
import { type Sample, sampleOf } from "./sample.ts";
import type { Settings } from "./settings.ts";

/** One theme and one outcome, to be looked at with these settings. */
export type AnalysisOrder = { panel: Panel; settings: Settings; seed: Seed };

/** The difference between those who took part and those who had not (yet): means of a quarter, or shares of States for what happens once. */
export type Effect = {
  difference: number;
  /** What those who took part changed by, and those they are compared with; their difference is the difference. */
  participantsChange: number;
  othersChange: number;
  /** Null where nothing varies, so that nothing can be said. */
  inference: Inference | null;
};

/**
 * What the records say of a theme and an outcome. Plain values, to be kept as JSON; the same order gives the same analysis to
 * the last digit. Nothing in it is of a single State, nor of fewer than three.
 */
export type Analysis = {
  settings: Settings;
  seed: Seed;
  kind: "counts" | "once";
  sample: Sample;
  /** Null for fewer than three States on either side. */
  effect: Effect | null;
  preTrend: PreTrend | null;
  /** Two years before and three from the activity on; none for what happens once. */
  years: YearAround[];
  /** Null for what happens once, and where nobody can be compared so. */
  proportional: Proportional | null;
  description: Description;
};

export function analyse({ panel, settings, seed }: AnalysisOrder): Analysis {
  const design = designOf(panel, settings);
  const estimator = openEstimator(design, effectContrast(settings));
  estimator.run(design.order);
  const analysis: Analysis = {
    settings,
    seed,
    kind: design.changes.kind,
    sample: sampleOf(panel, design, estimator),
    effect: null,
    preTrend: null,
    years: [],
    proportional: null,
    description: describeTheme(panel, settings),
  };
  return isShown(comparedStates(design, estimator)) ? { ...analysis, ...compare(design, estimator, seed) } : analysis;
}

function compare(design: Design, estimator: Estimator, seed: Seed) {
  const { settings, changes } = design;
  const { leads, lags } = changes.kind === "once" ? { leads: [], lags: [] } : yearContrasts(settings);
  const years = [...leads, ...lags];
  const contrasts = [placeboContrast(settings, changes.kind), ...years];
  const estimators = [estimator, ...contrasts.map((contrast) => openEstimator(design, contrast))];
  const distances = shuffledDistances(design, estimators, openStream(seed, "permutation"));
  const [own, placebo, ...around] = estimators.map(
    (one, which): Shuffled => ({ estimator: one, distances: distances[which] ?? new Float64Array() }),
  );
  if (!own || !placebo) throw new Error("an effect is always looked at beside its placebo");

  const inference = inferenceOf(design, estimator, own.distances, openStream(seed, "bootstrap")) ?? null;
  const estimate = estimator.run(design.order);
  const { difference, othersChange } = estimate;
  return {
    effect: { difference, participantsChange: difference + othersChange, othersChange, inference },
    proportional: proportionalOf(design, estimator, estimate) ?? null,
    preTrend: preTrendOf(
      design,
      { placebo, leads: around.slice(0, leads.length) },
      inference && { difference, halfWidth: inference.halfWidth },
    ),
    years: years.map((contrast, which) => yearAroundOf(design, contrast, around[which] ?? placebo)),
  };
}
