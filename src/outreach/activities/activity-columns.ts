import type { Language } from "#i18n/languages.ts";
import type { ActivityText } from "./activity.ts";

/** What is written of an activity, as its columns hold it. */
export function textColumns(text: ActivityText) {
  return {
    kind: text.kind,
    mode: text.mode,
    title: text.title,
    language: text.language,
    place: text.place,
    host_state: text.hostState,
    time_zone: text.timeZone,
    region: text.region,
    subjects: [...text.subjects] as string[],
    languages: [...text.languages] as Language[],
    objective_id: text.objective,
    description: text.description,
    link: text.link,
    source: text.source,
  };
}
