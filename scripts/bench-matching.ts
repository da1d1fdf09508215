// The bench's part on assistance: needs matched with programmes, beside HiGHS and beside a person with a list.
import { execFile } from "node:child_process";
import { loadavg } from "node:os";
import { promisify } from "node:util";
import type { Ceiling, RulePrice } from "#assistance/matching/fairness.ts";

const run = promisify(execFile);
const sizes: readonly [number, number][] = [
  [1_000, 200],
  [3_000, 400],
];

type Made = { cpu: number };
type Auction = Made & { epsilon: number; value: number; served: number; bound: number };
type Ours = {
  pairs: number;
  places: number;
  candidates: number;
  whole: Made & { fit: number; served: number; gap: number };
  inTurn: Made & { fit: number; served: number };
  auctions: Auction[];
  megabytes: number;
};
type Greatest = Made & { value: number; megabytes: number };
type Groups = Made & {
  before: number[];
  after: number[];
  price: RulePrice;
  ceilings: Ceiling[];
  firstNeeds: Made & { price: RulePrice };
};

export const matchingHeading = "## Needs matched with programmes";

/** The section of docs/performance.md, every figure of it measured now. */
export async function measureMatching(): Promise<string> {
  const load = loadavg()[0] ?? 0;
  const ours = await matched<Ours>("ours", 10_000, 1_000);
  const greatest = await matched<Greatest>("greatest", 10_000, 1_000);
  const groups = await matched<Groups>("groups", 10_000, 1_000);
  return `${matchingHeading}

10,000 generated needs and 1,000 programmes with ${count(ours.places)} places, seed 1540; ${count(ours.pairs)} pairs after the best 20 of each need are kept. CPU time of one process: candidates and allocation when it has just started, its code not warm; the lines below after them in the same process, HiGHS in one of its own; each is measured once. Load average of the machine before it began: ${load.toFixed(1)}.

Candidates ${ms(ours.candidates)} and allocation ${ms(ours.whole.cpu)} (epsilon 0.1, general requests last): **${(ours.candidates + ours.whole.cpu).toFixed(2)} s** CPU together, ${count(ours.whole.served)} served, proven within ${percent(ours.whole.gap / ours.whole.fit)} of the greatest sum under that rule. Peak memory of the process ${ours.megabytes.toFixed(0)} MB, with the needs and programmes themselves.

The same pairs, general requests not held back, so that all solve one problem. The time of HiGHS holds its start, and the model written and read as text:

| | sum of fits | served | CPU ms | proven distance | below HiGHS |
|---|---|---|---|---|---|
| in turn, the best fit first | ${count(ours.inTurn.fit)} | ${count(ours.inTurn.served)} | ${ms(ours.inTurn.cpu, "")} | – | ${percent(1 - ours.inTurn.fit / greatest.value)} |
${ours.auctions.map((auction) => auctionRow(auction, greatest.value)).join("\n")}
| HiGHS 1.15.3 (linear programme, ${greatest.megabytes.toFixed(0)} MB) | ${count(greatest.value)} | | ${ms(greatest.cpu, "")} | optimal | |

Smaller ones, epsilon 0.1:

| needs × programmes | in turn, below HiGHS | auction, below HiGHS | auction, proven | auction, CPU ms | HiGHS, CPU ms |
|---|---|---|---|---|---|
${(await smaller()).join("\n")}

Where 15 % of the programmes serve the first regional group (10,000 × 1,000, epsilon 0.3), the share of needs served:

| | first group | the others | price in sum of fits | fewer served | CPU s |
|---|---|---|---|---|---|
| no rule | ${share(groups.before[0])} | ${groups.before.slice(1).map(share).join(" · ")} | | | |
| bonus by group, at most 25 rounds | ${share(groups.after[0])} | ${groups.after.slice(1).map(share).join(" · ")} | ${percent(groups.price.partOfFit)} | ${groups.price.served} | ${groups.cpu.toFixed(1)} |
| bonus for a State’s first needs | | | ${percent(groups.firstNeeds.price.partOfFit)} | ${groups.firstNeeds.price.served} | ${groups.firstNeeds.cpu.toFixed(1)} |

${groups.ceilings.map(ceilingLine).join("\n")}
`;
}

async function smaller(): Promise<string[]> {
  const lines: string[] = [];
  for (const [needs, programmes] of sizes) {
    const ours = await matched<Ours>("ours", needs, programmes);
    const greatest = await matched<Greatest>("greatest", needs, programmes);
    const auction = ours.auctions.find(({ epsilon }) => epsilon === 0.1);
    if (!auction) throw new Error("epsilon 0.1 was not measured");
    lines.push(
      `| ${count(needs)} × ${count(programmes)} | ${percent(1 - ours.inTurn.fit / greatest.value)} | ${percent(1 - auction.value / greatest.value)} | ${percent((auction.bound - auction.value) / auction.value)} | ${ms(auction.cpu, "")} | ${ms(greatest.cpu, "")} |`,
    );
  }
  return lines;
}

async function matched<T>(what: string, needs: number, programmes: number): Promise<T> {
  const words = ["--import", "./scripts/jsx.mjs", "scripts/bench-matched.ts", what, String(needs), String(programmes)];
  const { stdout } = await run(process.execPath, words);
  console.log(`matching, ${what}, ${needs} × ${programmes}: done`);
  return JSON.parse(stdout) as T; // what our own process wrote
}

function auctionRow({ epsilon, value, served, bound, cpu }: Auction, greatest: number): string {
  return `| auction, epsilon ${epsilon} | ${count(value)} | ${count(served)} | ${ms(cpu, "")} | ${percent((bound - value) / value)} | ${percent(1 - value / greatest)} |`;
}

function ceilingLine({ group, needs, served, ceiling, nobodyOffersMore }: Ceiling): string {
  const all = `The group “${group ?? "none"}”: ${count(served)} of ${count(needs)} needs are served, ${count(ceiling)} could be if it had every place first`;
  return nobodyOffersMore ? `${all}: nobody offers more there.` : `${all}.`;
}

function count(number: number): string {
  return number.toLocaleString("en", { maximumFractionDigits: 1 });
}

function ms(seconds: number, unit = " ms"): string {
  return `${(seconds * 1000).toFixed(0)}${unit}`;
}

function percent(part: number): string {
  return `${(Math.max(0, part) * 100).toFixed(4)} %`;
}

function share(part = 0): string {
  return part.toFixed(2);
}
