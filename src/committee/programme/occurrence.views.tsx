import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { formatDate } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, DateField, ErrorSummary, type FieldError, Form, TextArea, TextField } from "#ui/fields.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { dutyInYearPath } from "../paths.ts";
import { SourceLine } from "../source-line.views.tsx";
import { WrittenIn } from "../written-in.views.tsx";
import type { TypedDelivery, TypedExtension } from "./dates-form.ts";
import type { Delivery, DueStanding, Duty, Extension, Tracking } from "./duty.ts";
import { basisWords, DueBy, DueStandingPill, TaskTable } from "./programme.views.tsx";
import type { ProgrammeTask } from "./programme-task.ts";

export type OccurrencePageProps = {
  language: Language;
  duty: Duty;
  year: number;
  standing: DueStanding;
  tracking: Tracking;
  tasks: readonly ProgrammeTask[];
  /** What the secretariat fills in; undefined for everybody else. */
  forms: { extension: TypedExtension; delivery: TypedDelivery; errors: readonly FieldError[] } | undefined;
};

/** One year's piece of a duty: when it is due, what was agreed, what was delivered. */
export function OccurrencePage(props: OccurrencePageProps): VNode {
  const { language, duty, year, standing, tracking, tasks, forms } = props;
  return (
    <>
      <ErrorSummary language={language} errors={forms?.errors ?? []} />
      <h1>
        <Label language={language} texts={duty.title} />, {String(year)}
      </h1>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Facts
        facts={[
          { label: t(language, "programme.basis"), value: basisWords(language, duty) },
          { label: t(language, "programme.due-by"), value: <DueBy language={language} standing={standing} /> },
          {
            label: t(language, "programme.standing"),
            value: <DueStandingPill language={language} standing={standing} />,
          },
        ]}
      />
      <SourceLine language={language} written={duty.language} source={duty.source} />
      <Extensions language={language} extensions={tracking.extensions} />
      <Deliveries language={language} deliveries={tracking.deliveries} />
      {tasks.length > 0 ? (
        <>
          <h2>{t(language, "programme.tasks")}</h2>
          <TaskTable language={language} caption={t(language, "programme.tasks")} tasks={tasks} />
        </>
      ) : null}
      {forms ? <TrackingForms language={language} duty={duty} year={year} {...forms} /> : null}
    </>
  );
}

function Extensions({ language, extensions }: { language: Language; extensions: readonly Extension[] }): VNode | null {
  if (extensions.length === 0) return null;
  return (
    <>
      <h2>{t(language, "programme.extensions")}</h2>
      <Table
        caption={t(language, "programme.extensions")}
        columns={[
          t(language, "programme.extension.date"),
          t(language, "programme.extension.words"),
          t(language, "programme.recorded"),
        ].map((label) => ({ label }))}
        rows={extensions.map((extension) => ({
          cells: [
            formatDate(language, extension.newDate),
            <TextIn language={extension.language} page={language}>
              {extension.words}
            </TextIn>,
            <Recorded language={language} line={extension} />,
          ],
        }))}
      />
    </>
  );
}

function Deliveries({ language, deliveries }: { language: Language; deliveries: readonly Delivery[] }): VNode | null {
  if (deliveries.length === 0) return null;
  return (
    <>
      <h2>{t(language, "programme.deliveries")}</h2>
      <Table
        caption={t(language, "programme.deliveries")}
        columns={[
          t(language, "programme.delivery.date"),
          t(language, "programme.delivery.symbol"),
          t(language, "programme.recorded"),
        ].map((label) => ({ label }))}
        rows={deliveries.map((delivery) => ({
          cells: [
            formatDate(language, delivery.deliveredOn),
            delivery.symbol ? <bdi>{delivery.symbol}</bdi> : "",
            <Recorded language={language} line={delivery} />,
          ],
        }))}
      />
    </>
  );
}

type Line = Pick<Delivery, "source" | "language" | "recordedBy" | "recordedAt">;

function Recorded({ language, line }: { language: Language; line: Line }): VNode {
  return (
    <>
      {recordedWords(language, line)}
      <SourceLine language={language} written={line.language} source={line.source} />
    </>
  );
}

export function recordedWords(
  language: Language,
  { recordedBy, recordedAt }: Pick<Line, "recordedBy" | "recordedAt">,
): string {
  const date = formatDate(language, recordedAt.toZonedDateTimeISO("America/New_York").toPlainDate().toString());
  return t(language, "programme.recorded-by", { name: recordedBy, date });
}

type TrackingFormsProps = NonNullable<OccurrencePageProps["forms"]> & { language: Language; duty: Duty; year: number };

function TrackingForms({ language, duty, year, extension, delivery, errors }: TrackingFormsProps): VNode {
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  const path = `/${language}${dutyInYearPath(year, duty.id)}`;
  const source = { label: t(language, "programme.source"), hint: t(language, "programme.source-hint") };
  return (
    <>
      <h2>{t(language, "programme.delivery.record")}</h2>
      <Form action={`${path}/deliveries`}>
        <DateField
          name="delivered-on"
          language={language}
          label={t(language, "programme.delivery.date")}
          value={delivery.date}
          error={wrong("delivered-on")}
        />
        <TextField
          name="symbol"
          label={t(language, "programme.delivery.symbol")}
          value={delivery.symbol}
          error={wrong("symbol")}
        />
        <TextField
          name="delivery-source"
          {...source}
          value={delivery.source}
          error={wrong("delivery-source")}
          width="full"
        />
        <input type="hidden" name="language" value={language} />
        <Button kind="main">{t(language, "programme.delivery.button")}</Button>
      </Form>
      <h2>{t(language, "programme.extension.record")}</h2>
      <Form action={`${path}/extensions`}>
        <DateField
          name="new-date"
          language={language}
          label={t(language, "programme.extension.date")}
          value={extension.date}
          error={wrong("new-date")}
        />
        <TextArea
          name="words"
          label={t(language, "programme.extension.words")}
          value={extension.words}
          error={wrong("words")}
        />
        <TextField
          name="extension-source"
          {...source}
          value={extension.source}
          error={wrong("extension-source")}
          width="full"
        />
        <WrittenIn label={t(language, "programme.written-in")} value={extension.language} />
        <Button kind="main">{t(language, "programme.extension.button")}</Button>
      </Form>
    </>
  );
}
