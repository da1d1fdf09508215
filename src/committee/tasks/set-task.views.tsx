import type { VNode } from "preact";
import type { AccountId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { DayOf, FormPage, LanguageOf, LineOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { tasksPath } from "../paths.ts";
import type { LinkedLetter } from "./task.ts";
import { letterWords } from "./task.views.tsx";

type Props = {
  language: Language;
  state: FormState;
  meetings: readonly { id: string; title: string }[];
  /** Where the task is a point of a decision: which. */
  decision: { id: string; title: string } | undefined;
  people: readonly { id: AccountId; name: string }[];
  delegations: readonly { code: StateCode; name: string }[];
  letters: readonly LinkedLetter[];
};

/** The form that sets a task: what, who, by when, and what it comes from. */
export function SetTaskPage(props: Props): VNode {
  const { language, state, meetings, decision, people, delegations, letters } = props;
  const field = { page: language, state };
  return (
    <FormPage
      language={language}
      title={t(language, decision ? "task.add-point" : "task.set")}
      what={decision ? decision.title : t(language, "task.set-what")}
      state={state}
      action={`/${language}${tasksPath}`}
      button={t(language, "task.set")}
      back={{ href: `/${language}${tasksPath}`, label: t(language, "tasks.title") }}
      hidden={decision ? { decision: decision.id } : {}}
    >
      {decision ? <LineOf {...field} name="point" label="task.point" width="short" /> : null}
      <TextOf {...field} name="what" label="task.column.what" rows={3} />
      <LanguageOf {...field} name="language" label="meeting.text-language" />
      <SelectOf
        {...field}
        name="who"
        label="task.column.who"
        options={[
          { value: "", label: t(language, "task.who-office") },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
          ...delegations.map(({ code, name }) => ({
            value: code,
            label: t(language, "task.who-delegation", { state: name }),
          })),
        ]}
      />
      <LineOf {...field} name="office" label="task.office" hint="task.office-hint" />
      <DayOf {...field} name="due" label="task.due" hint="task.due-hint" />
      {decision ? null : (
        <SelectOf
          {...field}
          name="meeting"
          label="task.meeting"
          options={[
            { value: "", label: t(language, "task.no-meeting") },
            ...meetings.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
      <SelectOf
        {...field}
        name="letter"
        label="task.letters"
        options={[
          { value: "", label: t(language, "task.no-letter") },
          ...letters.map((letter) => ({ value: letter.id, label: letterWords(letter) })),
        ]}
      />
    </FormPage>
  );
}
