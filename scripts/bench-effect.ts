// The bench's part on outreach: the effect of activities on simulated records.
import { loadavg } from "node:os";
import { type AnalysisOrder, analyse } from "#outreach/effect/analysis.ts";
import { effectContrast, placeboContrast, yearContrasts } from "#outreach/effect/contrast.ts";
import { designOf } from "#outreach/effect/design.ts";
import { openEstimator } from "#outreach/effect/estimator.ts";
import { jackknife } from "#outreach/effect/jackknife.ts";
import type { Panel } from "#outreach/effect/panel.ts";
import { shuffledDistances } from "#outreach/effect/permutation.ts";
import { openStream } from "#outreach/effect/random-stream.ts";
import { type Settings, usualSettings } from "#outreach/effect/settings.ts";
import { wildDistances } from "#outreach/effect/wild-bootstrap.ts";
import { type Scenario, scenarios, simulate } from "#test/outreach-panels.ts";

export const effectHeading = "## The effect of activities";

const settings: Settings = { ...usualSettings, shuffles: 2_000, draws: 2_000 };
const steps = ["permutation", "withChecks", "bootstrap", "jackknife", "whole"] as const;
type Figures = Record<(typeof steps)[number], number>;

/** The section of docs/performance.md, every figure of it measured now. */
export function measureEffect(): string {
  const load = loadavg()[0] ?? 0;
  const panels = {
    "17 activities of a theme": panelOf(scenarios.S2),
    "60 activities as one": panelOf({ ...scenarios.S2, activities: 60 }),
    "17 activities, what happens once": panelOf(scenarios.S11),
  };
  const rows = Object.entries(panels).flatMap(([what, panel]) => {
    const [first, ...warm] = Array.from({ length: 4 }, () => figuresOf(panel));
    return first ? [row(`${what}, its first run`, first), row(what, middleOf(warm))] : [];
  });
  const family = familyOf(5, 8);
  const all = cpu(() => family.map(analyse));
  return `${effectHeading}

193 simulated States in five regional groups and 19 sub-regions over 80 quarters, seed 1540; CPU time of this process in ms, the middle of three runs after the first. Load average of the machine before it began: ${load.toFixed(1)}.

| | 2,000 permutations | the same with placebo and event study | 2,000 bootstrap draws | jackknife | whole analysis |
|---|---|---|---|---|---|
${rows.join("\n")}

Five themes by eight outcomes, each a whole analysis with 2,000 permutations and draws: **${(all / 1000).toFixed(1)} s**.
`;
}

function panelOf(scenario: Scenario, seed = "1540"): Panel {
  return simulate(scenario, seed).panel;
}

function familyOf(themes: number, outcomes: number): AnalysisOrder[] {
  return Array.from({ length: themes * outcomes }, (_, n) => {
    const scenario = n % outcomes < 4 ? scenarios.S2 : scenarios.S11;
    return { panel: panelOf(scenario, `1540 ${n}`), settings, seed: n };
  });
}

function figuresOf(panel: Panel): Figures {
  const design = designOf(panel, settings);
  const effect = openEstimator(design, effectContrast(settings));
  const { leads, lags } = yearContrasts(settings);
  const years = panel.outcome.kind === "counts" ? [...leads, ...lags] : [];
  const contrasts = [placeboContrast(settings, panel.outcome.kind), ...years];
  const all = [effect, ...contrasts.map((contrast) => openEstimator(design, contrast))];
  const permutation = cpu(() => shuffledDistances(design, [effect], openStream(1, "permutation")));
  const withChecks = cpu(() => shuffledDistances(design, all, openStream(1, "permutation")));
  effect.run(design.order);
  return {
    permutation,
    withChecks,
    bootstrap: cpu(() => wildDistances(design, effect, openStream(1, "bootstrap"))),
    jackknife: cpu(() => jackknife(design, effect)),
    whole: cpu(() => analyse({ panel, settings, seed: 1 })),
  };
}

function cpu(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function middleOf(runs: readonly Figures[]): Figures {
  const middle = (step: keyof Figures): number => runs.map((run) => run[step]).sort((a, b) => a - b)[1] ?? NaN;
  return {
    permutation: middle("permutation"),
    withChecks: middle("withChecks"),
    bootstrap: middle("bootstrap"),
    jackknife: middle("jackknife"),
    whole: middle("whole"),
  };
}

function row(what: string, figures: Figures): string {
  return `| ${what} | ${steps.map((step) => figures[step].toFixed(0)).join(" | ")} |`;
}
