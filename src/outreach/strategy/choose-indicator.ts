import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type IndicatorId, newId } from "#db/ids.ts";
import { getObjective, listIndicators } from "./objective.queries.ts";
import type { NewIndicator } from "./objective.ts";

export type ChooseIndicatorOutcome = { ok: true; id: IndicatorId } | { ok: false; reason: "ended" | "chosen-already" };

/** The Committee says beforehand by what an objective is looked at, and which difference would be too small to matter. */
export async function chooseIndicator(work: Work, indicator: NewIndicator): Promise<ChooseIndicatorOutcome> {
  requireMay(work.actor, "indicator.choose");

  const { objective, outcome, subject, smallestEffect, chosenOn, source } = indicator;
  if ((await getObjective(work.db, objective)).endedOn !== null) return { ok: false, reason: "ended" };
  const standing = (await listIndicators(work.db)).filter((one) => one.objective === objective);
  if (standing.some((one) => one.outcome === outcome && one.subject === subject))
    return { ok: false, reason: "chosen-already" };
  const id = newId<IndicatorId>();
  await work.db
    .insertInto("indicator")
    .values({
      ...{
        id,
        objective_id: objective,
        outcome,
        subject,
        smallest_effect: String(smallestEffect),
        chosen_on: chosenOn,
      },
      ...{ source, recorded_by: work.actor.id, recorded_at: work.at },
    })
    .execute();
  await record(work, { permission: "indicator.choose", verb: "indicator.chosen", subject: id, details: { outcome } });
  return { ok: true, id };
}
