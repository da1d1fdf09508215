/**
 * Of a family of tests fixed before looking: for each, the share of findings as strong as it that would be expected to be
 * false (q). After Benjamini and Hochberg (1995). Founding methods, 1.3.
 */
export function falseDiscoveryShares(shares: readonly number[]): number[] {
  const ordered = [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
  const found = new Array<number>(shares.length).fill(1);
  let least = 1;
  ordered.forEach((which, smaller) => {
    const place = shares.length - smaller;
    least = Math.min(least, (shares[which] ?? 1) * (shares.length / place));
    found[which] = least;
  });
  return found;
}
