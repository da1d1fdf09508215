import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { compareNames } from "./state.ts";

type Reads = Reader | Work["db"];

/** A State as a page names it: its names on a day, in six languages. */
export type NamedState = {
  code: StateCode;
  kind: "member" | "observer" | "invented";
  correspondenceLanguage: Language;
  short: Record<Language, string>;
  formal: Record<Language, string>;
  frenchArticle: string;
};

/** All States with the names they had on a day, sorted as readers of the language expect. */
export async function listStates(db: Reads, language: Language, on: string): Promise<NamedState[]> {
  const states = await named(db, on).execute();
  return states.sort(compareNames(language));
}

/** One State, or undefined when no State carries the code on that day. */
export async function findState(db: Reads, code: StateCode, on: string): Promise<NamedState | undefined> {
  return await named(db, on).where("state.code", "=", code).executeTakeFirst();
}

export async function getState(db: Reads, code: StateCode, on: string): Promise<NamedState> {
  const state = await findState(db, code, on);
  if (!state) throw new NotFound(`State ${code}`);
  return state;
}

function named(db: Reads, on: string) {
  return db
    .selectFrom("state")
    .innerJoin("state_name", "state_name.state_code", "state.code")
    .where("state_name.valid_from", "<=", on)
    .where("state_name.valid_to", ">", on)
    .select([
      "state.code",
      "state.kind",
      "state.correspondence_language as correspondenceLanguage",
      "state_name.short",
      "state_name.formal",
      "state_name.french_article as frenchArticle",
    ]);
}

/** The date in New York at a moment: the day the Committee's papers carry. */
export function dateOf(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO("America/New_York").toPlainDate().toString();
}

/** A day that every name in use reaches: what is public is about a State as it is called now. */
export const openEnded = "9999-12-30";

/** Whether a day is still nowhere: it begins first on Kiritimati. What was written, came in or happened bears no such day. */
export function isYetToCome(date: string, at: Temporal.Instant): boolean {
  return date > at.toZonedDateTimeISO("Pacific/Kiritimati").toPlainDate().toString();
}

/** The day in New York, by the clock of this instance: a public page asks as nobody in particular. */
export async function readToday(db: Reads): Promise<string> {
  const { today } = await db
    .selectNoFrom(sql<string>`to_char(app_now() at time zone 'America/New_York', 'YYYY-MM-DD')`.as("today"))
    .executeTakeFirstOrThrow();
  return today;
}
