import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment, weekdayNames } from "#ui/dates.tsx";
import { Button, CheckboxField, Form } from "#ui/fields.tsx";
import { FormPage, LineOf, SelectOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import type { Around } from "../activities/activity-door.ts";
import { marksPath, restDaysPath } from "../paths.ts";
import { type RestDays, weekdays } from "./rest-days.ts";

const newYork = "America/New_York";

type RestDaysProps = {
  language: Language;
  title: string;
  restDays: readonly RestDays[];
  around: Around;
  mayRecord: boolean;
  state: FormState;
  chosen: readonly number[];
};

/** The weekly rest days recorded, and a form to record those of one more State. */
export function RestDaysPage(props: RestDaysProps): VNode {
  const { language, title, around, mayRecord, state, chosen } = props;
  const back = { href: `/${language}${marksPath}`, label: t(language, "marks.title") };
  const field = { page: language, state };
  if (!mayRecord)
    return (
      <>
        <h1>{title}</h1>
        <p>{t(language, "rest-days.what")}</p>
        <Recorded {...props} />
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </>
    );
  return (
    <FormPage
      {...{ language, title, state, back }}
      what={t(language, "rest-days.what")}
      button={t(language, "rest-days.button")}
      action={`/${language}${restDaysPath}`}
      before={<Recorded {...props} />}
    >
      <SelectOf
        {...field}
        name="state"
        label="mark.state"
        hint="rest-days.state.hint"
        options={[{ value: "", label: t(language, "activity.choose") }, ...around.states]}
      />
      <CheckboxField
        columns
        name="weekdays"
        label={t(language, "rest-days.weekdays")}
        error={errorAt(state.errors, "weekdays")}
        chosen={chosen.map(String)}
        options={weekdayNames(language, "long").map((label, n) => ({ value: String(weekdays[n]), label }))}
      />
      <LineOf {...field} name="source" label="activity.source" hint="activity.source.hint" />
    </FormPage>
  );
}

function Recorded({ language, title, restDays, around, mayRecord }: RestDaysProps): VNode {
  const names = weekdayNames(language, "long");
  const stateName = (code: string): string => around.names.states.get(code) ?? code;
  return (
    <Table
      caption={title}
      columns={(
        ["mark.state", "rest-days.weekdays", "activity.source", "experts.recorded-by", "activity.event"] as const
      )
        .slice(0, mayRecord ? 5 : 4)
        .map((key) => ({ label: t(language, key) }))}
      rows={restDays.map(({ id, state, weekdays: days, source, recordedBy, recordedAt }) => ({
        cells: [
          stateName(state),
          new Intl.ListFormat(language, { type: "conjunction" }).format(
            days.toSorted((a, b) => a - b).map((day) => names[day - 1] ?? ""), // 1 is Monday
          ),
          <bdi>{source}</bdi>,
          `${recordedBy} · ${formatMoment(language, recordedAt, newYork)}`,
          ...(mayRecord
            ? [
                <Form action={`/${language}${restDaysPath}/${id}/ending`}>
                  <Button>
                    {t(language, "mark.end")}
                    <span class="visually-hidden">: {stateName(state)}</span>
                  </Button>
                </Form>,
              ]
            : []),
        ],
      }))}
      empty={t(language, "rest-days.empty")}
    />
  );
}
