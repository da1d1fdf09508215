/** How serious what collides is, all together. Below a note nothing is said. */
export type ConflictLevel = "conflict" | "warning" | "note" | "none";

/** Rounded to four places: a half goes up, and what only looks like less than a half does too. */
export function rounded(value: number): number {
  return Math.round(value * 10_000 + 1e-7) / 10_000;
}

/** 1 − Π(1 − severity), of each kind the largest. Founding methods, 2.1. */
export function totalOf(items: readonly { kind: string; severity: number }[]): number {
  const largest = new Map<string, number>();
  for (const { kind, severity } of items) largest.set(kind, Math.max(severity, largest.get(kind) ?? 0));
  // In the order of size, so that the order of the items cannot change the last digit.
  const free = [...largest.values()].sort((a, b) => a - b).reduce((product, severity) => product * (1 - severity), 1);
  return rounded(1 - free);
}

/** Founding methods, 2.1. */
export function levelOf(total: number): ConflictLevel {
  return total >= 0.75 ? "conflict" : total >= 0.4 ? "warning" : total >= 0.15 ? "note" : "none";
}
