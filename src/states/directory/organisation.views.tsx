import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { DateField, ErrorSummary, Form, type Option, RadioField, SelectField, TextField } from "#ui/fields.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { Contact } from "./contact.ts";
import { isValidOn } from "./contact.ts";
import { DirectoryWho, Entries, OrganisationName, spanInWords } from "./entry.views.tsx";
import { dayBefore } from "./entry-cells.ts";
import { Buttons, dayField, EndingForm, SourceField } from "./entry-forms.views.tsx";
import { type Membership, membershipKinds, type Organisation, organisationKinds } from "./organisation.ts";
import {
  memberEndingPath,
  membersOfPath,
  newContactPath,
  newOrganisationPath,
  organisationEndingPath,
  organisationPath,
  stateEntryPath,
} from "./paths.ts";

type OrganisationsProps = { language: Language; organisations: readonly Organisation[]; mayRecord: boolean };

export function OrganisationsPage({ language, organisations, mayRecord }: OrganisationsProps): VNode {
  return (
    <>
      <h1>{t(language, "directory.organisations")}</h1>
      <OrganisationWho language={language} />
      {mayRecord ? (
        <p>
          <a href={`/${language}${newOrganisationPath}`}>{t(language, "directory.organisation.new")}</a>
        </p>
      ) : null}
      <Table
        caption={t(language, "directory.organisations")}
        columns={(["organisation", "short-name", "kind", "days"] as const).map((label) => ({
          label: t(language, `directory.list.${label}`),
        }))}
        rows={organisations.map((organisation) => ({
          cells: [
            <a href={`/${language}${organisationPath(organisation.id)}`}>
              <OrganisationName language={language} organisation={organisation} />
            </a>,
            <bdi>{organisation.shortName}</bdi>,
            t(language, `directory.organisation.${organisation.kind}`),
            endInWords(language, organisation),
          ],
        }))}
        empty={t(language, "directory.organisations.empty")}
      />
    </>
  );
}

/** Organisations and who belongs to them are for States too; whom to write to there is not. */
function OrganisationWho({ language }: { language: Language }): VNode {
  return <WhoCanSee language={language} who={t(language, "directory.organisation.who")} />;
}

function endInWords(language: Language, { endedOn }: Organisation): string {
  return endedOn
    ? t(language, "directory.ended", { date: formatDate(language, dayBefore(endedOn)) })
    : t(language, "directory.goes-on");
}

export type OrganisationPageProps = {
  language: Language;
  organisation: Organisation;
  today: string;
  contacts: readonly Contact[];
  memberships: readonly Membership[];
  states: ReadonlyMap<StateCode, string>;
  mayRecord: boolean;
  /** Names and numbers of people are not for States. */
  maySeeContacts: boolean;
};

export function OrganisationPage(props: OrganisationPageProps): VNode {
  const { language, organisation, mayRecord } = props;
  return (
    <>
      <h1>
        <OrganisationName language={language} organisation={organisation} />
      </h1>
      <OrganisationWho language={language} />
      <Facts
        facts={[
          { label: t(language, "directory.list.short-name"), value: <bdi>{organisation.shortName}</bdi> },
          {
            label: t(language, "directory.list.kind"),
            value: t(language, `directory.organisation.${organisation.kind}`),
          },
          { label: t(language, "directory.list.days"), value: endInWords(language, organisation) },
          { label: t(language, "directory.column.source"), value: <bdi>{organisation.source}</bdi> },
        ]}
      />
      {mayRecord && !organisation.endedOn ? <RecordLinks {...props} /> : null}
      {props.maySeeContacts ? <Contacts {...props} /> : null}
      <h2>{t(language, "directory.members")}</h2>
      <Members {...props} />
    </>
  );
}

function Contacts({ language, today, contacts, mayRecord }: OrganisationPageProps): VNode {
  const now = contacts.filter((contact) => isValidOn(contact, today));
  const others = contacts.filter((contact) => !isValidOn(contact, today)).reverse();
  return (
    <>
      <h2>{t(language, "directory.on-the-day", { date: formatDate(language, today) })}</h2>
      <Entries
        {...{ language, mayRecord }}
        caption={t(language, "directory.now")}
        contacts={now}
        empty={t(language, "directory.none-now")}
      />
      <h2>{t(language, "directory.earlier")}</h2>
      <Entries
        {...{ language, mayRecord }}
        caption={t(language, "directory.earlier")}
        contacts={others}
        empty={t(language, "directory.none-earlier")}
      />
    </>
  );
}

function RecordLinks({ language, organisation: { id } }: OrganisationPageProps): VNode {
  const link = (path: string, label: string): VNode => (
    <li>
      <a href={`/${language}${path}`}>{label}</a>
    </li>
  );
  return (
    <ul>
      {link(`${newContactPath}?addressee=${id}`, t(language, "directory.new"))}
      {link(membersOfPath(id), t(language, "directory.member.new"))}
      {link(organisationEndingPath(id), t(language, "directory.organisation.end"))}
    </ul>
  );
}

function Members({ language, organisation, memberships, states, mayRecord }: OrganisationPageProps): VNode {
  return (
    <Table
      caption={t(language, "directory.members")}
      columns={[
        ...(["state", "as", "days"] as const).map((label) => ({ label: t(language, `directory.list.${label}`) })),
        ...(mayRecord ? [{ label: t(language, "directory.list.change") }] : []),
      ]}
      rows={memberships.map((membership) => {
        const name = states.get(membership.stateCode) ?? membership.stateCode;
        return {
          cells: [
            mayRecord ? <a href={`/${language}${stateEntryPath(membership.stateCode)}`}>{name}</a> : name,
            t(language, `directory.membership.${membership.kind}`),
            <>
              {spanInWords(language, membership)}
              <div class="hint">
                {t(language, "directory.column.source")}: <bdi>{membership.source}</bdi>
              </div>
            </>,
            ...(mayRecord
              ? [
                  membership.to === null ? (
                    <a href={`/${language}${memberEndingPath(organisation.id, membership.id)}`}>
                      {t(language, "directory.end")}
                      <span class="visually-hidden"> – {name}</span>
                    </a>
                  ) : null,
                ]
              : []),
          ],
        };
      })}
      empty={t(language, "directory.members.empty")}
    />
  );
}

type FormProps = { language: Language; state: FormState; action: string; back: { href: string; label: string } };

export function NewOrganisationPage(props: FormProps): VNode {
  const { language, state, action } = props;
  return (
    <>
      <ErrorSummary language={language} errors={state.errors} />
      <h1>{t(language, "directory.organisation.new")}</h1>
      <DirectoryWho language={language} />
      <Form action={action}>
        <RadioField
          name="kind"
          label={t(language, "directory.list.kind")}
          value={state.typed.kind}
          error={errorAt(state.errors, "kind")}
          options={organisationKinds.map((kind) => ({
            value: kind,
            label: t(language, `directory.organisation.${kind}`),
          }))}
        />
        <TextField
          name="short-name"
          label={t(language, "directory.list.short-name")}
          width="short"
          value={state.typed["short-name"]}
          error={errorAt(state.errors, "short-name")}
        />
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
        <Buttons {...props} label={t(language, "directory.organisation.record")} />
      </Form>
    </>
  );
}

type AboutProps = FormProps & { organisation: Organisation };

export function OrganisationEndingPage({ organisation, ...props }: AboutProps): VNode {
  const { language, state } = props;
  return (
    <>
      <ErrorSummary language={language} errors={state.errors} />
      <h1>{t(language, "directory.organisation.end")}</h1>
      <p>
        <OrganisationName language={language} organisation={organisation} />
      </p>
      <p>{t(language, "directory.organisation.end-what")}</p>
      <DirectoryWho language={language} />
      <EndingForm {...props} label={t(language, "directory.organisation.end-button")} />
    </>
  );
}

export function NewMemberPage({ organisation, states, ...props }: AboutProps & { states: readonly Option[] }): VNode {
  const { language, state, action } = props;
  return (
    <>
      <ErrorSummary language={language} errors={state.errors} />
      <h1>{t(language, "directory.member.new")}</h1>
      <p>
        <OrganisationName language={language} organisation={organisation} />
      </p>
      <DirectoryWho language={language} />
      <Form action={action}>
        <SelectField
          name="addressee"
          label={t(language, "directory.list.state")}
          value={state.typed.addressee ?? ""}
          error={errorAt(state.errors, "addressee")}
          options={states}
        />
        <RadioField
          name="kind"
          label={t(language, "directory.list.as")}
          inline
          value={state.typed.kind}
          error={errorAt(state.errors, "kind")}
          options={membershipKinds.map((kind) => ({ value: kind, label: t(language, `directory.membership.${kind}`) }))}
        />
        <DateField {...dayField(props, "from")} />
        <DateField {...dayField(props, "last")} hint={t(language, "directory.last.hint")} />
        <SourceField {...props} />
        <Buttons {...props} label={t(language, "directory.member.record")} />
      </Form>
    </>
  );
}

export function MemberEndingPage({ organisation, name, ...props }: AboutProps & { name: string }): VNode {
  const { language, state } = props;
  return (
    <>
      <ErrorSummary language={language} errors={state.errors} />
      <h1>{t(language, "directory.member.end")}</h1>
      <p>
        {name} – <OrganisationName language={language} organisation={organisation} />
      </p>
      <DirectoryWho language={language} />
      <EndingForm {...props} label={t(language, "directory.end.button")} />
    </>
  );
}
