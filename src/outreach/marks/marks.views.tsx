import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDays } from "#ui/dates.tsx";
import { Button, Form } from "#ui/fields.tsx";
import { DayOf, FormPage, LanguageOf, LineOf, SelectOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import type { FormState } from "#ui/typed-form.ts";
import type { Around } from "../activities/activity-door.ts";
import { marksPath, outreachPath, restDaysPath } from "../paths.ts";
import { type CalendarMark, markKinds } from "./mark.ts";

type MarksProps = {
  language: Language;
  title: string;
  marks: readonly CalendarMark[];
  around: Around;
  mayRecord: boolean;
  state: FormState;
};

/** The days recorded, and a form to record more. */
export function MarksPage(props: MarksProps): VNode {
  const { language, title, around, mayRecord, state } = props;
  const back = { href: `/${language}${outreachPath}`, label: t(language, "activity.back-to-calendar") };
  const field = { page: language, state };
  if (!mayRecord)
    return (
      <>
        <h1>{title}</h1>
        <p>{t(language, "marks.what")}</p>
        <Marks {...props} />
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </>
    );
  return (
    <FormPage
      {...{ language, title, state, back }}
      what={t(language, "marks.what")}
      button={t(language, "mark.new")}
      action={`/${language}${marksPath}`}
      before={<Marks {...props} />}
    >
      <SelectOf
        {...field}
        name="kind"
        label="mark.kind"
        options={[
          { value: "", label: t(language, "activity.choose") },
          ...markKinds.map((value) => ({ value, label: t(language, `mark.kind.${value}`) })),
        ]}
      />
      <LineOf {...field} name="name" label="mark.name" width="medium" />
      <LanguageOf {...field} name="language" label="activity.title-language" />
      <SelectOf
        {...field}
        name="state"
        label="mark.state"
        hint="mark.state.hint"
        options={[{ value: "", label: t(language, "activity.none") }, ...around.states]}
      />
      <DayOf {...field} name="first" label="activity.first-day" />
      <DayOf {...field} name="last" label="activity.last-day" />
      <LineOf {...field} name="source" label="activity.source" hint="activity.source.hint" />
    </FormPage>
  );
}

function Marks({ language, title, marks, around, mayRecord }: MarksProps): VNode {
  return (
    <>
      <p>
        <a href={`/${language}${restDaysPath}`}>{t(language, "rest-days.title")}</a>
      </p>
      <Table
        caption={title}
        columns={(["activity.when", "mark.kind", "mark.name", "activity.source", "activity.event"] as const)
          .slice(0, mayRecord ? 5 : 4)
          .map((key) => ({ label: t(language, key) }))}
        rows={marks.map((mark) => ({
          cells: [
            formatDays(language, mark.from, mark.before),
            mark.state
              ? `${t(language, `mark.kind.${mark.kind}`)} – ${around.names.states.get(mark.state) ?? mark.state}`
              : t(language, `mark.kind.${mark.kind}`),
            <TextIn language={mark.language} page={language}>
              {mark.name}
            </TextIn>,
            <bdi>{mark.source}</bdi>,
            ...(mayRecord
              ? [
                  <Form action={`/${language}${marksPath}/${mark.id}/ending`}>
                    <Button>{t(language, "mark.end")}</Button>
                  </Form>,
                ]
              : []),
          ],
        }))}
        empty={t(language, "marks.empty")}
      />
    </>
  );
}
