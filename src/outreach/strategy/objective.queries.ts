import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ObjectiveId } from "#db/ids.ts";
import type { Subject } from "../activity.ts";
import type { Indicator, Objective } from "./objective.ts";

type Reads = Reader | Work["db"];

/** Every objective in its words of a day, from raising awareness to full implementation; those that ended too. */
export async function listObjectives(db: Reads, on: string): Promise<Objective[]> {
  const all = await newest(db).where("version.in_force_from", "<=", on).execute();
  return all.sort((a, b) => a.position - b.position);
}

export async function getObjective(db: Reads, id: ObjectiveId): Promise<Objective> {
  const found = await newest(db).where("objective.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("objective");
  return found;
}

/** Every wording that an objective had, the newest first. */
export async function listObjectiveVersions(
  db: Reads,
  id: ObjectiveId,
): Promise<Pick<Objective, "number" | "name" | "from" | "source">[]> {
  return await db
    .selectFrom("objective_version")
    .where("objective_id", "=", id)
    .orderBy("number", "desc")
    .select(["number", "name", "in_force_from as from", "source"])
    .execute();
}

/** The indicators that are looked at now. */
export function listIndicators(db: Reads): Promise<Indicator[]> {
  return readIndicators(db, "is");
}

/** Those that were looked at once: what was locked of their years stays to be read. */
export function listEndedIndicators(db: Reads): Promise<Indicator[]> {
  return readIndicators(db, "is not");
}

async function readIndicators(db: Reads, ended: "is" | "is not"): Promise<Indicator[]> {
  const rows = await db
    .selectFrom("indicator")
    .where("ended_at", ended, null)
    .orderBy("chosen_on")
    .orderBy("id")
    .select([
      "id",
      "objective_id as objective",
      "outcome",
      "subject",
      "smallest_effect",
      "chosen_on as chosenOn",
      "source",
    ])
    .execute();
  return rows.map(({ smallest_effect, subject, ...row }) => ({
    ...row,
    subject: subject as Subject | null, // chosen from the list of subjects
    smallestEffect: Number(smallest_effect),
  }));
}

/** How many activities of each year serve each objective; null serves none. Cancelled and merged ones do not count. */
export async function countByObjective(
  db: Reads,
): Promise<{ year: number; objective: ObjectiveId | null; count: number }[]> {
  const rows = await db
    .selectFrom("activity")
    .where("standing", "not in", ["cancelled", "merged"])
    .select(({ fn, val }) => [
      fn<number>("date_part", [val("year"), "starts_on"]).as("year"),
      "objective_id as objective",
      fn.countAll<string>().as("count"),
    ])
    .groupBy(["year", "objective_id"])
    .orderBy("year", "desc")
    .execute();
  return rows.map(({ year, objective, count }) => ({ year, objective, count: Number(count) }));
}

function newest(db: Reads) {
  return db
    .selectFrom("objective")
    .innerJoin("objective_version as version", "version.objective_id", "objective.id")
    .distinctOn("objective.id")
    .orderBy("objective.id")
    .orderBy("version.number", "desc")
    .select([
      "objective.id",
      "objective.position",
      "objective.ended_on as endedOn",
      "version.number",
      "version.name",
      "version.description",
      "version.in_force_from as from",
      "version.source",
    ]);
}
