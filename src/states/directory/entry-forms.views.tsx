import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import type { Option } from "#ui/fields.tsx";
import { DayOf, FormPage, LineOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { type Contact, capacities } from "./contact.ts";
import { DirectoryWho, Entries } from "./entry.views.tsx";
import type { Column } from "./entry-cells.ts";

export type EntryFormProps = {
  language: Language;
  state: FormState;
  action: string;
  back: { href: string; label: string };
};

/** A field of these forms has the name and the label of the column it fills. */
function columnOf({ language, state }: EntryFormProps, column: Column) {
  return { page: language, state, name: column, label: `directory.column.${column}` as const };
}

export function SourceField(props: EntryFormProps): VNode {
  return <LineOf {...columnOf(props, "source")} hint="directory.source.hint" />;
}

/** The first day, and the last where it is known. */
export function Days({ hint, ...props }: EntryFormProps & { hint?: MessageKey }): VNode {
  return (
    <>
      <DayOf {...columnOf(props, "from")} {...(hint ? { hint } : {})} />
      <DayOf {...columnOf(props, "last")} hint="directory.last.hint" />
    </>
  );
}

/** The last day of what ends, and where that is known from. */
export function LastDay(props: EntryFormProps): VNode {
  return (
    <>
      <DayOf {...columnOf(props, "last")} />
      <SourceField {...props} />
    </>
  );
}

type NewContactProps = EntryFormProps & { addressees: readonly Option[] };

/** A new entry: whose, in what capacity, who, how to reach them, from when. */
export function NewContactPage({ addressees, ...props }: NewContactProps): VNode {
  const { language } = props;
  return (
    <FormPage
      {...props}
      title={t(language, "directory.new")}
      button={t(language, "directory.record")}
      before={<DirectoryWho language={language} />}
    >
      <SelectOf {...columnOf(props, "addressee")} options={addressees} />
      <SelectOf
        {...columnOf(props, "capacity")}
        options={[
          { value: "", label: t(language, "directory.choose") },
          ...capacities.map((one) => ({ value: one, label: t(language, `directory.capacity.${one}`) })),
        ]}
      />
      <Holding {...props} />
      <Days {...props} />
      <SourceField {...props} />
    </FormPage>
  );
}

type AboutProps = EntryFormProps & { contact: Contact };

/** Another entry in the place of one: it begins with what stands. */
export function ReplacementPage({ contact, ...props }: AboutProps): VNode {
  const { language } = props;
  return (
    <FormPage
      {...props}
      title={t(language, "directory.replace.title")}
      what={t(language, "directory.replace.what")}
      button={t(language, "directory.replace.button")}
      before={<Stands {...{ language, contact }} />}
    >
      <Holding {...props} />
      <Days {...props} hint="directory.replace.from" />
      <SourceField {...props} />
    </FormPage>
  );
}

/** An entry as it stands, above the form about it. */
function Stands({ language, contact }: { language: Language; contact: Contact }): VNode {
  const caption = t(language, "directory.stands");
  return (
    <>
      <DirectoryWho language={language} />
      <Entries {...{ language, caption }} contacts={[contact]} empty="" mayRecord={false} />
    </>
  );
}

/** Who it is and how they are reached. */
function Holding(props: EntryFormProps): VNode {
  const { language } = props;
  return (
    <>
      <RadioOf
        {...columnOf(props, "person")}
        inline
        options={[
          { value: "person", label: t(language, "directory.person") },
          { value: "office", label: t(language, "directory.office") },
        ]}
      />
      <LineOf {...columnOf(props, "honorific")} hint="directory.honorific.hint" width="medium" />
      <LineOf {...columnOf(props, "name")} />
      <LineOf {...columnOf(props, "function")} />
      <TextOf {...columnOf(props, "post-address")} rows={5} />
      <TextOf {...columnOf(props, "emails")} rows={2} hint="directory.one-a-line" />
      <TextOf {...columnOf(props, "telephones")} rows={2} hint="directory.one-a-line" />
      <SelectOf
        {...columnOf(props, "language")}
        options={[
          { value: "", label: t(language, "directory.not-stated") },
          ...languages.map((code) => ({ value: code, label: ownNames[code], language: code })),
        ]}
      />
    </>
  );
}

/** The last day of an entry. */
export function ContactEndingPage({ contact, ...props }: AboutProps): VNode {
  const { language } = props;
  return (
    <FormPage
      {...props}
      title={t(language, "directory.end.title")}
      what={t(language, "directory.end.what")}
      button={t(language, "directory.end.button")}
      before={<Stands {...{ language, contact }} />}
    >
      <LastDay {...props} />
    </FormPage>
  );
}

/** The person's consent to be named in public, in words. */
export function PublicationPage({ contact, ...props }: AboutProps): VNode {
  const { language, state } = props;
  return (
    <FormPage
      {...props}
      title={t(language, "directory.publish.title")}
      what={t(language, "directory.publish.what")}
      button={t(language, "directory.publish.button")}
      before={<Stands {...{ language, contact }} />}
    >
      <TextOf
        page={language}
        state={state}
        name="by"
        label="directory.publish.by"
        hint="directory.publish.hint"
        rows={3}
      />
    </FormPage>
  );
}

export function WithdrawalPage({ contact, ...props }: AboutProps): VNode {
  const { language } = props;
  return (
    <FormPage
      {...props}
      title={t(language, "directory.unpublish.title")}
      what={t(language, "directory.unpublish.what")}
      button={t(language, "directory.unpublish.button")}
      before={<Stands {...{ language, contact }} />}
    />
  );
}
