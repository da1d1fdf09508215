import type { Reader, Work } from "#access/work.ts";

/** The numbers of the procedure of assistance. From memory until somebody records them with a source: settings, not rules of ours. */
export type AssistanceRule = {
  /** Working days in which a State may limit circulation or forbid it. */
  windowDays: number;
  /** Working days. */
  acknowledgeDays: number;
  /** Days after it was received. */
  circulateDays: number;
  followUpMonths: number;
  briefingMonths: number;
  confirmMonths: number;
  informalNeedsNote: boolean;
  isConfirmed: boolean;
  source: string;
};

/** The rule that was recorded last. */
export async function getAssistanceRule(db: Reader | Work["db"]): Promise<AssistanceRule> {
  return await db
    .selectFrom("assistance_rule")
    .orderBy("recorded_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .select([
      "window_days as windowDays",
      "acknowledge_days as acknowledgeDays",
      "circulate_days as circulateDays",
      "follow_up_months as followUpMonths",
      "briefing_months as briefingMonths",
      "confirm_months as confirmMonths",
      "informal_needs_note as informalNeedsNote",
      "confirmed as isConfirmed",
      "source",
    ])
    .executeTakeFirstOrThrow(); // every installation is filled with one
}
