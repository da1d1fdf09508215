import type { AccountId, AssignmentId } from "#db/ids.ts";

/** What one expert carries, line by line; `notTo` names the experts for whom a person left this suggestion. */
export type Burden = { expert: AccountId; lines: readonly Line[] };
type Line = { id: AssignmentId; weight: number; notTo: readonly AccountId[] };

/** One line from the most loaded expert to the least loaded, with the loads before it. */
export type Move = {
  line: AssignmentId;
  weight: number;
  from: AccountId;
  to: AccountId;
  fromLoad: number;
  toLoad: number;
};

type Carried = { expert: AccountId; load: number; lines: Line[]; has: "given" | "received" | undefined };

/**
 * Moves that even out the loads, each worth taking by itself, for nobody both gives and receives. They end as soon as the loads
 * differ by one at most, or no line of the most loaded expert brings them nearer. A person takes or leaves each.
 */
export function suggestMoves(burdens: readonly Burden[]): Move[] {
  const carried: Carried[] = burdens.map(({ expert, lines }) => ({
    expert,
    load: sum(lines.map(({ weight }) => weight)),
    lines: [...lines],
    has: undefined,
  }));
  const moves: Move[] = [];
  for (let move = nextMove(carried); move; move = nextMove(carried)) {
    moves.push(move);
    carry(carried, move);
  }
  return moves;
}

function nextMove(carried: readonly Carried[]): Move | undefined {
  const [most, ...others] = [...carried].sort((a, b) => b.load - a.load || compare(a.expert, b.expert));
  if (!most || most.has === "received") return undefined;
  for (const least of others.sort((a, b) => a.load - b.load || compare(a.expert, b.expert))) {
    const difference = most.load - least.load;
    if (difference <= 1) return undefined;
    if (least.has === "given") continue;
    const line = most.lines
      .filter(({ weight, notTo }) => weight > 0 && weight < difference && !notTo.includes(least.expert))
      .sort(
        (a, b) => nearness(a, difference) - nearness(b, difference) || a.weight - b.weight || compare(a.id, b.id),
      )[0];
    if (line)
      return {
        line: line.id,
        weight: line.weight,
        from: most.expert,
        to: least.expert,
        fromLoad: most.load,
        toLoad: least.load,
      };
  }
  return undefined;
}

/** How far from even the two would be after the move. */
function nearness({ weight }: Line, difference: number): number {
  return Math.abs(difference - 2 * weight);
}

function carry(carried: readonly Carried[], { line, weight, from, to }: Move): void {
  for (const one of carried) {
    if (one.expert === from) {
      one.load -= weight;
      one.has = "given";
      one.lines = one.lines.filter(({ id }) => id !== line);
    }
    if (one.expert === to) {
      one.load += weight;
      one.has = "received";
    }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
