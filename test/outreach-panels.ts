// Panels for tests and for the bench: small ones written down, and simulated ones of which the true effect is known.
import type { Outcome, Panel, PanelActivity, PanelState } from "#outreach/effect/panel.ts";
import { openStream, type RandomStream, type Seed } from "#outreach/effect/random-stream.ts";
import { type Settings, usualSettings } from "#outreach/effect/settings.ts";

export const fewRepetitions: Settings = { ...usualSettings, shuffles: 199, draws: 199 };

/** A State for each name; the group is "a" and the sub-region the group's unless said otherwise. */
export function someStates(count: number, what: Partial<PanelState> = {}): PanelState[] {
  return Array.from({ length: count }, (_, place) => ({
    code: `Q${place}`,
    regionalGroup: "a",
    subRegion: what.regionalGroup ?? "a",
    ...what,
  }));
}

/** One activity for each quarter in which somebody took part for the first time, in the order of the States. */
export function activitiesOf(states: readonly PanelState[], firsts: readonly (number | null)[]): PanelActivity[] {
  const quarters = [...new Set(firsts)].filter((quarter) => quarter !== null).sort((a, b) => a - b);
  return quarters.map((quarter) => ({
    id: `activity-${quarter}`,
    quarter,
    states: states.filter((_, place) => firsts[place] === quarter).map(({ code }) => code),
    cost: 1_000,
  }));
}

/** How outcomes come about, and who is invited. Rates are changes of a State in a quarter. */
export type Scenario = {
  rate: number;
  /** What an activity adds to a State's rate, `since` quarters after it; drawn anew for each State where it is unequal. */
  effect: (since: number, own: number) => number;
  /** Spread of shocks that the States of a sub-region share in a year, beside those of all and of their group. */
  subRegionShocks: number;
  invitation: "any" | "neighbours" | "active-first" | "after-rise" | "after-dip";
  /** What the rates grow by from the first quarter to the last, in proportion. */
  growth: number;
  /** Regional groups with their sub-regions; all five where it is not said. */
  groups?: readonly (readonly number[])[];
  activities: number;
  /** States at an activity. */
  participants: number;
  /** It happens once; the rate is then the same for every State. */
  once?: boolean;
};

const none = (): number => 0;
const plain: Scenario = {
  rate: 0.3,
  effect: none,
  subRegionShocks: 0.15,
  invitation: "any",
  growth: 1,
  activities: 17,
  participants: 12,
};

/** Founding methods, 1.7; S10 and S11 are hazards of 2.5 % a quarter. */
export const scenarios = {
  S1: plain,
  S2: { ...plain, effect: () => 0.1 },
  S3: { ...plain, effect: (since, own) => 0.187 * own * 0.85 ** since },
  S4: { ...plain, rate: 0.03 },
  S4b: { ...plain, rate: 0.03, effect: () => 0.02 },
  S5: { ...plain, subRegionShocks: 0.6, invitation: "neighbours" },
  S6: { ...plain, subRegionShocks: 0.6, invitation: "neighbours", effect: () => 0.1 },
  S7: { ...plain, invitation: "active-first", growth: 2.7 },
  S8: { ...plain, invitation: "after-rise" },
  S8b: { ...plain, invitation: "after-dip" },
  S9: { ...plain, groups: [[12, 11]], participants: 2 },
  S9b: { ...plain, groups: [[12, 11]], participants: 2, effect: () => 0.1 },
  S10: { ...plain, rate: 0.025, once: true },
  S11: { ...plain, rate: 0.025, once: true, effect: () => 0.03 },
} satisfies Record<string, Scenario>;

// Sizes of sub-regions within the five regional groups: 19 in all, 193 States.
const wholeMembership = [
  [6, 18, 9, 5, 16],
  [5, 11, 9, 5, 10, 14],
  [10, 13],
  [13, 8, 12],
  [10, 10, 9],
] as const;

export type Simulated = { panel: Panel; trueEffect: (quarters: number) => number };

const quarters = 80;

/** The same scenario and seed give the same panel. */
export function simulate(scenario: Scenario, seed: Seed): Simulated {
  const dice = openDice(openStream(seed, "panel"));
  const states = statesOf(scenario.groups ?? wholeMembership);
  const rates = states.map(() => -Math.log(1 - dice.part()) * scenario.rate);
  const own = states.map(() => -Math.log(1 - dice.part()));
  const shocks = shocksOf(states, scenario, dice);
  const expected = (state: number, quarter: number): number => {
    const grown = 1 + (scenario.growth - 1) * (quarter / quarters);
    return (scenario.once ? scenario.rate : (rates[state] ?? 0)) * grown * (shocks[state]?.[quarter >> 2] ?? 1);
  };
  const natural = states.map((_, state) =>
    Array.from({ length: quarters }, (_, quarter) => dice.poisson(expected(state, quarter))),
  );
  const activities = invite(scenario, states, rates, natural, dice);
  const firsts = states.map(({ code }) =>
    Math.min(...activities.filter((one) => one.states.includes(code)).map(({ quarter }) => quarter)),
  );
  const added = (state: number, quarter: number): number => {
    const since = quarter - (firsts[state] ?? Infinity);
    return since < 0 ? 0 : scenario.effect(since, own[state] ?? 0);
  };
  const counts = natural.map((line, state) =>
    line.map((count, quarter) => count + dice.poisson(added(state, quarter))),
  );
  const outcome: Outcome = scenario.once
    ? { kind: "once", quarters: counts.map((line) => firstOf(line)) }
    : { kind: "counts", counts };
  return { panel: { quarters, states, activities, outcome }, trueEffect };

  /** What was added in so many quarters, in the mean of those who took part in time to be compared. */
  function trueEffect(after: number): number {
    const used = firsts.flatMap((first, state) => (first >= 8 && first + after <= quarters ? [{ first, state }] : []));
    const effects = used.map(({ first, state }) => {
      const sum = (of: typeof added): number =>
        Array.from({ length: after }, (_, since) => of(state, first + since)).reduce((a, b) => a + b, 0);
      if (!scenario.once) return sum(added) / after;
      const natural = sum(expected); // the chance that it does not happen falls with the sum of rates
      return Math.exp(-natural) - Math.exp(-natural - sum(added));
    });
    return effects.reduce((a, b) => a + b, 0) / effects.length;
  }
}

function statesOf(groups: readonly (readonly number[])[]): PanelState[] {
  return groups.flatMap((sizes, group) =>
    sizes.flatMap((size, subRegion) =>
      Array.from({ length: size }, (_, place) => ({
        code: `Q${group}${subRegion}${String(place).padStart(2, "0")}`,
        regionalGroup: `group-${group}`,
        subRegion: `sub-region-${group}-${subRegion}`,
      })),
    ),
  );
}

/** Factors by State and year, of mean one. */
function shocksOf(states: readonly PanelState[], { subRegionShocks }: Scenario, dice: Dice): number[][] {
  const years = Math.ceil(quarters / 4);
  const drawn = new Map<string, number[]>();
  const factors = (name: string, spread: number): number[] =>
    drawn.getOrInsertComputed(name, () =>
      Array.from({ length: years }, () => Math.exp(spread * dice.normal() - spread ** 2 / 2)),
    );
  return states.map(({ regionalGroup, subRegion }) => {
    const [all, group, near] = [
      factors("all", 0.15),
      factors(regionalGroup ?? "", 0.15),
      factors(subRegion, subRegionShocks),
    ];
    return Array.from({ length: years }, (_, year) => (all[year] ?? 1) * (group[year] ?? 1) * (near[year] ?? 1));
  });
}

/** Each activity is for one regional group, or for one sub-region and its neighbours. */
function invite(
  scenario: Scenario,
  states: readonly PanelState[],
  rates: readonly number[],
  natural: readonly (readonly number[])[],
  dice: Dice,
): PanelActivity[] {
  const times = Array.from({ length: scenario.activities }, () => dice.below(quarters)).sort((a, b) => a - b);
  const been = new Set<number>();
  return times.map((quarter, n) => {
    const host = states[dice.below(states.length)];
    const group = [...states.keys()].filter((state) => states[state]?.regionalGroup === host?.regionalGroup);
    const recent = (state: number): number => {
      const line = natural[state] ?? [];
      const sum = (from: number, before: number): number =>
        line.slice(Math.max(0, from), Math.max(0, before)).reduce((a, b) => a + b, 0);
      return sum(quarter - 4, quarter) - sum(quarter - 8, quarter - 4);
    };
    const pull = (state: number): number => {
      switch (scenario.invitation) {
        case "any":
          return 0;
        case "neighbours":
          return states[state]?.subRegion === host?.subRegion ? 2 : 0;
        case "active-first":
          return been.has(state) ? -5 : 3 * (rates[state] ?? 0);
        case "after-rise":
          return 3 * recent(state);
        case "after-dip":
          return -3 * recent(state);
      }
    };
    const wanted = new Map(group.map((state) => [state, pull(state) + dice.part()]));
    const invited = group.sort((a, b) => (wanted.get(b) ?? 0) - (wanted.get(a) ?? 0)).slice(0, scenario.participants);
    for (const state of invited) been.add(state);
    const cost = 40_000 + 1_000 * n;
    return { id: `activity-${n}`, quarter, states: invited.map((state) => states[state]?.code ?? ""), cost };
  });
}

function firstOf(line: readonly number[]): number | null {
  const quarter = line.findIndex((count) => count > 0);
  return quarter === -1 ? null : quarter;
}

type Dice = ReturnType<typeof openDice>;

function openDice({ next, below }: RandomStream) {
  const part = (): number => next() / 2 ** 32;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - part())) * Math.cos(2 * Math.PI * part());
  function poisson(mean: number): number {
    const least = Math.exp(-mean);
    let count = 0;
    for (let product = part(); product > least; product *= part()) count++;
    return count;
  }
  return { part, below, normal, poisson };
}
