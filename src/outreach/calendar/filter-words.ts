import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { regionInWords } from "../activities/activity-form.views.tsx";
import type { LastingFilter } from "./filter.ts";

/** What a filter leaves of the calendar, in words; undefined where it leaves everything. */
export function filterInWords(
  language: Language,
  { kind, region, subject, standing, owner }: LastingFilter,
): string | undefined {
  const words = [
    kind && t(language, `activity.kind.${kind}`),
    region && regionInWords(language, region),
    subject && t(language, `activity.subject.${subject}`),
    standing && t(language, `activity.standing.${standing}`),
    owner && t(language, `outreach.owner.${owner}`),
  ].filter((word) => word !== undefined);
  return words.length === 0 ? undefined : words.join(" · ");
}
