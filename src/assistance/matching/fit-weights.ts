/** The parts of a fit, in the order in which they are shown. */
export const fitParts = ["cover", "kind", "language", "novelty", "urgency", "waiting"] as const;
export type FitPart = (typeof fitParts)[number];

/** Judged weights: a setting with its author and day, not a truth. The parts make 100 together. */
export type FitWeights = {
  author: string;
  recordedOn: string;
  parts: Readonly<Record<FitPart, number>>;
  /** Below this a programme is not proposed. */
  threshold: number;
  /** Below this novelty the help is the same as before. */
  noveltyFloor: number;
  /** The value of the kind where only "general" links the two. */
  generalKind: number;
  /** The value of the language where there is none in common: interpretation. */
  interpretation: number;
  /** After so many months the same help is new again (founding methods 3.1, novelty). */
  monthsUntilNew: number;
  /** After so many years waiting counts in full. */
  yearsOfWaiting: number;
};

export const firstWeights: FitWeights = {
  author: "the project’s own judgement, until the Committee’s secretariat records another",
  recordedOn: "2026-11-26",
  parts: { cover: 40, kind: 15, language: 15, novelty: 15, urgency: 10, waiting: 5 },
  threshold: 45,
  noveltyFloor: 0.34,
  generalKind: 0.4,
  interpretation: 0.3,
  monthsUntilNew: 36,
  yearsOfWaiting: 2,
};
