// The bench's part on outreach: weeks and experts for the activities of a year, beside first-fit by priority.
import { execFile } from "node:child_process";
import { loadavg } from "node:os";
import { promisify } from "node:util";
import type { Planned } from "./bench-planned.ts";

const run = promisify(execFile);
const sizes: readonly [number, number][] = [
  [20, 1540],
  [80, 1540],
  [80, 7],
  [110, 1540],
];

export const programmeHeading = "## The programme of a year";

/** The section of docs/performance.md, every figure of it measured now. */
export async function measureProgramme(): Promise<string> {
  const load = loadavg()[0] ?? 0;
  const lines: string[] = [];
  for (const [activities, seed] of sizes) lines.push(line(activities, seed, await planned(activities, seed)));
  return `${programmeHeading}

Invented activities, 9 experts, 52 weeks; 110 need more weeks of experts than there are. The package \`highs\` 1.15.3 in a thread of its own, stopped at a proven distance of 0.5 % or after 60 s, started from what first-fit gives. CPU time of one process each: model, solver, checks and reasons, its start included. A cost has no unit: shifts, penalties, what is left out, the load of who has most. Load average of the machine before it began: ${load.toFixed(1)}.

| activities (seed) | variables × rows | cost | proven distance | left out | first-fit: cost | left out | dearer by | mean shift, weeks | weeks of an expert | CPU s | HiGHS by its own clock, s | peak MB |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${lines.join("\n")}
`;
}

async function planned(activities: number, seed: number): Promise<Planned> {
  const words = ["--import", "./scripts/jsx.mjs", "scripts/bench-planned.ts", String(activities), String(seed)];
  const { stdout } = await run(process.execPath, words);
  console.log(`programme, ${activities} activities, seed ${seed}: done`);
  return JSON.parse(stdout) as Planned; // what our own process wrote
}

function line(activities: number, seed: number, made: Planned): string {
  const { cost, gap, leftOut, firstFit, model, loads, shift, cpu, seconds, megabytes } = made;
  return `| ${activities} (${seed}) | ${model.columns} × ${model.rows} | ${cost} | ${percent(gap)} | ${leftOut} | ${firstFit.cost} | ${firstFit.leftOut} | ${percent(firstFit.cost / cost - 1)} | ${shift.toFixed(2)} | ${Math.min(...loads)}–${Math.max(...loads)} | ${cpu.toFixed(1)} | ${seconds.toFixed(1)} | ${megabytes.toFixed(0)} |`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`;
}
