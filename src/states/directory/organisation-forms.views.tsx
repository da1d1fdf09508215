import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type Option, TextField } from "#ui/fields.tsx";
import { FormPage, LineOf, RadioOf, SelectOf } from "#ui/form-page.tsx";
import { errorAt } from "#ui/typed-form.ts";
import { DirectoryWho, OrganisationName } from "./entry.views.tsx";
import { Days, type EntryFormProps, LastDay, SourceField } from "./entry-forms.views.tsx";
import { membershipKinds, type Organisation, organisationKinds } from "./organisation.ts";

export function NewOrganisationPage(props: EntryFormProps): VNode {
  const { language, state } = props;
  const field = { page: language, state };
  return (
    <FormPage
      {...props}
      title={t(language, "directory.organisation.new")}
      button={t(language, "directory.organisation.record")}
      before={<DirectoryWho language={language} />}
    >
      <RadioOf
        {...field}
        name="kind"
        label="directory.list.kind"
        options={organisationKinds.map((kind) => ({
          value: kind,
          label: t(language, `directory.organisation.${kind}`),
        }))}
      />
      <LineOf {...field} name="short-name" label="directory.list.short-name" width="short" />
      <fieldset class="field">
        <legend>{t(language, "directory.organisation.name")}</legend>
        <p class="hint">{t(language, "directory.organisation.name-hint")}</p>
        {languages.map((code) => (
          <TextField
            name={`name-${code}`}
            label={ownNames[code]}
            language={code}
            width="full"
            value={state.typed[`name-${code}`]}
            error={errorAt(state.errors, `name-${code}`)}
          />
        ))}
      </fieldset>
      <SourceField {...props} />
    </FormPage>
  );
}

type AboutProps = EntryFormProps & { organisation: Organisation };

/** Which organisation a form is about. */
function About({
  language,
  organisation,
  name,
}: {
  language: Language;
  organisation: Organisation;
  name?: string;
}): VNode {
  return (
    <>
      <p>
        {name ? `${name} – ` : null}
        <OrganisationName language={language} organisation={organisation} />
      </p>
      <DirectoryWho language={language} />
    </>
  );
}

export function OrganisationEndingPage({ organisation, ...props }: AboutProps): VNode {
  const { language } = props;
  return (
    <FormPage
      {...props}
      title={t(language, "directory.organisation.end")}
      what={t(language, "directory.organisation.end-what")}
      button={t(language, "directory.organisation.end-button")}
      before={<About {...{ language, organisation }} />}
    >
      <LastDay {...props} />
    </FormPage>
  );
}

export function NewMemberPage({ organisation, states, ...props }: AboutProps & { states: readonly Option[] }): VNode {
  const { language, state } = props;
  const field = { page: language, state };
  return (
    <FormPage
      {...props}
      title={t(language, "directory.member.new")}
      button={t(language, "directory.member.record")}
      before={<About {...{ language, organisation }} />}
    >
      <SelectOf {...field} name="addressee" label="directory.list.state" options={states} />
      <RadioOf
        {...field}
        name="kind"
        label="directory.list.as"
        inline
        options={membershipKinds.map((kind) => ({ value: kind, label: t(language, `directory.membership.${kind}`) }))}
      />
      <Days {...props} />
      <SourceField {...props} />
    </FormPage>
  );
}

export function MemberEndingPage({ organisation, name, ...props }: AboutProps & { name: string }): VNode {
  const { language } = props;
  return (
    <FormPage
      {...props}
      title={t(language, "directory.member.end")}
      button={t(language, "directory.end.button")}
      before={<About {...{ language, organisation, name }} />}
    >
      <LastDay {...props} />
    </FormPage>
  );
}
