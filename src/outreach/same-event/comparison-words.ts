import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { Comparison } from "./comparison.ts";

/** The comparison of two, thing by thing, in sentences; of what is not known nothing is said. */
export function comparisonInWords(
  language: Language,
  { dates, place, organisers, subjects, kind, region, states, title, numbers }: Comparison,
): string[] {
  return [
    t(language, `same-event.dates.${dates}`),
    ...(place === "unknown" ? [] : [t(language, `same-event.place.${place}`)]),
    ...(organisers === "unknown" ? [] : [t(language, `same-event.organisers.${organisers}`)]),
    ...(subjects === "unknown" ? [] : [t(language, `same-event.subjects.${subjects}`)]),
    ...(kind === "unknown" ? [] : [t(language, `same-event.kind.${kind}`)]),
    ...(region === "unknown" ? [] : [t(language, `same-event.region.${region}`)]),
    ...(states === null ? [] : [t(language, "same-event.states", { percent: percentOf(states) })]),
    t(language, `same-event.titles.${title.by}`, { percent: percentOf(title.likeness) }),
    ...(numbers === "unknown" ? [] : [t(language, `same-event.numbers.${numbers}`)]),
  ];
}

export function percentOf(part: number): number {
  return Math.round(part * 100);
}
