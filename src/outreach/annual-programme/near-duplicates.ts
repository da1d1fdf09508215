/** What is compared of two activities: what they are about, and whom they are for. */
type Compared = { id: string; subjects: readonly string[]; states: readonly string[]; region: string | null };

/** Pairs that would be duplicates if they were held on the same days, so that a programme keeps them apart. */
export function findNearDuplicates(activities: readonly Compared[]): [string, string][] {
  return activities.flatMap((a, n) =>
    activities.slice(n + 1).flatMap((b): [string, string][] => (isNearDuplicate(a, b) ? [[a.id, b.id]] : [])),
  );
}

// Founding methods, 2.1: 0.35·t + 0.35·u + 0.2·v + 0.1·w ≥ 0.75, with v = 1 on the same days, and titles (w) not asked.
function isNearDuplicate(a: Compared, b: Compared): boolean {
  const t = subjectsInCommon(a.subjects, b.subjects);
  const u = audienceInCommon(a, b);
  return t > 0 && u >= 0.2 && 0.35 * t + 0.35 * u + 0.2 >= 0.75 - 1e-9;
}

function subjectsInCommon(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : new Set(a.filter((one) => b.includes(one))).size / all.size;
}

function audienceInCommon(a: Compared, b: Compared): number {
  const [fewer, more] = a.states.length <= b.states.length ? [a.states, b.states] : [b.states, a.states];
  if (fewer.length < 3) return a.region !== null && a.region === b.region ? 0.8 : 0;
  return fewer.filter((state) => more.includes(state)).length / fewer.length;
}
