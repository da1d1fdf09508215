// Names by place: no text from outside comes into the model.

/** Activity n begins in a week. */
export function x(n: number, week: number): string {
  return `x${n}_${week}`;
}

/** Expert e takes part in activity n. */
export function y(n: number, e: number): string {
  return `y${n}_${e}`;
}

/** Activity n begins in a week, and expert e takes part. */
export function z(n: number, week: number, e: number): string {
  return `z${n}_${week}_${e}`;
}

/** Activity n is left out. */
export function u(n: number): string {
  return `u${n}`;
}
