import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AssistanceRequestId, LetterId, LetterRunId } from "#db/ids.ts";
import { findTextInForce } from "#regime/committee-text.queries.ts";
import { referenceOf } from "../letter.ts";
import { listModelsInForce } from "../models/model.queries.ts";
import { conditionsShape } from "./addressee.ts";
import { type LetterRun, longestInHand, type Oddity, type RunCounts, type RunLetter } from "./letter-run.ts";

type Reads = Reader | Work["db"];

export async function getRun(db: Reads, id: LetterRunId): Promise<LetterRun> {
  const row = await runs(db).where("letter_run.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`run ${id}`);
  return shape(row);
}

/** The runs, the newest first. */
export async function listRuns(db: Reads): Promise<LetterRun[]> {
  return (await runs(db).orderBy("letter_run.drafted_at", "desc").execute()).map(shape);
}

/** The runs that have letters to prepare or to send at a moment, the oldest first. */
export async function listRunsWithWork(db: Reads, at: Temporal.Instant): Promise<LetterRunId[]> {
  const rows = await db
    .selectFrom("letter_run")
    .where("cancelled_at", "is", null)
    .where(({ and, or, eb, exists, selectFrom }) =>
      or([
        exists(
          selectFrom("letter")
            .whereRef("letter.run_id", "=", "letter_run.id")
            .where("letter.prepared_at", "is", null)
            .where("letter.cancelled_at", "is", null)
            .select("letter.id"),
        ),
        and([
          eb("leaves_at", "<=", at),
          eb("stopped_at", "is", null),
          exists(
            selectFrom("letter")
              .whereRef("letter.run_id", "=", "letter_run.id")
              .where("letter.standing", "=", "approved")
              .select("letter.id"),
          ),
        ]),
      ]),
    )
    .orderBy("drafted_at")
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The letters of a run in the order of their numbers. */
export async function listRunLetters(db: Reads, id: LetterRunId): Promise<RunLetter[]> {
  return (
    await runLetters(db).where("letter.run_id", "=", id).orderBy("letter.year").orderBy("letter.number").execute()
  ).map(shapeLetter);
}

export async function getRunLetter(db: Reads, id: LetterId): Promise<RunLetter & { runId: LetterRunId | null }> {
  const row = await runLetters(db).where("letter.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`letter ${id}`);
  return shapeLetter(row);
}

/**
 * Whether a letter of the run encloses a version that a newer one took the place of, was made from texts no longer in force on a day, or
 * is about a request that fewer may see since it was printed.
 */
export async function isStale(db: Reads, run: LetterRunId, on: string): Promise<boolean> {
  const inForce = new Set((await listModelsInForce(db, on)).map(({ id }) => id));
  const disclaimer = await findTextInForce(db, "disclaimer", on);
  const rows = await db
    .selectFrom("letter")
    .leftJoin("matrix_version", "matrix_version.id", "letter.matrix_version_id")
    .where("letter.run_id", "=", run)
    .where("letter.standing", "!=", "cancelled")
    .select(["letter.model_id", "letter.disclaimer_id", "matrix_version.superseded_at", mayLeave.as("mayLeave")])
    .execute();
  return rows.some(
    ({ model_id, disclaimer_id, superseded_at, mayLeave }) =>
      superseded_at !== null ||
      !mayLeave ||
      (model_id !== null && !inForce.has(model_id)) ||
      (disclaimer_id !== null && disclaimer_id !== disclaimer?.id),
  );
}

const mayLeave = sql<boolean>`letter_may_leave(letter.id)`;

/** Whether a letter may still leave: what is about a request goes only where its State allows it now. */
export async function isAllowedToLeave(db: Reads, id: LetterId): Promise<boolean> {
  const row = await db.selectFrom("letter").where("id", "=", id).select(mayLeave.as("mayLeave")).executeTakeFirst();
  return row?.mayLeave ?? false;
}

/** Whether letters of a run that were prepared may not leave any more: what their request says of its readers was changed since. */
export async function isWithheld(db: Reads, { id, request, cancelled }: LetterRun): Promise<boolean> {
  if (!request || cancelled) return false;
  const row = await db
    .selectFrom("letter")
    .where("run_id", "=", id)
    .where("standing", "in", ["cleared", "approved"])
    .where(sql<boolean>`not letter_may_leave(letter.id)`)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The runs about a request, the newest first; for those who write letters. */
export async function listRunsAbout(db: Reads, request: AssistanceRequestId): Promise<LetterRun[]> {
  const rows = await runs(db)
    .where("letter_run.request_id", "=", request)
    .orderBy("letter_run.drafted_at", "desc")
    .execute();
  return rows.map(shape);
}

/** The counts of every run, in one look. */
export async function listRunCounts(db: Reads, at: Temporal.Instant): Promise<Map<LetterRunId, RunCounts>> {
  const number = (condition: ReturnType<typeof sql<boolean>>) => sql<number>`count(*) filter (where ${condition})::int`;
  const rows = await db
    .selectFrom("letter")
    .where("letter.run_id", "is not", null)
    .where("letter.standing", "!=", "cancelled")
    .groupBy("letter.run_id")
    .select([
      "letter.run_id as runId",
      sql<number>`count(*)::int`.as("all"),
      number(sql<boolean>`letter.prepared_at is not null`).as("prepared"),
      number(sql<boolean>`letter.standing <> 'drafted'`).as("cleared"),
      number(sql<boolean>`letter.standing not in ('drafted', 'cleared', 'approved', 'undeliverable')`).as("left"),
      number(sql<boolean>`letter.standing = 'undeliverable'`).as("undeliverable"),
      number(
        sql<boolean>`exists (select from letter_delivery d where d.letter_id = letter.id and d.settled_at is null and d.taken_at <= ${at.subtract(longestInHand)})`,
      ).as("uncertain"),
    ])
    .execute();
  return new Map(rows.flatMap(({ runId, ...counts }) => (runId ? [[runId, counts]] : [])));
}

/** Whether the run of a letter is stopped. */
export async function isStopped(db: Reads, run: LetterRunId | null): Promise<boolean> {
  return run !== null && (await getRun(db, run)).stopped !== undefined;
}

/** The kept files of a letter, without their bytes. */
export async function listLetterFiles(db: Reads, id: LetterId): Promise<{ standard: string; sha256: string }[]> {
  return await db
    .selectFrom("letter_file")
    .where("letter_id", "=", id)
    .orderBy("standard")
    .select(["standard", "sha256"])
    .execute();
}

function runs(db: Reads) {
  return db
    .selectFrom("letter_run")
    .innerJoin("account as drafter", "drafter.id", "letter_run.drafted_by")
    .leftJoin("account as signer", "signer.id", "letter_run.signed_by")
    .leftJoin("account as releaser", "releaser.id", "letter_run.released_by")
    .leftJoin("account as stopper", "stopper.id", "letter_run.stopped_by")
    .leftJoin("account as canceller", "canceller.id", "letter_run.cancelled_by")
    .selectAll("letter_run")
    .select([
      "drafter.name as draftedByName",
      "signer.name as signedByName",
      "releaser.name as releasedByName",
      "stopper.name as stoppedByName",
      "canceller.name as cancelledByName",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof runs>["execute"]>>[number];

function shape(row: Row): LetterRun {
  return {
    id: row.id,
    title: row.title,
    addressees: row.addressees,
    chosen: conditionsShape.parse(row.chosen),
    channel: row.channel,
    encloses: row.encloses,
    occasion: row.occasion,
    request: row.request_id,
    round: row.round,
    dated: row.dated,
    replyBy: row.reply_by,
    draftedBy: row.draftedByName,
    draftedById: row.drafted_by,
    draftedAt: row.drafted_at,
    signed:
      row.signed_at && row.signed_print
        ? { by: row.signedByName ?? "", at: row.signed_at, print: row.signed_print, words: row.signed_words }
        : undefined,
    released:
      row.released_at && row.leaves_at
        ? { by: row.releasedByName ?? "", at: row.released_at, leavesAt: row.leaves_at }
        : undefined,
    stopped: row.stopped_at ? { by: row.stoppedByName ?? "", at: row.stopped_at } : undefined,
    cancelled: row.cancelled_at ? { by: row.cancelledByName ?? "", at: row.cancelled_at } : undefined,
  };
}

function runLetters(db: Reads) {
  return db
    .selectFrom("letter")
    .leftJoin("matrix_version", "matrix_version.id", "letter.matrix_version_id")
    .select([
      "letter.id",
      "letter.run_id as runId",
      "letter.year",
      "letter.number",
      "letter.state_code as stateCode",
      "letter.organisation_id as organisationId",
      "letter.standing",
      sql<Temporal.Instant>`coalesce(letter.moved_at, letter.drafted_at)`.as("movedAt"),
      "letter.reminders",
      "letter.tries",
      "letter.released_at as releasedAt",
      "letter.reply_by as replyBy",
      "letter.language",
      "letter.form",
      "letter.channel",
      "letter.address",
      "letter.matrix_version_id as matrixVersionId",
      "matrix_version.number as matrixNumber",
      sql<Oddity[]>`letter.oddities`.as("oddities"),
      "letter.prepared_at as preparedAt",
      "letter.pages",
      "letter.print",
      sql<Temporal.Instant | null>`(select d.taken_at from letter_delivery d where d.letter_id = letter.id and d.settled_at is null)`.as(
        "inHandSince",
      ),
    ]);
}

type LetterRow = Awaited<ReturnType<ReturnType<typeof runLetters>["execute"]>>[number];

function shapeLetter({ year, number, ...row }: LetterRow): RunLetter & { runId: LetterRunId | null } {
  return { ...row, number, reference: referenceOf({ year, number }) };
}
