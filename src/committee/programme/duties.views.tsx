import type { VNode } from "preact";
import { type Language, languages } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { Confirm } from "#ui/confirm.tsx";
import { formatDate } from "#ui/dates.tsx";
import {
  Button,
  DateField,
  type DateParts,
  ErrorSummary,
  type FieldError,
  Form,
  RadioField,
  TextField,
} from "#ui/fields.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { dutiesPath, dutyEndingPath } from "../paths.ts";
import { WrittenIn } from "../written-in.views.tsx";
import type { Duty, DutyTime } from "./duty.ts";
import { type TypedDuty, titleLabel } from "./duty-form.ts";
import { basisWords } from "./programme.views.tsx";

export type DutiesPageProps = {
  language: Language;
  duties: readonly Duty[];
  /** What the secretariat fills in; undefined for everybody else. */
  adding: { typed: TypedDuty; errors: readonly FieldError[] } | undefined;
};

export function DutiesPage({ language, duties, adding }: DutiesPageProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={adding?.errors ?? []} />
      <h1>{t(language, "programme.duties.title")}</h1>
      <p>{t(language, "programme.duties.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Table
        caption={t(language, "programme.duties.title")}
        columns={[
          t(language, "programme.duty"),
          t(language, "programme.basis"),
          t(language, "programme.due-by"),
          t(language, "programme.duty.in-force"),
          t(language, "programme.source"),
        ].map((label) => ({ label }))}
        rows={duties.map((duty) => ({
          cells: [
            <Label language={language} texts={duty.title} />,
            basisWords(language, duty),
            timeWords(language, duty.time),
            <InForce language={language} duty={duty} mayEnd={adding !== undefined && !duty.ended} />,
            <TextIn language={duty.language} page={language}>
              {duty.source}
            </TextIn>,
          ],
        }))}
      />
      {adding ? <AddForm language={language} {...adding} /> : null}
    </>
  );
}

function InForce({ language, duty, mayEnd }: { language: Language; duty: Duty; mayEnd: boolean }): VNode {
  return (
    <>
      {t(language, "programme.duty.from", { date: formatDate(language, duty.from) })}
      {duty.before ? <p>{t(language, "programme.duty.before", { date: formatDate(language, duty.before) })}</p> : null}
      {mayEnd ? (
        <p>
          <a href={`/${language}${dutyEndingPath(duty.id)}`}>{t(language, "programme.duty.end")}</a>
        </p>
      ) : null}
    </>
  );
}

/** "Every year, by 31 January", or the one date. */
function timeWords(language: Language, time: DutyTime): string {
  return "on" in time
    ? t(language, "programme.duty.once-by", { date: formatDate(language, time.on) })
    : t(language, "programme.duty.yearly-by", { day: dayOfYear(language, time) });
}

function dayOfYear(language: Language, { month, day }: { month: number; day: number }): string {
  const date = new Date(Date.UTC(2024, month - 1, Math.min(day, new Date(Date.UTC(2024, month, 0)).getUTCDate())));
  const options = { day: "numeric", month: "long", timeZone: "UTC", numberingSystem: "latn" } as const;
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options).format(date);
}

function AddForm({ language, typed, errors }: NonNullable<DutiesPageProps["adding"]> & { language: Language }): VNode {
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <h2>{t(language, "programme.duty.add")}</h2>
      <Form action={`/${language}${dutiesPath}`}>
        {[language, ...languages.filter((code) => code !== language)].map((code) => (
          <TextField
            name={`title-${code}`}
            label={titleLabel(language, code)}
            value={typed.titles[code]}
            error={wrong(`title-${code}`)}
            language={code}
            width="full"
          />
        ))}
        <TextField
          name="resolution"
          label={t(language, "programme.duty.resolution")}
          hint={t(language, "programme.duty.resolution-hint")}
          value={typed.resolution}
          error={wrong("resolution")}
        />
        <TextField
          name="paragraph"
          label={t(language, "programme.duty.paragraph")}
          value={typed.paragraph}
          error={wrong("paragraph")}
          width="short"
        />
        <Times language={language} typed={typed} wrong={wrong} />
        <DateField
          name="from"
          language={language}
          label={t(language, "programme.duty.from-label")}
          value={typed.from}
          error={wrong("from")}
        />
        <TextField
          name="source"
          label={t(language, "programme.source")}
          hint={t(language, "programme.source-hint")}
          value={typed.source}
          error={wrong("source")}
          width="full"
        />
        <WrittenIn label={t(language, "programme.written-in")} value={typed.language} />
        <Button kind="main">{t(language, "programme.duty.add-button")}</Button>
      </Form>
    </>
  );
}

type TimesProps = { language: Language; typed: TypedDuty; wrong: (field: string) => string | undefined };

function Times({ language, typed, wrong }: TimesProps): VNode {
  return (
    <>
      <RadioField
        name="every"
        label={t(language, "programme.duty.every")}
        value={typed.every}
        error={wrong("every")}
        options={[
          { value: "year", label: t(language, "programme.duty.every.year") },
          { value: "once", label: t(language, "programme.duty.every.once") },
        ]}
      />
      <TextField
        name="day"
        label={t(language, "programme.duty.day")}
        hint={t(language, "programme.duty.day-hint")}
        value={typed.day}
        error={wrong("day")}
        width="short"
        inputMode="numeric"
      />
      <TextField
        name="month"
        label={t(language, "programme.duty.month")}
        value={typed.month}
        width="short"
        inputMode="numeric"
      />
      <DateField
        name="on"
        language={language}
        label={t(language, "programme.duty.on")}
        value={typed.on}
        error={wrong("on")}
      />
    </>
  );
}

export type EndDutyPageProps = {
  language: Language;
  duty: Duty;
  typed: DateParts | undefined;
  errors: readonly FieldError[];
};

export function EndDutyPage({ language, duty, typed, errors }: EndDutyPageProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <Confirm
        title={t(language, "programme.duty.end-title", { duty: pickText(duty.title, language).text })}
        facts={[
          { label: t(language, "programme.basis"), value: basisWords(language, duty) },
          {
            label: t(language, "programme.duty.in-force"),
            value: <InForce language={language} duty={duty} mayEnd={false} />,
          },
        ]}
        warning={t(language, "programme.duty.end-what")}
        action={`/${language}${dutyEndingPath(duty.id)}`}
        button={t(language, "programme.duty.end")}
        back={{ href: `/${language}${dutiesPath}`, label: t(language, "programme.duties.title") }}
      >
        <DateField
          name="before"
          language={language}
          label={t(language, "programme.duty.end-date")}
          value={typed}
          error={errors[0]?.message}
        />
      </Confirm>
    </>
  );
}
