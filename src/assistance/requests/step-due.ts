import { deadlineFrom } from "#committee/working-days/deadline.ts";
import type { HolidayList } from "#committee/working-days/holidays.ts";
import { dateOf } from "#states/state.queries.ts";
import type { AssistanceRule } from "../rule/assistance-rule.queries.ts";
import type { RequestHead } from "./request.ts";

type Times = { rule: Pick<AssistanceRule, "acknowledgeDays" | "circulateDays">; lists: readonly HolidayList[] };

/**
 * The day by which those who serve acknowledge a request, or circulate one that is ready, by the times of the procedure: counted from its
 * receipt. Undefined where it waits for nothing of theirs, and where a year has no official list of holidays: nothing is guessed.
 */
export function stepDueOn(
  { standing, receivedOn }: Pick<RequestHead, "standing" | "receivedOn">,
  { rule, lists }: Times,
): string | undefined {
  if (!receivedOn) return undefined;
  const dayZero = Temporal.PlainDate.from(receivedOn);
  if (standing === "ready") return dayZero.add({ days: rule.circulateDays }).toString();
  if (standing !== "submitted" && standing !== "authenticated") return undefined;
  const counted = deadlineFrom({ dayZero, days: rule.acknowledgeDays, lists });
  return counted.ok ? dateOf(counted.deadline.toInstant()) : undefined;
}
