import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  type Option,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { datePartsOf, errorAt, type FormState } from "#ui/typed-form.ts";
import { type Contact, capacities } from "./contact.ts";
import { DirectoryWho, Entries } from "./entry.views.tsx";
import type { Column } from "./entry-cells.ts";

type FormProps = { language: Language; state: FormState; action: string; back: { href: string; label: string } };

/** What every field of these forms has: its label, what is typed in it and what is wrong with it. */
function fieldFor({ language, state }: Pick<FormProps, "language" | "state">, column: Column) {
  return {
    name: column,
    label: t(language, `directory.column.${column}`),
    value: state.typed[column] ?? "",
    error: errorAt(state.errors, column),
  };
}

export function dayField({ language, state }: Pick<FormProps, "language" | "state">, column: "from" | "last") {
  return {
    language,
    name: column,
    label: t(language, `directory.column.${column}`),
    value: datePartsOf(state.typed, column),
    error: errorAt(state.errors, column),
  };
}

export function SourceField({ language, state }: Pick<FormProps, "language" | "state">): VNode {
  return (
    <TextField {...fieldFor({ language, state }, "source")} width="full" hint={t(language, "directory.source.hint")} />
  );
}

type NewContactProps = FormProps & { addressees: readonly Option[] };

/** A new entry: whose, in what capacity, who, how to reach them, from when. */
export function NewContactPage({ addressees, ...props }: NewContactProps): VNode {
  const { language, action } = props;
  return (
    <>
      <ErrorSummary language={language} errors={props.state.errors} />
      <h1>{t(language, "directory.new")}</h1>
      <DirectoryWho language={language} />
      <Form action={action}>
        <SelectField {...fieldFor(props, "addressee")} options={addressees} />
        <SelectField
          {...fieldFor(props, "capacity")}
          options={[
            { value: "", label: t(language, "directory.choose") },
            ...capacities.map((one) => ({ value: one, label: t(language, `directory.capacity.${one}`) })),
          ]}
        />
        <TextFields {...props} />
        <DateField {...dayField(props, "from")} />
        <DateField {...dayField(props, "last")} hint={t(language, "directory.last.hint")} />
        <SourceField {...props} />
        <Buttons {...props} label={t(language, "directory.record")} />
      </Form>
    </>
  );
}

type ReplacementProps = FormProps & { contact: Contact };

/** Another entry in the place of one: it begins with what stands. */
export function ReplacementPage({ contact, ...props }: ReplacementProps): VNode {
  const { language, action } = props;
  return (
    <>
      <ErrorSummary language={language} errors={props.state.errors} />
      <h1>{t(language, "directory.replace.title")}</h1>
      <p>{t(language, "directory.replace.what")}</p>
      <DirectoryWho language={language} />
      <Stands language={language} contact={contact} />
      <Form action={action}>
        <TextFields {...props} />
        <DateField {...dayField(props, "from")} hint={t(language, "directory.replace.from")} />
        <DateField {...dayField(props, "last")} hint={t(language, "directory.last.hint")} />
        <SourceField {...props} />
        <Buttons {...props} label={t(language, "directory.replace.button")} />
      </Form>
    </>
  );
}

/** An entry as it stands, above the form about it. */
function Stands({ language, contact }: { language: Language; contact: Contact }): VNode {
  const caption = t(language, "directory.stands");
  return <Entries {...{ language, caption }} contacts={[contact]} empty="" mayRecord={false} />;
}

function TextFields(props: FormProps): VNode {
  const { language } = props;
  const field = (column: Column) => fieldFor(props, column);
  return (
    <>
      <RadioField
        {...field("person")}
        inline
        options={[
          { value: "person", label: t(language, "directory.person") },
          { value: "office", label: t(language, "directory.office") },
        ]}
      />
      <TextField {...field("honorific")} hint={t(language, "directory.honorific.hint")} />
      <TextField {...field("name")} width="full" />
      <TextField {...field("function")} width="full" />
      <TextArea {...field("post-address")} rows={5} />
      <TextArea {...field("emails")} rows={2} hint={t(language, "directory.one-a-line")} />
      <TextArea {...field("telephones")} rows={2} hint={t(language, "directory.one-a-line")} />
      <SelectField
        {...field("language")}
        options={[
          { value: "", label: t(language, "directory.not-stated") },
          ...languages.map((code) => ({ value: code, label: ownNames[code], language: code })),
        ]}
      />
    </>
  );
}

/** The last day of an entry. */
export function ContactEndingPage({ contact, ...props }: ReplacementProps): VNode {
  const { language, action, state } = props;
  return (
    <>
      <ErrorSummary language={language} errors={state.errors} />
      <h1>{t(language, "directory.end.title")}</h1>
      <p>{t(language, "directory.end.what")}</p>
      <DirectoryWho language={language} />
      <Stands language={language} contact={contact} />
      <EndingForm {...{ language, action, state, back: props.back }} label={t(language, "directory.end.button")} />
    </>
  );
}

export function EndingForm({ label, ...props }: FormProps & { label: string }): VNode {
  return (
    <Form action={props.action}>
      <DateField {...dayField(props, "last")} />
      <SourceField {...props} />
      <Buttons {...props} label={label} />
    </Form>
  );
}

/** The person's consent to be named in public, in words. */
export function PublicationPage({ contact, ...props }: ReplacementProps): VNode {
  const { language, state, action } = props;
  return (
    <>
      <ErrorSummary language={language} errors={state.errors} />
      <h1>{t(language, "directory.publish.title")}</h1>
      <p>{t(language, "directory.publish.what")}</p>
      <DirectoryWho language={language} />
      <Stands language={language} contact={contact} />
      <Form action={action}>
        <TextArea
          name="by"
          label={t(language, "directory.publish.by")}
          hint={t(language, "directory.publish.hint")}
          rows={3}
          value={state.typed.by ?? ""}
          error={errorAt(state.errors, "by")}
        />
        <Buttons {...props} label={t(language, "directory.publish.button")} />
      </Form>
    </>
  );
}

export function WithdrawalPage({ contact, ...props }: ReplacementProps): VNode {
  const { language, action, state } = props;
  return (
    <>
      <ErrorSummary language={language} errors={state.errors} />
      <h1>{t(language, "directory.unpublish.title")}</h1>
      <p>{t(language, "directory.unpublish.what")}</p>
      <DirectoryWho language={language} />
      <Stands language={language} contact={contact} />
      <Form action={action}>
        <Buttons {...props} label={t(language, "directory.unpublish.button")} />
      </Form>
    </>
  );
}

export function Buttons({ back, label }: Pick<FormProps, "back"> & { label: string }): VNode {
  return (
    <div class="buttons">
      <Button kind="main">{label}</Button>
      <a href={back.href}>{back.label}</a>
    </div>
  );
}
