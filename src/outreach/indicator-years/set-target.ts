import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { IndicatorId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { countStates } from "../results/panel.queries.ts";
import { getIndicator, listTargets } from "./indicator-year.queries.ts";
import { type NewTarget, yearOf, yearsOf } from "./indicator-year.ts";

export type SetTargetOutcome =
  | { ok: true }
  | { ok: false; reason: "no-longer" | "no-such-year" | "over" | "too-many" | "changed" };

/** Says how many States are aimed at in a year, before it is over. An earlier target stays on record. */
export async function setTarget(
  work: Work,
  { indicator, year }: { indicator: IndicatorId; year: number },
  { states, words, source, basedOn }: NewTarget,
): Promise<SetTargetOutcome> {
  requireMay(work.actor, "indicator-year.set-target");

  const { db, actor, at } = work;
  const today = dateOf(at);
  const kept = await getIndicator(db, { id: indicator });
  if (!kept.isStanding) return { ok: false, reason: "no-longer" };
  if (!yearsOf(kept, today).includes(year)) return { ok: false, reason: "no-such-year" };
  if (year < yearOf(today)) return { ok: false, reason: "over" };
  if (states > (await countStates(db, today))) return { ok: false, reason: "too-many" };
  const [last] = (await listTargets(db, indicator)).filter((one) => one.year === year);
  const number = last?.number ?? 0;
  if (number !== basedOn) return { ok: false, reason: "changed" };
  await db
    .insertInto("indicator_year_target")
    .values({
      ...{ indicator_id: indicator, year, number: number + 1, states, words, source },
      ...{ set_by: actor.id, set_at: at },
    })
    .execute();
  await record(work, {
    permission: "indicator-year.set-target",
    verb: "indicator-year.target-set",
    subject: indicator,
    details: { year, states },
  });
  return { ok: true };
}
