// Chance for what tests and the bench invent.

export type Dice = ReturnType<typeof newDice>;

/** mulberry32, public domain: the same seed, the same numbers. */
export function newDice(seed: number) {
  let state = seed | 0;
  function part(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number): number => Math.floor(part() * limit);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T; // never past the end
  function some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(below(rest.length), 1)[0] as T);
  }
  return { part, below, one, some };
}
