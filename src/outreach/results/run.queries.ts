import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ResultRunId } from "#db/ids.ts";
import type { OutcomeKind } from "#db/schema/strategy.ts";
import type { Settings } from "../effect/settings.ts";
import type { ResultOfRun, ResultRun } from "./run.ts";

type Reads = Reader | Work["db"];

/** Every look at results, the newest first. */
export async function listRuns(db: Reads): Promise<ResultRun[]> {
  const rows = await runs(db).orderBy("ordered_at", "desc").limit(200).execute();
  return rows.map(shape);
}

export async function getRun(db: Reads, id: ResultRunId): Promise<ResultRun> {
  const found = await runs(db).where("result_run.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("look at results");
  return shape(found);
}

/** The look that waits longest, of one outcome or of all. */
export async function findWaitingRun(db: Reads, outcome?: OutcomeKind): Promise<ResultRun | undefined> {
  const found = await runs(db)
    .where("ended_at", "is", null)
    .$if(outcome !== undefined, (query) => query.where("outcome", "=", outcome as OutcomeKind))
    .orderBy("ordered_at")
    .executeTakeFirst();
  return found && shape(found);
}

type Row = Awaited<ReturnType<ReturnType<typeof runs>["execute"]>>[number];

function shape({ settings, result, smallestEffect, ...row }: Row): ResultRun {
  return {
    ...row,
    settings: settings as Settings, // as the act wrote it
    result: result as ResultOfRun | null, // as above
    smallestEffect: smallestEffect === null ? null : Number(smallestEffect),
  };
}

function runs(db: Reads) {
  return db
    .selectFrom("result_run")
    .innerJoin("account", "account.id", "result_run.ordered_by")
    .select([
      "result_run.id",
      "outcome",
      "seed",
      "settings",
      "smallest_effect as smallestEffect",
      "account.name as orderedBy",
      "ordered_at as orderedAt",
      "ended_at as endedAt",
      "data_version as dataVersion",
      "data_until as dataUntil",
      "result",
      "failure",
    ]);
}
