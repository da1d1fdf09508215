// The greatest sum there can be, by the HiGHS solver: what the auction is checked against.
import highsLoader from "highs";
import type { Market } from "#assistance/matching/auction.ts";

// NOTE Its types describe the CommonJS file; what is imported here is the function itself.
const load = highsLoader as unknown as typeof highsLoader.default;

/**
 * Solves the assignment as a linear programme, whose corners are whole numbers.
 *
 * NOTE An instance for each call: after a failed solve an old one may stay unusable. Long lines of LP text are not read: they are folded.
 */
export async function greatestValue(market: Market, places: ArrayLike<number>): Promise<number> {
  const highs = await load();
  const { Status, ObjectiveValue } = highs.solve(asText(market, places), {
    output_flag: false,
    threads: 1,
    time_limit: 120,
  });
  if (Status !== "Optimal") throw new Error(`HiGHS ended with ${Status}`);
  return ObjectiveValue;
}

function asText({ first, item, value }: Market, places: ArrayLike<number>): string {
  const byItem: number[][] = Array.from({ length: places.length }, () => []);
  item.forEach((n, pair) => {
    byItem[n]?.push(pair);
  });
  const rows = [
    ...Array.from({ length: first.length - 1 }, (_, n) => ({
      pairs: range(first[n] ?? 0, first[n + 1] ?? 0),
      atMost: 1,
    })),
    ...byItem.map((pairs, n) => ({ pairs, atMost: places[n] ?? 0 })),
  ].filter(({ pairs }) => pairs.length > 0);
  const objective = [...value].map((worth, pair) => `+ ${worth} x${pair}`);
  return [
    "Maximize",
    folded("sum:", objective.length > 0 ? objective : ["0 x0"]),
    "Subject To",
    folded("none:", ["x0 >= 0"]),
    ...rows.map(({ pairs, atMost }, n) =>
      folded(
        `r${n}:`,
        pairs.map((pair) => `+ x${pair}`),
        `<= ${atMost}`,
      ),
    ),
    "End",
  ].join("\n");
}

function folded(name: string, terms: readonly string[], end = ""): string {
  const lines = [name];
  for (let n = 0; n < terms.length; n += 10) lines.push(` ${terms.slice(n, n + 10).join(" ")}`);
  return [...lines, ` ${end}`].join("\n");
}

function range(from: number, before: number): number[] {
  return Array.from({ length: before - from }, (_, n) => from + n);
}
