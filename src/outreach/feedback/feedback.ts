import { createHash, randomInt } from "node:crypto";
import type { ActivityFeedbackFormId, ActivityId } from "#db/ids.ts";
import type { FeedbackCount, FeedbackQuestion, FeedbackScale } from "#db/schema/activity-feedback.ts";
import type { ActivityHead } from "../activities/activity.ts";
import { isOver, wasHeld } from "../activities/machine.ts";
import type { Subject } from "../activity.ts";

/** The scales in words; the last has the matters of the activity itself for answers. */
export const scaleAnswers = {
  "how-much": ["a-lot", "somewhat", "a-little", "not-at-all"],
  "yes-partly-no": ["yes", "partly", "no"],
} as const;
export const scales = ["how-much", "yes-partly-no", "subject"] as const satisfies readonly FeedbackScale[];
export type ScaleAnswer = (typeof scaleAnswers)[keyof typeof scaleAnswers][number];

export const mostQuestions = 6;
export const mostOpenDays = 120;
/** For one activity. */
export const mostCodes = 500;
export const mostPaperForms = 5_000;

/** The questions and how long they are asked, as they were recorded; `isConfirmed` false: from memory. */
export type FeedbackForm = {
  id: ActivityFeedbackFormId;
  number: number;
  questions: readonly FeedbackQuestion[];
  openDays: number;
  isConfirmed: boolean;
  source: string;
};

/** What one activity's form was opened with. */
export type FeedbackSheet = {
  activity: ActivityId;
  form: FeedbackForm;
  subjects: readonly Subject[];
  token: string;
  closedAt: Temporal.Instant | null;
};

export type PaperEntry = {
  number: number;
  forms: number;
  counts: readonly FeedbackCount[];
  words: string;
  by: string;
  at: Temporal.Instant;
};

/** How many gave an answer; null where it is withheld. An empty answer is "no answer". */
export type ShownCount = { onPaper: boolean; question: number; answer: string; people: number | null };

/** What the participants of an activity answered, as far as it is told. */
export type FeedbackResults = {
  form: FeedbackForm;
  subjects: readonly Subject[];
  closedAt: Temporal.Instant | null;
  codes: number;
  answered: number;
  forms: number;
  counts: readonly ShownCount[];
};

/** What may be answered to a question. */
export function answersTo(
  { scale }: FeedbackQuestion,
  subjects: readonly Subject[],
): readonly (ScaleAnswer | Subject)[] {
  return scale === "subject" ? subjects : scaleAnswers[scale];
}

/** Which matter was most useful is asked where there are several. */
export function isAsked(question: FeedbackQuestion, subjects: readonly Subject[]): boolean {
  return answersTo(question, subjects).length > 1;
}

type Days = { before: string; timeZone: string; openDays: number };

/** The last day on which answers are taken. */
export function lastDayOfFeedback({ before, openDays }: Omit<Days, "timeZone">): string {
  return Temporal.PlainDate.from(before)
    .add({ days: openDays - 1 })
    .toString();
}

/** Whether the days of a form are over, at the place of the activity. */
export function isFeedbackOver({ timeZone, ...days }: Days, at: Temporal.Instant): boolean {
  return at.toZonedDateTimeISO(timeZone).toPlainDate().toString() > lastDayOfFeedback(days);
}

/** The form opens when the activity was held, and closes after its days. */
export function feedbackStanding(
  { standing, time, timeZone }: Pick<ActivityHead, "standing" | "time" | "timeZone">,
  { form, closedAt }: { form: Pick<FeedbackForm, "openDays">; closedAt: Temporal.Instant | null },
  at: Temporal.Instant,
): "not-yet" | "open" | "closed" {
  if (closedAt || isOver(standing)) return "closed";
  if (!wasHeld(standing)) return "not-yet";
  return isFeedbackOver({ before: time.before, timeZone, openDays: form.openDays }, at) ? "closed" : "open";
}

const signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Groups of four signs that can be typed from paper; nobody guesses them, and they tell nothing of another. */
function drawGroups(groups: number): string {
  const group = (): string => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** The address of a form. */
export function drawToken(): string {
  return drawGroups(4);
}

/** A code of a printed sheet. */
export function drawCode(): string {
  return drawGroups(3);
}

/** An address as it was typed; undefined where it can be none. */
export function readToken(typed: string): string | undefined {
  return readGroups(typed, 4);
}

/** A code as it was typed: in small letters, with blanks, in the digits of another script. Undefined where it can be none. */
export function readCode(typed: string): string | undefined {
  return readGroups(typed, 3);
}

function readGroups(typed: string, groups: number): string | undefined {
  const read = typed
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const isRight = read.length === 4 * groups && [...read].every((sign) => signs.includes(sign));
  return isRight ? read.replace(/(.{4})(?=.)/g, "$1-") : undefined;
}

/** All that is kept of a code. */
export function hashOfCode(token: string, code: string): Buffer {
  return createHash("sha256").update(`${token} ${code}`).digest();
}
