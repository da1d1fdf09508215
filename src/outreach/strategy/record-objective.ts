import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ObjectiveId } from "#db/ids.ts";
import { getObjective } from "./objective.queries.ts";
import type { ObjectiveText } from "./objective.ts";

type Recorded = { objective?: ObjectiveId; position: number; basedOn: number; text: ObjectiveText };
export type RecordObjectiveOutcome = { ok: true; id: ObjectiveId } | { ok: false; reason: "changed-since" | "ended" };

/** Records an objective of the strategy, or new words for one; earlier words stay. */
export async function recordObjective(work: Work, recorded: Recorded): Promise<RecordObjectiveOutcome> {
  requireMay(work.actor, "objective.record");

  const { db, actor, at } = work;
  const { objective, position, basedOn, text } = recorded;
  const id = objective ?? newId<ObjectiveId>();
  if (objective && (await getObjective(db, objective)).endedOn !== null) return { ok: false, reason: "ended" };
  if (!objective)
    await db
      .insertInto("objective")
      .values({ id, position, begun_by: actor.id, begun_at: at, ended_on: null })
      .execute();
  const newest = await db
    .selectFrom("objective_version")
    .where("objective_id", "=", id)
    .orderBy("number", "desc")
    .select("number")
    .limit(1)
    .executeTakeFirst();
  if ((newest?.number ?? 0) !== basedOn) return { ok: false, reason: "changed-since" };
  await db
    .insertInto("objective_version")
    .values({
      ...{ objective_id: id, number: basedOn + 1, in_force_from: text.from, source: text.source },
      ...{ name: JSON.stringify(text.name), description: JSON.stringify(text.description) },
      ...{ recorded_by: actor.id, recorded_at: at },
    })
    .execute();
  await record(work, { permission: "objective.record", verb: "objective.recorded", subject: id });
  return { ok: true, id };
}
