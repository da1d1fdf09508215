import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDays, formatMonth } from "#ui/dates.tsx";
import type { ActivityTime, Party } from "./activity.ts";

/** How States, organisations and objectives are called in a page's language. */
export type Names = {
  states: ReadonlyMap<string, string>;
  organisations: ReadonlyMap<string, string>;
  objectives: ReadonlyMap<string, string>;
};

/** When an activity is, in words: its days, or roughly where it is known roughly. */
export function timeInWords(language: Language, { from, before, precision }: ActivityTime): string {
  const first = Temporal.PlainDate.from(from);
  const year = String(first.year);
  switch (precision) {
    case "days":
      return formatDays(language, from, before);
    case "window":
      return t(language, "activity.time.window", { days: formatDays(language, from, before) });
    case "month":
      return formatMonth(language, from);
    case "quarter":
      return t(language, `activity.time.q${quarterOf(first.month)}`, { year });
    case "half":
      return t(language, first.month <= 6 ? "activity.time.h1" : "activity.time.h2", { year });
    case "year":
      return t(language, "activity.time.year", { year });
  }
}

function quarterOf(month: number): 1 | 2 | 3 | 4 {
  return Math.ceil(month / 3) as 1 | 2 | 3 | 4; // a month is one to twelve
}

/** Who it is: a State, an organisation, or another body in words. */
export function partyName(
  { state, organisation, body }: Pick<Party, "state" | "organisation" | "body">,
  names: Names,
): string {
  if (state) return names.states.get(state) ?? state;
  if (organisation) return names.organisations.get(organisation) ?? "";
  return body ?? "";
}
