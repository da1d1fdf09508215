import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { Contact } from "./contact.ts";
import { AllEntries, OrganisationName, spanInWords } from "./entry.views.tsx";
import { dayBefore } from "./entry-cells.ts";
import type { Membership, Organisation } from "./organisation.ts";
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
      {props.maySeeContacts ? <AllEntries {...props} /> : null}
      <h2>{t(language, "directory.members")}</h2>
      <Members {...props} />
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
