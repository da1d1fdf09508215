import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { TextIn } from "#ui/text-in.tsx";
import {
  daysBetween,
  type LeadDrafter,
  type Text,
  type TextDates,
  type VersionLine,
  type VersionStanding,
} from "./text.ts";

/** The names States have today, by code. */
export type StateNames = ReadonlyMap<StateCode, string>;

const tones: Record<VersionStanding, Tone> = {
  draft: "quiet",
  shared: "due",
  circulated: "due",
  adopted: "settled",
  abandoned: "quiet",
};

/** Where a version stands, in a word and with the date of it. */
export function Standing({ language, version }: { language: Language; version: VersionLine }): VNode {
  const { standing } = version;
  const date = dateOfStanding(version);
  return (
    <StatusPill tone={tones[standing]}>
      {t(language, `texts.standing.${standing}`, { date: date ? formatDate(language, date) : "" })}
    </StatusPill>
  );
}

function dateOfStanding(version: VersionLine): string | undefined {
  switch (version.standing) {
    case "draft":
      return dayOf(version.draftedAt);
    case "shared":
      return version.sharedAt ? dayOf(version.sharedAt) : undefined;
    case "circulated":
      return version.circulatedAt ? dayOf(version.circulatedAt) : undefined;
    case "adopted":
      return version.decision?.takenOn;
    case "abandoned":
      return version.abandonedAt ? dayOf(version.abandonedAt) : undefined;
  }
}

/** The date in New York of a moment. */
export function dayOf(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO("America/New_York").toPlainDate().toString();
}

/** A text's title, in the language the text is negotiated in. */
export function Title({ language, text }: { language: Language; text: Pick<Text, "title" | "language"> }): VNode {
  return (
    <TextIn language={text.language} page={language}>
      {text.title}
    </TextIn>
  );
}

export function Drafter({
  language,
  drafter,
  names,
}: {
  language: Language;
  drafter: LeadDrafter | null;
  names: StateNames;
}): VNode {
  if (!drafter) return <>{t(language, "texts.nobody-named")}</>;
  if ("state" in drafter) return <>{t(language, "texts.delegation-of", { state: nameOf(names, drafter.state) })}</>;
  return <bdi>{drafter.body}</bdi>;
}

export function nameOf(names: StateNames, code: StateCode): string {
  return names.get(code) ?? code;
}

/** The due date, the first one where it was extended, and the days that are left; once it was ready, that day. */
export function DueWords({
  language,
  dates: { dues, due, actual },
  today,
}: {
  language: Language;
  dates: TextDates;
  today: string;
}): VNode {
  const first = dues[0]?.on;
  return (
    <>
      {due ? formatDate(language, due) : t(language, "texts.no-due-date")}
      {first && due && first !== due ? (
        <p class="hint">{t(language, "texts.first-due", { date: formatDate(language, first) })}</p>
      ) : null}
      {actual ? (
        <p class="hint">{t(language, "texts.actual", { date: formatDate(language, actual) })}</p>
      ) : due ? (
        <p>
          <DaysLeft language={language} due={due} today={today} />
        </p>
      ) : null}
    </>
  );
}

/** Days of the calendar until a date, or after it. */
export function DaysLeft({ language, due, today }: { language: Language; due: string; today: string }): VNode {
  const { tone, words } = daysLeftOf(language, due, today);
  return <StatusPill tone={tone}>{words}</StatusPill>;
}

export function daysLeftOf(language: Language, due: string, today: string): { tone: Tone; words: string } {
  const left = daysBetween(today, due);
  if (left < 0) return { tone: "held", words: t(language, "texts.days-past", { count: -left }) };
  return { tone: left <= 7 ? "due" : "quiet", words: t(language, "texts.days-left", { count: left }) };
}

/** Words as they stand; what a letter fills in, {{state}}, and marks are set apart, from left to right in any text. */
export function WithHoles({ children }: { children: string }): VNode {
  return (
    <>
      {children.split(/(\{\{[^{}]+\}\})/).map((piece) =>
        /^\{\{[^{}]+\}\}$/.test(piece) ? (
          <bdi dir="ltr">
            {"{{"}
            <var>{piece.slice(2, -2)}</var>
            {"}}"}
          </bdi>
        ) : (
          piece
        ),
      )}
    </>
  );
}

/** The languages of a version by their own names. */
export function languageNames(codes: readonly Language[]): VNode {
  return (
    <>
      {codes.map((code, n) => (
        <>
          {n > 0 ? " · " : ""}
          <span lang={code}>{ownNames[code]}</span>
        </>
      ))}
    </>
  );
}
