/** How States are compared; recorded with each result. Quarters are whole. */
export type Settings = {
  /** Quarters looked at before an activity. */
  before: number;
  /** Quarters looked at from the quarter of the activity on. */
  after: number;
  /** Quarters just before the activity that are left out: a State may prepare a report for the workshop. */
  anticipation: number;
  /** States that have not taken part yet, or those alone that never did. */
  comparison: "not-yet" | "never";
  /** How often the dates of first participation are shuffled. */
  shuffles: number;
  /** How often the wild bootstrap is drawn. */
  draws: number;
};

/** Founding methods, 1.2 and 1.3. */
export const usualSettings: Settings = {
  before: 8,
  after: 8,
  anticipation: 0,
  comparison: "not-yet",
  shuffles: 1_999,
  draws: 1_999,
};

/** Throws where an analysis would have no meaning. */
export function checkSettings({ before, after, anticipation, shuffles, draws }: Settings): void {
  const isWhole = [before, after, anticipation, shuffles, draws].every(Number.isSafeInteger);
  if (!isWhole) throw new RangeError("settings are whole numbers");
  if (before < 2 || after < 1 || anticipation < 0) throw new RangeError("at least two quarters before and one after");
  if (shuffles < 19 || draws < 19) throw new RangeError("one in twenty cannot be told from fewer than 19 repetitions");
}
