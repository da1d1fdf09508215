import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ProgrammeRunId } from "#db/ids.ts";
import type { ProgrammeOutcome } from "../annual-programme/propose-programme.ts";
import type { YearBasis, YearInput, YearRun } from "./year-run.ts";

type Reads = Reader | Work["db"];

/** Every proposal for a year, the newest first. */
export async function listYearRuns(db: Reads): Promise<YearRun[]> {
  return (await runs(db).orderBy("ordered_at", "desc").orderBy("programme_run.id", "desc").limit(100).execute()).map(
    shape,
  );
}

/** The newest proposal for one year: what was typed for it, the next one starts from. */
export async function findNewestYearRun(db: Reads, year: number): Promise<YearRun | undefined> {
  const found = await runs(db)
    .where("year", "=", year)
    .orderBy("ordered_at", "desc")
    .orderBy("programme_run.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return found && shape(found);
}

export async function getYearRun(db: Reads, id: ProgrammeRunId): Promise<YearRun> {
  const found = await runs(db).where("programme_run.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("proposal of a year");
  return shape(found);
}

/** The proposal that waits longest. */
export async function findWaitingYear(db: Reads): Promise<YearRun | undefined> {
  const found = await runs(db).where("ended_at", "is", null).orderBy("ordered_at").executeTakeFirst();
  return found && shape(found);
}

type Row = Awaited<ReturnType<ReturnType<typeof runs>["execute"]>>[number];

function shape({ input, leave, result, basis, ...row }: Row): YearRun {
  return {
    ...row,
    input: { ...(input as Omit<YearInput, "leave">), leave: (leave ?? {}) as YearInput["leave"] }, // as the act wrote it
    result: result as ProgrammeOutcome | null, // as above
    basis: basis as YearBasis | null, // as above
  };
}

function runs(db: Reads) {
  return db
    .selectFrom("programme_run")
    .innerJoin("account", "account.id", "programme_run.ordered_by")
    .leftJoin("programme_run_leave", "programme_run_leave.run_id", "programme_run.id")
    .select([
      "programme_run.id",
      "year",
      "input",
      "account.name as orderedBy",
      "ordered_at as orderedAt",
      "ended_at as endedAt",
      "result",
      "failure",
      "basis",
      "programme_run_leave.leave",
    ]);
}
