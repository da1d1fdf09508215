import { type Concern, concernInCommon, duplicateFrom, strengthOf } from "../overlap/duplication.ts";

/** What is compared of two activities: what they are about, and whom they are for. */
type Compared = { id: string; subjects: readonly string[]; states: readonly string[]; region: string | null };

/** Pairs that would be duplicates if they were held on the same days, so that a programme keeps them apart. */
export function findNearDuplicates(activities: readonly Compared[]): [string, string][] {
  const concerns = activities.map(({ id, subjects, states, region }) => ({
    ...{ id, region, subjects: new Set(subjects), states: new Set(states) },
  }));
  return concerns.flatMap((a, n) =>
    concerns.slice(n + 1).flatMap((b): [string, string][] => (isNearDuplicate(a, b) ? [[a.id, b.id]] : [])),
  );
}

/** Titles are not asked. */
function isNearDuplicate(a: Concern, b: Concern): boolean {
  const common = concernInCommon(a, b);
  if (!common) return false;
  return (
    strengthOf({ subjects: common.subjects.part, audience: common.audience.part, time: 1, title: 0 }) >= duplicateFrom
  );
}
