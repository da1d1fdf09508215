/** What keeps an activity out of a week if it can be helped. */
export type PenaltyKind = "committee-meeting" | "large-meeting" | "holiday";

/** Judged weights: a setting with its author and day, not a truth. Costs have no unit; only their proportions count. */
export type ProgrammeWeights = {
  author: string;
  recordedOn: string;
  /** For each week between the preferred week and the week proposed, times the priority. */
  shift: number;
  /** For an activity that is left out, times the priority. */
  leftOut: number;
  /** For each week of the expert who has most. */
  load: number;
  /** For an activity of the previous plan that comes into another week. */
  moved: number;
  /** For each expert who was not on an activity of the previous plan. */
  newExpert: number;
  /** What a week costs in which this takes place, where nothing else is said of it. */
  penalties: Readonly<Record<PenaltyKind, number>>;
  /** Weeks that an expert takes at most in a year, where nothing else is said. */
  mostWeeks: number;
  /** Near-duplicates begin at least so many weeks apart. */
  weeksApart: number;
};

// Founding methods, 2.4; the costs of moving, of another expert and of holidays are ours.
export const firstProgrammeWeights: ProgrammeWeights = {
  author: "the project’s own judgement, until the Committee’s secretariat records another",
  recordedOn: "2026-11-26",
  shift: 0.5,
  leftOut: 60,
  load: 1,
  moved: 3,
  newExpert: 1,
  penalties: { "committee-meeting": 2, "large-meeting": 6, holiday: 3 },
  mostWeeks: 16,
  weeksApart: 8,
};
