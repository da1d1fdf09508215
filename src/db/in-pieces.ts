const piece = 500; // rows of one statement: a statement takes 65,535 values

/** Many rows, as many at a time as one statement takes. */
export function inPieces<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / piece) }, (_, n) => all.slice(n * piece, (n + 1) * piece));
}
