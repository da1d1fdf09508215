import type { Reader, Work } from "#access/work.ts";
import { referenceOf } from "#correspondence/letter.ts";
import { listRunCounts, listRunsAbout } from "#correspondence/runs/letter-run.queries.ts";
import { noLetters, type RunCounts, type RunStanding, runStanding } from "#correspondence/runs/letter-run.ts";
import { runPath } from "#correspondence/runs/paths.ts";
import type { AssistanceRequestId, LetterId, LetterRunId, OrganisationId, StateCode } from "#db/ids.ts";
import type { LetterOccasion, LetterStandingName } from "#db/schema/letters.ts";

type Reads = Reader | Work["db"];

export type RequestLetter = {
  id: LetterId;
  reference: string;
  state: StateCode | null;
  organisation: OrganisationId | null;
  occasion: LetterOccasion;
  standing: LetterStandingName;
  movedAt: Temporal.Instant | null;
  leftAt: Temporal.Instant | null;
};

/** A run of letters about a request, as the request's page lists it. */
export type RequestRun = {
  id: LetterRunId;
  occasion: LetterOccasion;
  title: string;
  standing: RunStanding;
  counts: RunCounts;
  dated: string;
  /** After the language. */
  path: string;
  letters: RequestLetter[];
};

/** The runs of letters about a request, the newest first; none for whoever does not write letters. */
export async function listRequestRuns(
  db: Reads,
  request: AssistanceRequestId,
  at: Temporal.Instant,
): Promise<RequestRun[]> {
  const runs = await listRunsAbout(db, request);
  if (runs.length === 0) return [];
  const counts = await listRunCounts(db, at);
  const letters = await listRequestLetters(db, request);
  return runs.map((run) => ({
    id: run.id,
    occasion: run.occasion,
    title: run.title,
    standing: runStanding(run, counts.get(run.id) ?? noLetters, at),
    counts: counts.get(run.id) ?? noLetters,
    dated: run.dated,
    path: runPath(run.id),
    letters: letters.filter(({ run: of }) => of === run.id).map(({ run: _, ...letter }) => letter),
  }));
}

/** The letters about a request that this reader may see: those who write all, a State its own once they left. */
export async function listRequestLetters(
  db: Reads,
  request: AssistanceRequestId,
): Promise<(RequestLetter & { run: LetterRunId | null })[]> {
  const rows = await db
    .selectFrom("letter")
    .where("request_id", "=", request)
    .orderBy("year")
    .orderBy("number")
    .select([
      "id",
      "run_id as run",
      "year",
      "number",
      "state_code as state",
      "organisation_id as organisation",
      "occasion",
      "standing",
      "moved_at as movedAt",
      "released_at as leftAt",
    ])
    .execute();
  return rows.map(({ year, number, ...letter }) => ({ ...letter, reference: referenceOf({ year, number }) }));
}
