import { regionalGroups } from "#states/state.ts";

/** What is counted by year. */
export const countedThings = ["requests", "offers", "matches", "deliveries"] as const;
export type CountedThing = (typeof countedThings)[number];

/** By regional group of the State that asks; what organisations ask on behalf of States stands apart. */
export const numberRegions = [...regionalGroups, "organisation"] as const;
export type NumberRegion = (typeof numberRegions)[number];

/** A number, or null where it is left out. */
export type YearlyNumber = { year: number; what: CountedThing; region: NumberRegion | null; n: number | null };

/** The numbers of one year, the newest year first; years of which nothing may be shown are not there. */
export function yearsOf(numbers: readonly YearlyNumber[]): number[] {
  const told = numbers.filter(({ n }) => n !== null && n > 0).map(({ year }) => year);
  return [...new Set(told)].toSorted((a, b) => b - a);
}

/** One cell: undefined where it is left out. */
export function numberIn(
  numbers: readonly YearlyNumber[],
  { year, what, region }: Omit<YearlyNumber, "n">,
): number | null {
  return numbers.find((one) => one.year === year && one.what === what && one.region === region)?.n ?? null;
}
