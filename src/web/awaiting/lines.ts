import type { Visit } from "#access/work.ts";
import { daysLeftInWords } from "#committee/no-objection/subject.views.tsx";
import { workingDaysLeft } from "#committee/working-days/deadline.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import type { Language } from "#i18n/languages.ts";
import type { AwaitingLine } from "#jobs/awaiting-line.ts";
import type { Awaiting } from "#ui/await-list.tsx";

/** What waits for a person, and what the person follows: filled room by room. */
export type Lists = { waits: AwaitingLine[]; follows: AwaitingLine[] };

/** How lines are said: the language, the names of States, the days that remain. */
export type Say = {
  language: Language;
  name: (code: string) => string;
  left: (deadline: Temporal.Instant) => Pick<Awaiting, "left">;
};

/** Stands after every date. */
export const undated = "9999";

/** Working days left in words, where there is a list for every year concerned; nothing is guessed. */
export async function daysLeft({ db, at }: Visit, language: Language): Promise<Say["left"]> {
  const lists = await listUsableHolidays(db);
  return (deadline) => {
    const count = workingDaysLeft(at, deadline, lists);
    return count === undefined
      ? {}
      : { left: { tone: count <= 2 ? "due" : "quiet", words: daysLeftInWords(language, count) } };
  };
}
