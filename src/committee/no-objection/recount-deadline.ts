import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { listUsableHolidays } from "../working-days/holiday-lists.queries.ts";
import { listsUsed } from "./circulate.ts";
import { getNoObjection } from "./no-objection.queries.ts";
import { type StepOutcome, takeStep } from "./take-step.ts";

/** A new list of holidays moves the deadline of an open period further away, never nearer; the case keeps which list it is counted with. */
export async function recountDeadline(work: Work, id: NoObjectionId): Promise<StepOutcome> {
  requireMay(work.actor, "no-objection.conclude");

  const { rule, circulatedAt, deadline } = await getNoObjection(work.db, id);
  const years = [circulatedAt, deadline.add({ hours: 24 * 7 })].map(
    (at) => at.toZonedDateTimeISO("America/New_York").year,
  );
  const holidayLists = listsUsed(await listUsableHolidays(work.db), years);
  return await takeStep(work, "no-objection.conclude", id, {
    verb: "no-objection.recounted",
    event: { kind: "recounted", at: work.at },
    set: { rule: JSON.stringify({ ...rule, holidayLists }) },
  });
}
