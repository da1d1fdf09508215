import type { ComponentChildren, VNode } from "preact";
import type { AccountId, WorkingGroupId } from "#db/ids.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type Fact, Facts } from "#ui/facts.tsx";
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  type Option,
  RadioField,
  SelectField,
  TextField,
} from "#ui/fields.tsx";
import { errorAt } from "#ui/typed-form.ts";
import { membersPath, officesPath, termsPath, workingGroupsPath } from "../paths.ts";
import { officeKinds, seats } from "./membership.ts";
import type { StateNames } from "./membership.views.tsx";
import type { Typed } from "./membership-form.ts";

/** A form of this room as it stands: what was typed, and what is wrong with it. */
export type FormProps = { language: Language; typed: Typed; errors: readonly FieldError[] };

export function RecordTermPage({ states, ...form }: FormProps & { states: StateNames }): VNode {
  const { language } = form;
  return (
    <RecordPage {...form} action={termsPath} title={t(language, "members.record.term")}>
      <SelectField
        {...asked(form, "state")}
        label={t(language, "members.state")}
        options={withNobody(language, statesToChoose(states))}
      />
      <RadioField
        {...asked(form, "seat")}
        label={t(language, "members.seat")}
        options={seats.map((seat) => ({ value: seat, label: t(language, `members.seat.${seat}`) }))}
        inline
      />
    </RecordPage>
  );
}

export type OfficeChoices = {
  states: StateNames;
  accounts: readonly { id: AccountId; name: string }[];
  groups: readonly { id: WorkingGroupId; name: string; language: Language }[];
};

export function RecordOfficePage({ states, accounts, groups, ...form }: FormProps & OfficeChoices): VNode {
  const { language } = form;
  return (
    <RecordPage {...form} action={officesPath} title={t(language, "members.record.office")}>
      <SelectField
        {...asked(form, "kind")}
        label={t(language, "members.office")}
        options={withNobody(
          language,
          officeKinds.map((kind) => ({ value: kind, label: t(language, `members.office.${kind}`) })),
        )}
      />
      <TextField
        {...asked(form, "person")}
        label={t(language, "members.person")}
        hint={t(language, "members.person-hint")}
      />
      <SelectField
        {...asked(form, "account")}
        label={t(language, "members.account")}
        hint={t(language, "members.account-hint")}
        options={withNobody(
          language,
          accounts.map(({ id, name }) => ({ value: id, label: name })),
        )}
      />
      <SelectField
        {...asked(form, "state")}
        label={t(language, "members.state")}
        options={withNobody(language, statesToChoose(states))}
      />
      <SelectField
        {...asked(form, "group")}
        label={t(language, "members.working-group")}
        hint={t(language, "members.group-hint")}
        options={withNobody(
          language,
          groups.map((group) => ({ value: group.id, label: group.name, language: group.language })),
        )}
      />
    </RecordPage>
  );
}

export function RecordWorkingGroupPage(form: FormProps): VNode {
  const { language } = form;
  return (
    <RecordPage {...form} action={workingGroupsPath} title={t(language, "members.record.working-group")}>
      <TextField {...asked(form, "name")} label={t(language, "members.group-name")} width="full" />
      <SelectField
        {...asked(form, "language")}
        label={t(language, "members.group-language")}
        options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
      />
    </RecordPage>
  );
}

type RecordPageProps = FormProps & { action: string; title: string; children: ComponentChildren };

/** What every line is asked for after its own fields: first day, last day, source. */
function RecordPage({ action, title, children, ...form }: RecordPageProps): VNode {
  const { language, errors } = form;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{title}</h1>
      <Form action={`/${language}${action}`}>
        {children}
        <DateField {...askedDate(form, "first")} label={t(language, "members.first-day")} language={language} />
        <DateField
          {...askedDate(form, "last")}
          label={t(language, "members.last-day")}
          hint={t(language, "members.last-day-hint")}
          language={language}
        />
        <SourceField {...form} />
        <Buttons language={language}>{title}</Buttons>
      </Form>
    </>
  );
}

export type EndingPageProps = FormProps & { kind: "term" | "office" | "working-group"; action: string; facts: Fact[] };

export function EndingPage({ kind, action, facts, ...form }: EndingPageProps): VNode {
  const { language, errors } = form;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, `members.ending.${kind}`)}</h1>
      <Facts facts={facts} />
      <p>{t(language, "members.ending.what")}</p>
      <Form action={`/${language}${action}`}>
        <DateField
          {...askedDate(form, "last")}
          label={t(language, "members.last-day")}
          hint={t(language, "members.ending.hint")}
          language={language}
        />
        <SourceField {...form} />
        <Buttons language={language}>{t(language, `members.ending.${kind}`)}</Buttons>
      </Form>
    </>
  );
}

function SourceField(form: FormProps): VNode {
  const { language } = form;
  return (
    <TextField
      {...asked(form, "source")}
      label={t(language, "holidays.source")}
      hint={t(language, "members.source-hint")}
      width="full"
    />
  );
}

function Buttons({ language, children }: { language: Language; children: string }): VNode {
  return (
    <div class="buttons">
      <Button kind="main">{children}</Button>
      <a href={`/${language}${membersPath}`}>{t(language, "members.back")}</a>
    </div>
  );
}

function asked({ typed, errors }: FormProps, name: string) {
  return { name, value: typed.text[name], error: errorAt(errors, name) };
}

function askedDate({ typed, errors }: FormProps, name: string) {
  return { name, value: typed.dates[name], error: errorAt(errors, name) };
}

function withNobody(language: Language, options: readonly Option[]): Option[] {
  return [{ value: "", label: t(language, "members.none") }, ...options];
}

function statesToChoose(states: StateNames): Option[] {
  return [...states].map(([value, label]) => ({ value, label }));
}
