import { confirmedPlacements, type Placement, type PlannedActivity, type ProgrammeYear } from "./programme-year.ts";

/** A rule that a plan breaks, and by what. Weeks of clashes are those that the two have in common. */
export type BrokenRule =
  | { rule: "unknown-activity" | "placed-twice" | "outside-year" | "not-allowed"; activity: string }
  | { rule: "number-of-experts"; activity: string; needed: number; given: number }
  | { rule: "unknown-expert" | "not-able"; activity: string; expert: string }
  | { rule: "on-leave"; activity: string; expert: string; weeks: readonly number[] }
  | { rule: "expert-twice"; expert: string; activities: readonly [string, string]; weeks: readonly number[] }
  | { rule: "state-twice"; state: string; activities: readonly [string, string]; weeks: readonly number[] }
  | { rule: "too-near"; activities: readonly [string, string]; apart: number }
  | { rule: "too-many-weeks"; expert: string; weeks: number; most: number }
  | { rule: "confirmed-changed"; activity: string };

type Placed = Placement & { its: PlannedActivity };

/**
 * Every rule that a plan breaks. What is confirmed is held to its own week and experts, and is then asked only not to clash.
 *
 * NOTE It shares no reckoning with what makes plans, so that it can be the judge of it.
 */
export function brokenRules(year: ProgrammeYear, plan: readonly Placement[]): BrokenRule[] {
  const known = new Map(year.activities.map((activity) => [activity.id, activity]));
  const placed = plan.flatMap((placement) => {
    const its = known.get(placement.activity);
    return its ? [{ ...placement, its }] : [];
  });
  return [
    ...plan
      .filter(({ activity }) => !known.has(activity))
      .map(({ activity }) => ({ rule: "unknown-activity" as const, activity })),
    ...plan
      .filter(({ activity }, n) => plan.findIndex((other) => other.activity === activity) < n)
      .map(({ activity }) => ({ rule: "placed-twice" as const, activity })),
    ...year.activities
      .filter((activity) => isConfirmedChanged(activity, plan))
      .map(({ id }) => ({ rule: "confirmed-changed" as const, activity: id })),
    ...placed.flatMap((one) => [...ownRules(year, one), ...leaveRules(year, one)]),
    ...pairsOf(placed).flatMap((pair) => pairRules(year, pair)),
    ...loadRules(year, placed),
  ];
}

/** What those that are confirmed break by themselves. */
export function confirmedClashes(year: ProgrammeYear): BrokenRule[] {
  const activities = year.activities.filter(({ previous }) => previous?.isConfirmed);
  return brokenRules({ ...year, activities }, confirmedPlacements(year));
}

/** What a plan breaks, but for what the confirmed ones break by themselves. */
export function newlyBroken(year: ProgrammeYear, plan: readonly Placement[]): BrokenRule[] {
  const known = new Set(confirmedClashes(year).map((clash) => JSON.stringify(clash)));
  return brokenRules(year, plan).filter((broken) => !known.has(JSON.stringify(broken)));
}

function isConfirmedChanged({ id, previous }: PlannedActivity, plan: readonly Placement[]): boolean {
  if (!previous?.isConfirmed) return false;
  const now = plan.find(({ activity }) => activity === id);
  return now?.week !== previous.week || [...now.experts].sort().join("\n") !== [...previous.experts].sort().join("\n");
}

function ownRules(year: ProgrammeYear, { activity, week, experts, its }: Placed): BrokenRule[] {
  const broken: BrokenRule[] = [];
  if (!Number.isInteger(week) || week < 0 || week + its.length > year.weeks)
    broken.push({ rule: "outside-year", activity });
  for (const expert of experts)
    if (!year.experts.some(({ id }) => id === expert)) broken.push({ rule: "unknown-expert", activity, expert });
  if (its.previous?.isConfirmed) return broken;
  const isAllowed =
    "from" in its.allowed
      ? its.allowed.from <= week && week + its.length <= its.allowed.before
      : its.allowed.includes(week);
  if (!isAllowed) broken.push({ rule: "not-allowed", activity });
  const given = new Set(experts).size;
  if (given !== its.expertsNeeded || experts.length !== given)
    broken.push({ rule: "number-of-experts", activity, needed: its.expertsNeeded, given });
  for (const expert of experts)
    if (!its.ableExperts.includes(expert)) broken.push({ rule: "not-able", activity, expert });
  return broken;
}

function leaveRules(year: ProgrammeYear, { activity, week, experts, its }: Placed): BrokenRule[] {
  return year.experts.flatMap(({ id, leave }) => {
    const weeks = experts.includes(id) ? leave.filter((away) => week <= away && away < week + its.length) : [];
    return weeks.length > 0 ? [{ rule: "on-leave" as const, activity, expert: id, weeks }] : [];
  });
}

function pairRules(year: ProgrammeYear, [a, b]: readonly [Placed, Placed]): BrokenRule[] {
  const activities = [a.activity, b.activity] as const;
  const broken: BrokenRule[] = [];
  const weeks: number[] = [];
  for (let week = Math.max(a.week, b.week); week < Math.min(a.week + a.its.length, b.week + b.its.length); week++)
    weeks.push(week);
  if (weeks.length > 0) {
    for (const expert of common(a.experts, b.experts)) broken.push({ rule: "expert-twice", expert, activities, weeks });
    for (const state of common(a.its.states, b.its.states))
      broken.push({ rule: "state-twice", state, activities, weeks });
  }
  const apart = Math.abs(a.week - b.week);
  const isPair = year.nearDuplicates.some((pair) => pair.includes(a.activity) && pair.includes(b.activity));
  if (isPair && apart < year.weights.weeksApart) broken.push({ rule: "too-near", activities, apart });
  return broken;
}

function loadRules(year: ProgrammeYear, placed: readonly Placed[]): BrokenRule[] {
  return year.experts.flatMap(({ id, mostWeeks }) => {
    const weeks = placed
      .filter(({ experts }) => experts.includes(id))
      .reduce((sum, { its: { length } }) => sum + length, 0);
    const most = mostWeeks ?? year.weights.mostWeeks;
    return weeks > most ? [{ rule: "too-many-weeks" as const, expert: id, weeks, most }] : [];
  });
}

function pairsOf(placed: readonly Placed[]): (readonly [Placed, Placed])[] {
  return placed.flatMap((a, n) =>
    placed
      .slice(n + 1)
      .filter((b) => b.activity !== a.activity)
      .map((b) => [a, b] as const),
  );
}

function common(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set(a.filter((one) => b.includes(one)))];
}
