import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "./dates.tsx";
import type { Fact } from "./facts.tsx";
import { StatusPill } from "./status-pill.tsx";
import { TextIn } from "./text-in.tsx";

type Sourced = { source: string; isConfirmed: boolean };
type Recorded = { recordedAt: Temporal.Instant; recordedBy: string | null };

/** Where it comes from. What is from memory the project wrote, in English; what is confirmed stands in the words of who recorded it. */
export function sourceFact(language: Language, { source, isConfirmed }: Sourced): Fact {
  return {
    label: t(language, "holidays.source"),
    value: isConfirmed ? (
      <bdi>{source}</bdi>
    ) : (
      <>
        <TextIn language="en" page={language}>
          {source}
        </TextIn>{" "}
        <StatusPill tone="held">{t(language, "rules.unconfirmed")}</StatusPill>
      </>
    ),
  };
}

/** On which day of New York it was recorded, and by whom; what every installation is filled with nobody recorded. */
export function recordedFact(language: Language, { recordedAt, recordedBy }: Recorded): Fact {
  const day = formatDate(language, recordedAt.toZonedDateTimeISO("America/New_York").toPlainDate().toString());
  return {
    label: t(language, "holidays.recorded"),
    value: recordedBy ? (
      <>
        {day}, <bdi>{recordedBy}</bdi>
      </>
    ) : (
      day
    ),
  };
}
