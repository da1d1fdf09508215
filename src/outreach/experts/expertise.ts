import type { AccountId, ExpertLeaveId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Subject } from "../activity.ts";
import { daysOf, type YearWeeks } from "../annual-programme/year-weeks.ts";

/** In which subjects and languages an expert can serve activities; an empty list says nothing. */
export type Expertise = { subjects: readonly Subject[]; languages: readonly Language[] };

/** The newest word on an expert, with who recorded it and when. */
export type RecordedExpertise = Expertise & {
  number: number;
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

/** Days on which an expert is away, half-open. */
export type Leave = {
  id: ExpertLeaveId;
  expert: AccountId;
  from: string;
  before: string;
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

export const mostLeaveDays = 400;

/**
 * Whether an expert is able for an activity: they share a subject, and they share a language. Where the expert or the activity names
 * none, nothing is known that speaks against it.
 */
export function isAbleFor(expertise: Expertise | undefined, asked: Expertise): boolean {
  return !expertise || (meets(expertise.subjects, asked.subjects) && meets(expertise.languages, asked.languages));
}

/** The weeks of a year, from 0, in which leave takes a day from Monday to Friday. */
export function weeksAway(leave: readonly Pick<Leave, "from" | "before">[], weeks: YearWeeks): number[] {
  return Array.from({ length: weeks.count }, (_, week) => week).filter((week) => {
    const monday = daysOf(week, weeks).from;
    const saturday = Temporal.PlainDate.from(monday).add({ days: 5 }).toString();
    return leave.some(({ from, before }) => from < saturday && before > monday);
  });
}

function meets(has: readonly string[], asked: readonly string[]): boolean {
  return has.length === 0 || asked.length === 0 || asked.some((one) => has.includes(one));
}
