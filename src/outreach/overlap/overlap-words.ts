import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDays } from "#ui/dates.tsx";
import type { Names } from "../activities/activity-words.ts";
import type { ConflictItem } from "./better-weeks.ts";
import type { Coincidence } from "./coincidence.ts";
import type { Duplication } from "./duplication.ts";
import type { Distance } from "./pair-conflict.ts";

/** How States, organisations and experts are called. */
export type OverlapNames = Names & { experts: ReadonlyMap<string, string> };

/** What stands in the way, as a sentence without the title of the other activity, which its page links. */
export function itemInWords(language: Language, item: ConflictItem, names: OverlapNames): string {
  const called = (ids: readonly string[], of: ReadonlyMap<string, string>): string =>
    listOf(
      language,
      ids.map((id) => of.get(id) ?? t(language, "overlap.somebody")),
    );
  switch (item.kind) {
    case "expert":
      return item.reason === "same-days"
        ? t(language, "overlap.expert.same-days", { names: called(item.experts, names.experts) })
        : t(language, "overlap.expert.travel", {
            names: called(item.experts, names.experts),
            when: distanceInWords(language, item.at),
            free: item.freeDays,
            travel: item.travelDays,
          });
    case "State":
      return t(language, "overlap.states", {
        count: item.states.length,
        of: item.of,
        names: called(item.states, names.states),
        when: distanceInWords(language, item.at),
      });
    case "organisation":
      return t(language, "overlap.organisations", {
        names: called(
          item.organisations.map(({ id }) => id),
          new Map([...names.organisations, ...names.states]),
        ),
      });
    case "committee-meeting":
      return t(language, item.experts.length > 0 ? "overlap.meeting.experts" : "overlap.meeting", {
        day: formatDays(language, item.meeting.from, item.meeting.before),
      });
    case "large-meeting":
      return t(
        language,
        item.isOnSubject ? "overlap.large.subject" : "overlap.large",
        namedDays(language, item.meeting),
      );
    case "fatf":
      return t(
        language,
        item.isOnSubject ? "overlap.large.subject" : "overlap.large",
        namedDays(language, item.meeting),
      );
    case "general-assembly":
      return t(language, "overlap.large", namedDays(language, item.meeting));
    case "host-holiday":
      return t(language, "overlap.host-holiday", {
        count: item.days,
        of: item.of,
        state: names.states.get(item.state) ?? item.state,
        names: listOf(
          language,
          item.holidays.map(({ name }) => name),
        ),
      });
    case "un-holiday":
      return t(
        language,
        item.holidays.every(({ isFloating }) => isFloating) ? "overlap.floating-holiday" : "overlap.un-holiday",
        {
          count: item.days,
          of: item.of,
        },
      );
    case "weekend":
      return t(language, item.isAssumed ? "overlap.weekend.assumed" : "overlap.weekend", {
        count: item.days,
        of: item.of,
        state: names.states.get(item.state) ?? item.state,
      });
  }
}

/** Why two activities look like one done twice, part by part. */
export function duplicationInWords(language: Language, found: Duplication, names: OverlapNames): string[] {
  const { subjects, audience, time, title } = found;
  return [
    t(language, "overlap.same.subjects", { count: subjects.common.length, of: subjects.of }),
    audience.by === "States"
      ? t(language, "overlap.same.states", {
          count: audience.common.length,
          of: audience.of,
          names: listOf(
            language,
            audience.common.map((code) => names.states.get(code) ?? code),
          ),
        })
      : t(language, "overlap.same.region"),
    t(language, time.isByWindow ? "overlap.same.time.window" : "overlap.same.time", {
      when: distanceInWords(language, time.at),
    }),
    ...(title.part >= 0.5 ? [t(language, "overlap.same.title")] : []),
  ];
}

export function coincidenceInWords(language: Language, found: Coincidence): string {
  return t(language, found.isCertain ? "overlap.coincides" : "overlap.may-coincide", {
    states: found.states.length,
    experts: found.experts.length,
  });
}

function distanceInWords(language: Language, at: Distance): string {
  if (at.side === "same-days") return t(language, "overlap.at.same-days");
  return t(language, at.side === "later" ? "overlap.at.later" : "overlap.at.earlier", { count: at.days });
}

function namedDays(language: Language, { name, from, before }: { name: string; from: string; before: string }) {
  return { name, days: formatDays(language, from, before) };
}

function listOf(language: Language, words: readonly string[]): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}
