// Simulated panels that R has reckoned too.
import type { Panel } from "#outreach/effect/panel.ts";
import { type Settings, usualSettings } from "#outreach/effect/settings.ts";
import { type Scenario, scenarios, simulate } from "#test/outreach-panels.ts";

type Case = { name: string; scenario: keyof typeof scenarios; seed: string; settings: Settings };

export const cases: readonly Case[] = [
  { name: "s2", scenario: "S2", seed: "r-1", settings: usualSettings },
  { name: "s5-never", scenario: "S5", seed: "r-2", settings: { ...usualSettings, comparison: "never" } },
  {
    name: "s3-prepared",
    scenario: "S3",
    seed: "r-3",
    settings: { ...usualSettings, before: 6, after: 5, anticipation: 1 },
  },
  { name: "s4-rare", scenario: "S4", seed: "r-4", settings: usualSettings },
  { name: "s9-one-group", scenario: "S9", seed: "r-5", settings: usualSettings },
  { name: "s11-once", scenario: "S11", seed: "r-6", settings: usualSettings },
];

export function panelOf({ scenario, seed }: Pick<Case, "scenario" | "seed">): Panel {
  const chosen: Scenario = scenarios[scenario];
  return simulate(chosen, seed).panel;
}
