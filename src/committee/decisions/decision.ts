/** How a decision was taken, in the order in which pages offer them. A correction is the Chair's, of words of the record. */
export const decisionManners = ["no-objection", "meeting", "correction", "not-recorded"] as const;
export type DecisionManner = (typeof decisionManners)[number];
