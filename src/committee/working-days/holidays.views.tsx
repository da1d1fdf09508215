import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Button, ErrorSummary, type FieldError, Form, TextArea, TextField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { confidenceWords } from "../no-objection/rule.views.tsx";
import { holidaysPath } from "../paths.ts";
import type { TypedHolidays } from "./holiday-form.ts";
import type { RecordedHolidayList } from "./holiday-lists.queries.ts";
import type { HolidayList } from "./holidays.ts";

export type HolidaysPageProps = {
  language: Language;
  lists: readonly RecordedHolidayList[];
  /** What the secretariat sees besides: the form and the hint for its year; undefined for everybody else. */
  recording: { typed: TypedHolidays; errors: readonly FieldError[]; hint: HolidayList | undefined } | undefined;
};

export function HolidaysPage({ language, lists, recording }: HolidaysPageProps): VNode {
  return (
    <>
      {recording ? <ErrorSummary language={language} errors={recording.errors} /> : null}
      <h1>{t(language, "holidays.title")}</h1>
      <p>{t(language, "holidays.what")}</p>
      <Table
        caption={t(language, "holidays.title")}
        columns={[
          t(language, "holidays.year"),
          t(language, "holidays.confidence"),
          t(language, "holidays.days"),
          t(language, "holidays.source"),
          t(language, "holidays.recorded"),
        ].map((label) => ({ label }))}
        rows={lists.map((list) => ({
          cells: [
            String(list.year),
            <Confidence language={language} list={list} />,
            <Days language={language} days={list.days} />,
            <TextIn language="en" page={language}>
              {list.source}
            </TextIn>,
            <Recorded language={language} list={list} />,
          ],
        }))}
        empty={t(language, "holidays.empty")}
      />
      <WhoCanSee language={language} who={t(language, "holidays.who")} />
      {recording ? <RecordForm language={language} {...recording} /> : null}
    </>
  );
}

function Confidence({ language, list }: { language: Language; list: RecordedHolidayList }): VNode {
  return (
    <>
      <StatusPill tone={list.confidence === "official" ? "settled" : "held"}>
        {confidenceWords(language, list.confidence)}
      </StatusPill>
      {list.counts ? null : <p class="hint">{t(language, "holidays.replaced")}</p>}
    </>
  );
}

function Days({ language, days }: { language: Language; days: readonly string[] }): VNode {
  return (
    <ul>
      {days.map((day) => (
        <li>{formatDate(language, day)}</li>
      ))}
    </ul>
  );
}

function Recorded({
  language,
  list: { recordedAt, recordedBy },
}: {
  language: Language;
  list: RecordedHolidayList;
}): VNode {
  const date = recordedAt.toZonedDateTimeISO("America/New_York").toPlainDate().toString();
  return (
    <>
      {formatDate(language, date)}
      {recordedBy ? (
        <>
          , <bdi>{recordedBy}</bdi>
        </>
      ) : null}
    </>
  );
}

type RecordingProps = NonNullable<HolidaysPageProps["recording"]> & { language: Language };

function RecordForm({ language, typed, errors, hint }: RecordingProps): VNode {
  const wrong = (field: keyof TypedHolidays): string | undefined =>
    errors.find((error) => error.field === field)?.message;
  return (
    <>
      <h2>{t(language, "holidays.record")}</h2>
      {hint ? <Hint language={language} hint={hint} /> : null}
      <Form action={`/${language}${holidaysPath}`}>
        <TextField
          name="year"
          label={t(language, "holidays.year")}
          value={typed.year}
          error={wrong("year")}
          inputMode="numeric"
          width="short"
        />
        <TextArea
          name="days"
          label={t(language, "holidays.days")}
          hint={t(language, "holidays.days-hint")}
          value={typed.days}
          error={wrong("days")}
          rows={10}
        />
        <TextField
          name="source"
          label={t(language, "holidays.source")}
          hint={t(language, "holidays.source-hint")}
          value={typed.source}
          error={wrong("source")}
          width="full"
        />
        <Button kind="main">{t(language, "holidays.record-button")}</Button>
      </Form>
    </>
  );
}

/** The days by the usual rule: beside the form, never in it, so that nobody records them unread. */
function Hint({ language, hint: { year, days } }: { language: Language; hint: HolidayList }): VNode {
  return (
    <Notice tone="held" title={t(language, "holidays.hint-title", { year: String(year) })}>
      <p>{t(language, "holidays.hint-what")}</p>
      <Days language={language} days={days} />
    </Notice>
  );
}
