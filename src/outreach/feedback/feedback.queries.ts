import { sql } from "kysely";
import type { Reader, Work } from "#access/work.ts";
import type { ActivityFeedbackFormId, ActivityId } from "#db/ids.ts";
import type { Subject } from "../activity.ts";
import type { FeedbackForm, FeedbackResults, FeedbackSheet, PaperEntry, ShownCount } from "./feedback.ts";

type Reads = Reader | Work["db"];

/** Every version of the questions, the one in force first. */
export async function listFeedbackForms(
  db: Reads,
): Promise<(FeedbackForm & { recordedAt: Temporal.Instant; recordedBy: string | null })[]> {
  return await forms(db)
    .leftJoin("account", "account.id", "form.recorded_by")
    .orderBy("form.number", "desc")
    .select(["form.recorded_at as recordedAt", "account.name as recordedBy"])
    .execute();
}

/** The questions in force. */
export async function getFeedbackForm(db: Reads): Promise<FeedbackForm> {
  return await forms(db).orderBy("form.number", "desc").limit(1).executeTakeFirstOrThrow(); // every installation is filled with one
}

/** The form of an activity, for who keeps it; undefined where none was opened. */
export async function findSheet(db: Reads, activity: ActivityId): Promise<FeedbackSheet | undefined> {
  return shapeSheet(await sheets(db).where("activity_id", "=", activity).executeTakeFirst());
}

/** Whose form an address opens; undefined for one that nobody gave out. */
export async function findSheetByToken(db: Reads, token: string): Promise<FeedbackSheet | undefined> {
  return shapeSheet(await sheets(db).where("token", "=", token).executeTakeFirst());
}

/** How many codes were made for an activity, and how many answered. */
export async function countCodes(db: Reads, activity: ActivityId): Promise<{ made: number; used: number }> {
  const { made, used } = await db
    .selectFrom("activity_feedback_code")
    .where("activity_id", "=", activity)
    .select(({ fn }) => [
      fn.count<string>("activity_id").as("made"),
      fn.count<string>("activity_id").filterWhere("used", "=", true).as("used"),
    ])
    .executeTakeFirstOrThrow();
  return { made: Number(made), used: Number(used) };
}

/** What was entered from paper, the entry that counts first. */
export async function listPaperEntries(db: Reads, activity: ActivityId): Promise<PaperEntry[]> {
  return await db
    .selectFrom("activity_feedback_paper as paper")
    .innerJoin("account", "account.id", "paper.recorded_by")
    .where("activity_id", "=", activity)
    .orderBy("number", "desc")
    .select(["number", "forms", "counts", "words", "account.name as by", "recorded_at as at"])
    .execute();
}

/** Forms that still take answers of activities that were held, with what says when their days are over. */
export async function listOpenSheets(
  db: Reads,
): Promise<{ activity: ActivityId; before: string; timeZone: string; openDays: number }[]> {
  return await db
    .selectFrom("activity_feedback_sheet as sheet")
    .innerJoin("activity_feedback_form as form", "form.id", "sheet.form_id")
    .innerJoin("activity", "activity.id", "sheet.activity_id")
    .where("sheet.closed_at", "is", null)
    .where("activity.standing", "in", ["held", "reported", "evaluated", "closed"])
    .select([
      "activity.id as activity",
      "activity.ends_before as before",
      "activity.time_zone as timeZone",
      "form.open_days as openDays",
    ])
    .execute();
}

/** What participants answered, with what is withheld; undefined where no form was opened, or the reader may not know. */
export async function findFeedbackResults(db: Reads, activity: ActivityId): Promise<FeedbackResults | undefined> {
  const head = await db
    .selectFrom(
      sql<{
        form_id: ActivityFeedbackFormId;
        subjects: string[];
        closed_at: Temporal.Instant | null;
        codes: number;
        answered: number;
        forms: number;
      }>`activity_feedback_given(${activity})`.as("given"),
    )
    .selectAll()
    .executeTakeFirst();
  if (!head) return undefined;
  const { form_id, closed_at: closedAt, subjects, codes, answered, forms: onPaper } = head;
  const form = await forms(db).where("form.id", "=", form_id).executeTakeFirstOrThrow();
  const counts = await db
    .selectFrom(
      sql<{
        on_paper: boolean;
        question: number;
        answer: string;
        people: number | null;
      }>`activity_feedback_counts(${activity})`.as("counted"),
    )
    .select(["on_paper as onPaper", "question", "answer", "people"])
    .orderBy("on_paper")
    .orderBy("question")
    .orderBy("answer")
    .execute();
  return {
    ...{ form, closedAt, codes, answered, forms: onPaper },
    subjects: subjects as Subject[], // the activity's own
    counts: counts satisfies ShownCount[],
  };
}

type SheetRow = Awaited<ReturnType<ReturnType<typeof sheets>["execute"]>>[number];

function shapeSheet(row: SheetRow | undefined): FeedbackSheet | undefined {
  if (!row) return undefined;
  const { activity, token, closedAt, subjects, ...form } = row;
  return { activity, token, closedAt, subjects: subjects as Subject[], form }; // the activity's own subjects
}

function sheets(db: Reads) {
  return forms(db)
    .innerJoin("activity_feedback_sheet as sheet", "sheet.form_id", "form.id")
    .select(["sheet.activity_id as activity", "sheet.token", "sheet.closed_at as closedAt", "sheet.subjects"]);
}

function forms(db: Reads) {
  return db
    .selectFrom("activity_feedback_form as form")
    .select([
      "form.id",
      "form.number",
      "form.questions",
      "form.open_days as openDays",
      "form.confirmed as isConfirmed",
      "form.source",
    ]);
}
