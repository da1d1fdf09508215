import type { AccountId, DecisionId, MatrixVersionId, NoObjectionId, StateCode } from "#db/ids.ts";
import type { HolidayList } from "../working-days/holidays.ts";

/** How long a text lies before the Committee. Copied to each case when it opens. */
export type NoObjectionRule = {
  workingDays: number;
  closeOfBusiness: "17:00:00 America/New_York";
  adoptedBy: "silence";
  holidayLists: Pick<HolidayList, "year" | "confidence" | "source">[];
};

// The usual length is five working days (from memory; the Committee's guidelines were not found), so it is a setting of the case.
export const usualWorkingDays = 5;

export type Outcome = "adopted" | "objected" | "withdrawn";

/** A text before the Committee: running until its deadline, then concluded. */
export type NoObjection = {
  id: NoObjectionId;
  matrixVersionId: MatrixVersionId;
  stateCode: StateCode;
  number: number;
  textHash: string;
  circulatedAt: Temporal.Instant;
  circulatedBy: string;
  workingDays: number;
  deadline: Temporal.Instant;
  rule: NoObjectionRule;
  standing: { status: "running" } | { status: Outcome; at: Temporal.Instant; decisionId: DecisionId | null };
};

export type Objection = {
  madeBy: AccountId;
  name: string;
  delegation: StateCode;
  reason: string;
  madeAt: Temporal.Instant;
  late: boolean;
};
