import { firstProgrammeWeights } from "#outreach/annual-programme/programme-weights.ts";
import type {
  AvailableExpert,
  PlannedActivity,
  ProgrammeYear,
  WeekPenalty,
} from "#outreach/annual-programme/programme-year.ts";
import { type Dice, newDice } from "./dice.ts";

/** An activity that any week and any of the experts "a", "b" and "c" would do, but for what is said of it. */
export function anActivity(said: Partial<PlannedActivity> & { id: string }): PlannedActivity {
  return {
    allowed: { from: 0, before: 1_000 },
    length: 1,
    expertsNeeded: 1,
    ableExperts: ["a", "b", "c"],
    states: [],
    priority: 1,
    preferred: null,
    previous: null,
    ...said,
  };
}

export function anExpert(id: string, leave: readonly number[] = [], mostWeeks: number | null = null): AvailableExpert {
  return { id, leave, mostWeeks };
}

/** Ten weeks and three experts, but for what is said of it. */
export function aYear(said: Partial<ProgrammeYear>): ProgrammeYear {
  return {
    weeks: 10,
    activities: [],
    experts: [anExpert("a"), anExpert("b"), anExpert("c")],
    penalties: [],
    nearDuplicates: [],
    weights: firstProgrammeWeights,
    ...said,
  };
}

export function aPenalty(week: number, cost: number, name = "a large meeting"): WeekPenalty {
  return { week, kind: "large-meeting", name, cost, activities: "all" };
}

/** An invented year of 52 weeks with nine experts, as large as the founding methods measured (2.4); the same seed gives the same. */
export function inventedYear(activities: number, seed = 1540): ProgrammeYear {
  const draw = newDice(seed);
  const experts = Array.from({ length: 9 }, (_, n) => anExpert(`expert-${n + 1}`, leaveOf(draw)));
  return aYear({
    weeks: 52,
    experts,
    activities: Array.from({ length: activities }, (_, n) =>
      inventedActivity(
        draw,
        nameOf(n),
        experts.map(({ id }) => id),
      ),
    ),
    penalties: inventedPenalties(),
    nearDuplicates: Array.from({ length: Math.floor(activities / 10) }, (_, n) => [nameOf(2 * n), nameOf(2 * n + 1)]),
  });
}

function nameOf(n: number): string {
  return `activity-${String(n + 1).padStart(3, "0")}`;
}

/** Two times away, of two and three weeks. */
function leaveOf(draw: Dice): number[] {
  const [first, second] = [draw.below(24), 26 + draw.below(23)];
  return [first, first + 1, second, second + 1, second + 2];
}

function inventedActivity(draw: Dice, id: string, experts: readonly string[]): PlannedActivity {
  const preferred = draw.part() < 0.8 ? (draw.below(2) === 0 ? 8 : 34) + draw.below(14) : draw.below(52); // spring and autumn
  const length = draw.part() < 0.1 ? 2 : 1;
  const from = Math.max(0, Math.min(preferred - 10, 32));
  const region = draw.below(5);
  const ofRegion = Array.from({ length: region === 4 ? 33 : 40 }, (_, n) => `Q${region}${n}`);
  return anActivity({
    id,
    preferred: Math.min(preferred, 52 - length),
    length,
    allowed: { from, before: Math.min(52, from + 20) },
    expertsNeeded: draw.part() < 0.3 ? 2 : 1,
    ableExperts: draw.some(experts, 3 + draw.below(4)),
    states: draw.some(ofRegion, 5 + draw.below(14)),
    priority: 1 + draw.below(3),
  });
}

/** Two weeks of a high-level segment, five large meetings, and the Committee in every fourth week. */
function inventedPenalties(): WeekPenalty[] {
  const large = [9, 14, 23, 31, 45].map((week, n) => aPenalty(week, 5 + (n % 4), `large meeting ${n + 1}`));
  const highLevel = [38, 39].map((week) => aPenalty(week, 8, "high-level week"));
  const committee = Array.from(
    { length: 13 },
    (_, n): WeekPenalty => ({ ...aPenalty(4 * n + 2, 2, "meeting of the Committee"), kind: "committee-meeting" }),
  );
  return [...large, ...highLevel, ...committee];
}
