// Plans an invented year in a process of its own, and says what that took: "80 1540", activities and seed.
import { readFileSync } from "node:fs";
import { proposeProgramme } from "#outreach/annual-programme/propose-programme.ts";
import { inventedYear } from "#test/programme-years.ts";

export type Planned = {
  cost: number;
  gap: number;
  leftOut: number;
  firstFit: { cost: number; leftOut: number };
  model: { columns: number; rows: number };
  loads: number[];
  /** Weeks from the preferred one, the mean of those placed. */
  shift: number;
  /** Seconds of CPU, of the whole process. */
  cpu: number;
  /** Seconds of the solver's own clock. */
  seconds: number;
  megabytes: number;
};

const [activities = "0", seed = "0"] = process.argv.slice(2);
const outcome = await proposeProgramme(inventedYear(Number(activities), Number(seed)));
if (!outcome.ok) throw new Error(outcome.reason);
const { proposal } = outcome;
if (proposal.found.by !== "solver") throw new Error(`no answer of the solver: ${JSON.stringify(proposal.found)}`);
const { user, system } = process.cpuUsage();
const shifts = proposal.placed.map(({ shift }) => Math.abs(shift ?? 0));
const planned: Planned = {
  cost: proposal.cost.total,
  gap: proposal.gap,
  leftOut: proposal.leftOut.length,
  firstFit: proposal.firstFit,
  model: proposal.model,
  loads: proposal.loads.map(({ weeks }) => weeks),
  shift: shifts.reduce((sum, weeks) => sum + weeks, 0) / Math.max(1, shifts.length),
  cpu: (user + system) / 1e6,
  seconds: proposal.found.seconds,
  megabytes: Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024,
};
console.log(JSON.stringify(planned));
