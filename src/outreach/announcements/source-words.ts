import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { largestAnnouncements, mostEvents } from "./announced.ts";
import type { CalendarSource, CheckOutcome } from "./source.ts";

const megabytes = largestAnnouncements / 1024 / 1024;

/** What came of a check, in a sentence that says what may be done. */
export function outcomeInWords(language: Language, outcome: CheckOutcome, detail: string | null = null): string {
  return t(language, `source.outcome.${outcome}`, { detail: detail ?? "", megabytes, most: mostEvents });
}

/** Where a calendar stands: what came of the last check, or why there was none. */
export function checkInWords(
  language: Language,
  { outcome, detail, kind }: Pick<CalendarSource, "outcome" | "detail" | "kind">,
): string {
  if (outcome === null) return t(language, kind === "address" ? "source.not-checked" : "source.not-brought");
  if (outcome === "fetched" && detail) return t(language, "source.moved", { detail });
  return outcomeInWords(language, outcome, detail);
}

/** Whether what was asked for or brought could be read. */
export function isWell(outcome: CheckOutcome | null): boolean {
  return outcome === null || outcome === "fetched" || outcome === "unchanged" || outcome === "brought";
}
