// Matches generated needs in a process of its own, and says what that took: "ours 10000 1000", "greatest 10000 1000" or "groups 10000 1000".
import { readFileSync } from "node:fs";
import { allocate, allocateInTurn } from "#assistance/matching/allocation.ts";
import { auction } from "#assistance/matching/auction.ts";
import { findCandidates, openOffering } from "#assistance/matching/candidates.ts";
import { ceilingsOf, evenOutGroups, favourFirstNeeds, sharesOf } from "#assistance/matching/fairness.ts";
import { greatestValue } from "#test/greatest-allocation.ts";
import { manyNeedsAndProgrammes, terms } from "#test/needs-and-programmes.ts";

const [what, needs = "0", programmes = "0"] = process.argv.slice(2);
const instance = manyNeedsAndProgrammes({
  seed: 1540,
  needs: Number(needs),
  programmes: Number(programmes),
  ...(what === "groups" ? { openToFirstGroup: 0.15 } : {}),
});
const offering = openOffering(instance.programmes);

const found = await timed(() => findCandidates(instance.needs, openOffering(instance.programmes), terms));
const { first, programme, fit } = found.made;
const market = { first, item: programme, value: fit };
const places = found.made.programmes.map(({ capacity }) => capacity);
const said = what === "ours" ? await ours() : what === "greatest" ? await greatest() : await groups();
const megabytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024;
console.log(JSON.stringify({ ...said, megabytes }));

/** The first of everything, before any code is warm, as in a process that has just started. */
async function ours() {
  const whole = await timed(() => allocate(found.made));
  const oneStep = { ...found.made, isGeneral: new Uint8Array(found.made.needs.length) };
  const inTurn = await timed(() => allocateInTurn(oneStep));
  const auctions = [];
  for (const epsilon of [1, 0.3, 0.1, 0.02]) {
    const { made, cpu } = await timed(() => auction(market, places, epsilon));
    const { value, served, bound } = made;
    auctions.push({ epsilon, value, served, bound, cpu });
  }
  return {
    pairs: fit.length,
    places: places.reduce((sum, count) => sum + count, 0),
    candidates: found.cpu,
    whole: { fit: whole.made.fit, served: whole.made.pairs.length, gap: whole.made.gap, cpu: whole.cpu },
    inTurn: { fit: inTurn.made.fit, served: inTurn.made.pairs.length, cpu: inTurn.cpu },
    auctions,
  };
}

async function greatest() {
  const { made, cpu } = await timed(() => greatestValue(market, places));
  return { value: made, cpu };
}

async function groups() {
  const evened = await timed(() => evenOutGroups(found.made, { epsilon: 0.3 }));
  const firsts = await timed(() => favourFirstNeeds(found.made, { epsilon: 0.3 }));
  return {
    cpu: evened.cpu,
    before: sharesOf(evened.made.plain).byGroup.map(({ share }) => share),
    after: evened.made.shares.byGroup.map(({ share }) => share),
    price: evened.made.price,
    ceilings: ceilingsOf(evened.made.shares, found.made, offering, terms),
    firstNeeds: { price: firsts.made.price, cpu: firsts.cpu },
  };
}

async function timed<T>(make: () => T | Promise<T>): Promise<{ made: T; cpu: number }> {
  const before = process.cpuUsage();
  const made = await make();
  const { user, system } = process.cpuUsage(before);
  return { made, cpu: (user + system) / 1e6 };
}
