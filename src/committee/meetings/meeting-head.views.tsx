import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { formatDate, formatMoment, formatWindow } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { SourceLine } from "../source-line.views.tsx";
import type { GivenDate, Meeting, MeetingTime } from "./meeting.ts";

/** When, where and of what kind. */
export function MeetingFacts({
  language,
  meeting,
}: {
  language: Language;
  meeting: Meeting & { dates?: GivenDate[] };
}): VNode {
  const { language: written, place, startsAt, number, source, standing } = meeting;
  const words = meeting.dates?.at(-1)?.words;
  return (
    <>
      <Facts
        facts={[
          {
            label: t(language, "meeting.when"),
            value: (
              <>
                {whenWords(language, meeting.time)}
                {startsAt ? `, ${t(language, "meeting.starts-at-words", { time: startsAt })}` : ""}
                {words ? (
                  <p class="hint">
                    <In {...{ language, written }}>{words}</In>
                  </p>
                ) : null}
              </>
            ),
          },
          { label: t(language, "meeting.kind"), value: <KindOf language={language} meeting={meeting} /> },
          ...(number === null ? [] : [{ label: t(language, "meeting.number"), value: String(number) }]),
          ...(place
            ? [{ label: t(language, "meeting.place"), value: <In {...{ language, written }}>{place}</In> }]
            : []),
          ...(standing.status === "cancelled"
            ? [
                {
                  label: t(language, "meeting.cancel.because"),
                  value: <In {...{ language, written }}>{standing.because}</In>,
                },
              ]
            : []),
        ]}
      />
      <SourceLine language={language} written={written} source={source} />
    </>
  );
}

/** "Informal meeting of 10 October 2007", "Formal meeting No. 106 of …", or the window in which it is expected. */
export function meetingTitle(
  language: Language,
  { kind, time, number }: Pick<Meeting, "kind" | "time" | "number">,
): string {
  if (!("on" in time)) {
    const window = formatWindow(language, time.from, time.before);
    return kind
      ? t(language, "meeting.title.window", { kind: t(language, `meeting.kind.${kind}`), window })
      : t(language, "meeting.title.expected", { window });
  }
  const words = {
    kind: t(language, kind ? `meeting.kind.${kind}` : "meeting.kind.expected"),
    date: formatDate(language, time.on),
  };
  return number === null
    ? t(language, "meeting.title", words)
    : t(language, "meeting.title.numbered", { ...words, number: String(number) });
}

/** The title of a page on which something is done with a meeting. */
export function pageTitle(language: Language, what: MessageKey, meeting: Meeting): string {
  return t(language, "meeting.page-title", { what: t(language, what), meeting: meetingTitle(language, meeting) });
}

/** A date as a date, a window as a window. */
export function whenWords(language: Language, time: MeetingTime): string {
  return "on" in time
    ? formatDate(language, time.on)
    : t(language, "meeting.expected", { window: formatWindow(language, time.from, time.before) });
}

/** A meeting that a record only expects is not called formal or informal yet. */
export function KindOf({
  language,
  meeting: { kind, groupName, language: written },
}: {
  language: Language;
  meeting: Meeting;
}): VNode {
  return (
    <>
      {t(language, kind ? `meeting.kind.${kind}` : "meeting.kind.expected")}
      {groupName ? (
        <>
          {": "}
          <In {...{ language, written }}>{groupName}</In>
        </>
      ) : null}
    </>
  );
}

const tones = { announced: "due", held: "settled", cancelled: "refused" } as const;

export function StandingOf({ language, meeting: { standing } }: { language: Language; meeting: Meeting }): VNode {
  return <StatusPill tone={tones[standing.status]}>{t(language, `meeting.standing.${standing.status}`)}</StatusPill>;
}

/** The dates a meeting had before, in the words used then. */
export function EarlierDates({ language, dates }: { language: Language; dates: readonly GivenDate[] }): VNode | null {
  const earlier = dates.slice(0, -1);
  if (earlier.length === 0) return null;
  return (
    <details>
      <summary>{t(language, "meeting.earlier-dates", { count: earlier.length })}</summary>
      <ol>
        {earlier.map(({ time, words, source, setAt }) => (
          <li>
            {whenWords(language, time)} {words ? <bdi>{`(${words})`}</bdi> : null}
            <p class="hint">
              {formatMoment(language, setAt, "America/New_York")} · <bdi>{source}</bdi>
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

export function In({
  language,
  written,
  children,
}: {
  language: Language;
  written: Language;
  children: string;
}): VNode {
  return (
    <TextIn language={written} page={language}>
      {children}
    </TextIn>
  );
}
