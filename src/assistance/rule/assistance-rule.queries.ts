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

/** A rule as it was recorded, and by whom where the reader may see that. */
export type RecordedAssistanceRule = AssistanceRule & { recordedAt: Temporal.Instant; recordedBy: string | null };

/** The rule that was recorded last. */
export async function getAssistanceRule(db: Reader | Work["db"]): Promise<AssistanceRule> {
  return await rules(db).limit(1).executeTakeFirstOrThrow(); // every installation is filled with one
}

/** Every rule ever recorded, the one that counts first. */
export async function listAssistanceRules(db: Reader): Promise<RecordedAssistanceRule[]> {
  return await rules(db)
    .leftJoin("account", "account.id", "assistance_rule.recorded_by")
    .select(["assistance_rule.recorded_at as recordedAt", "account.name as recordedBy"])
    .execute();
}

function rules(db: Reader | Work["db"]) {
  return db
    .selectFrom("assistance_rule")
    .orderBy("assistance_rule.recorded_at", "desc")
    .orderBy("assistance_rule.id", "desc")
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
    ]);
}
