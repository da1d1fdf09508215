// Writes the panels that R reckons, as CSV:
//   node --import ./scripts/jsx.mjs test/effect-in-r/write-panels.ts FOLDER
//   Rscript test/effect-in-r/att.R FOLDER > test/effect-in-r/values.json && npm run format

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { firstParticipations } from "#outreach/effect/panel.ts";
import { cases, panelOf } from "./cases.ts";

const [folder = "panels"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const { name, settings, ...from } of cases) {
  const panel = panelOf(from);
  const firsts = firstParticipations(panel);
  const { outcome, quarters } = panel;
  const line = (place: number): (number | string)[] =>
    outcome.kind === "counts" ? [...(outcome.counts[place] ?? [])] : [outcome.quarters[place] ?? "NA"];
  const columns =
    outcome.kind === "counts" ? Array.from({ length: quarters }, (_, quarter) => `q${quarter}`) : ["when"];
  const rows = panel.states.map(({ code, regionalGroup, subRegion }, place) => {
    const first = firsts[place] ?? Infinity;
    return [code, regionalGroup, subRegion, first === Infinity ? "NA" : first, ...line(place)].join(",");
  });
  const head = ["code", "group", "subregion", "first", ...columns].join(",");
  writeFileSync(join(folder, `${name}.csv`), `${[head, ...rows].join("\n")}\n`);
  const { before, after, anticipation, comparison } = settings;
  const said = [name, outcome.kind, quarters, before, after, anticipation, comparison, from.scenario, from.seed];
  writeFileSync(join(folder, `${name}.settings`), `${said.join(",")}\n`);
}
