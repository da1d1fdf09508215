import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type FollowUpId, newId } from "#db/ids.ts";
import type { DueFollowUp } from "./follow-up.queries.ts";

/** The clock asks one who took part what came of it; once for each time. */
export async function makeFollowUp(work: Work, due: DueFollowUp): Promise<{ ok: boolean }> {
  requireMay(work.actor, "follow-up.make");

  const { activity, state, organisation, months, dueOn } = due;
  const id = newId<FollowUpId>();
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto("follow_up")
    .values({
      ...{ id, activity_id: activity, state_code: state, organisation_id: organisation },
      ...{ months, due_on: dueOn, made_at: work.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows) === 0) return { ok: false };
  await record(work, {
    permission: "follow-up.make",
    verb: "follow-up.made",
    subject: id,
    ...(state ? { state } : {}),
    details: { months },
  });
  return { ok: true };
}
