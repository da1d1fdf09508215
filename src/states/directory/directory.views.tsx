import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { regionalGroups } from "#states/state.ts";
import { formatDate } from "#ui/dates.tsx";
import {
  Button,
  DateField,
  type DateParts,
  ErrorSummary,
  type FieldError,
  SelectField,
  TextField,
} from "#ui/fields.tsx";
import { Table } from "#ui/table.tsx";
import { type Contact, contactKinds } from "./contact.ts";
import type { DirectoryFilter } from "./directory-filter.ts";
import { AllEntries, DirectoryWho, Holder, LeftToRight, OrganisationName, spanInWords } from "./entry.views.tsx";
import type { Membership, Organisation } from "./organisation.ts";
import {
  directoryPath,
  exportPath,
  importsPath,
  newContactPath,
  organisationPath,
  organisationsPath,
  stateEntryPath,
} from "./paths.ts";

export type Names = {
  states: ReadonlyMap<StateCode, string>;
  organisations: ReadonlyMap<string, Organisation>;
};

type DirectoryPageProps = {
  language: Language;
  filter: DirectoryFilter;
  typed: DateParts;
  errors: readonly FieldError[];
  contacts: readonly Contact[];
  names: Names;
  mayRecord: boolean;
  mayExport: boolean;
};

/** The whole directory as one list, narrowed by what the address asks. */
export function DirectoryPage(props: DirectoryPageProps): VNode {
  const { language, contacts, names, filter, errors } = props;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "directory.title")}</h1>
      <p>{t(language, "directory.what")}</p>
      <DirectoryWho language={language} />
      <Ways {...props} />
      <FilterForm {...props} />
      <h2>{t(language, "directory.on-the-day", { date: formatDate(language, filter.on) })}</h2>
      <p>{t(language, "directory.count", { count: contacts.length })}</p>
      <Table
        caption={t(language, "directory.title")}
        columns={(["addressee", "capacity", "holder", "email", "telephone"] as const).map((label) => ({
          label: t(language, `directory.list.${label}`),
        }))}
        rows={contacts.map((contact) => ({
          cells: [
            <AddresseeLink language={language} contact={contact} names={names} />,
            t(language, `directory.capacity.${contact.capacity}`),
            <Holder contact={contact} />,
            contact.emails.length > 0 ? <LeftToRight items={contact.emails} /> : t(language, "directory.no-email"),
            <LeftToRight items={contact.telephones} />,
          ],
        }))}
        empty={t(language, "directory.empty")}
      />
    </>
  );
}

function Ways({ language, filter, mayRecord, mayExport }: DirectoryPageProps): VNode {
  const links = [
    { path: organisationsPath, label: t(language, "directory.organisations") },
    ...(mayRecord
      ? [
          { path: newContactPath, label: t(language, "directory.new") },
          { path: importsPath, label: t(language, "directory.import") },
        ]
      : []),
    ...(mayExport
      ? [
          { path: exportPath("csv", filter.on), label: t(language, "directory.export-csv") },
          { path: exportPath("xlsx", filter.on), label: t(language, "directory.export-xlsx") },
        ]
      : []),
  ];
  return (
    <ul>
      {links.map(({ path, label }) => (
        <li>
          <a href={`/${language}${path}`}>{label}</a>
        </li>
      ))}
    </ul>
  );
}

function FilterForm({ language, filter, typed, errors }: DirectoryPageProps): VNode {
  const any = { value: "", label: t(language, "directory.any") };
  return (
    <form method="get" action={`/${language}${directoryPath}`} class="form form-search">
      <SelectField
        name="kind"
        label={t(language, "directory.kind")}
        value={filter.kind ?? ""}
        options={[any, ...contactKinds.map((kind) => ({ value: kind, label: t(language, `directory.kind.${kind}`) }))]}
      />
      <SelectField
        name="group"
        label={t(language, "directory.group")}
        value={filter.group ?? ""}
        options={[
          any,
          ...regionalGroups.map((group) => ({ value: group, label: t(language, `division.region.${group}`) })),
        ]}
      />
      <SelectField
        name="language"
        label={t(language, "directory.column.language")}
        value={filter.language ?? ""}
        options={[any, ...languages.map((code) => ({ value: code, label: ownNames[code], language: code }))]}
      />
      <TextField name="words" label={t(language, "directory.words")} value={filter.words} />
      <DateField
        name="on"
        label={t(language, "directory.on")}
        language={language}
        value={typed}
        error={errors[0]?.message}
      />
      <Button kind="main">{t(language, "directory.ask")}</Button>
    </form>
  );
}

function AddresseeLink({ language, contact, names }: { language: Language; contact: Contact; names: Names }): VNode {
  const { addressee } = contact;
  if (addressee.kind === "state")
    return (
      <a href={`/${language}${stateEntryPath(addressee.code)}`}>{names.states.get(addressee.code) ?? addressee.code}</a>
    );
  const organisation = names.organisations.get(addressee.id);
  return (
    <a href={`/${language}${organisationPath(addressee.id)}`}>
      {organisation ? <OrganisationName language={language} organisation={organisation} /> : addressee.id}
    </a>
  );
}

type StateEntryProps = {
  language: Language;
  code: StateCode;
  name: string;
  today: string;
  contacts: readonly Contact[];
  memberships: readonly Membership[];
  names: Names;
  mayRecord: boolean;
};

/** Whom the Committee writes to at one State, now and before, and the organisations it belongs to. */
export function StateEntryPage(props: StateEntryProps): VNode {
  const { language, code, name, today, contacts, mayRecord } = props;
  return (
    <>
      <h1>{t(language, "directory.entry-of", { name })}</h1>
      <DirectoryWho language={language} />
      {mayRecord ? (
        <p>
          <a href={`/${language}${newContactPath}?addressee=${code}`}>{t(language, "directory.new")}</a>
        </p>
      ) : null}
      <AllEntries {...{ language, today, contacts, mayRecord }} />
      <h2>{t(language, "directory.belongs-to")}</h2>
      <Belongs {...props} />
    </>
  );
}

function Belongs({ language, memberships, names }: StateEntryProps): VNode {
  return (
    <Table
      caption={t(language, "directory.belongs-to")}
      columns={(["organisation", "as", "days"] as const).map((label) => ({
        label: t(language, `directory.list.${label}`),
      }))}
      rows={memberships.map((membership) => {
        const organisation = names.organisations.get(membership.organisationId);
        return {
          cells: [
            <a href={`/${language}${organisationPath(membership.organisationId)}`}>
              {organisation ? <OrganisationName language={language} organisation={organisation} /> : ""}
            </a>,
            t(language, `directory.membership.${membership.kind}`),
            spanInWords(language, membership),
          ],
        };
      })}
      empty={t(language, "directory.belongs-to-none")}
    />
  );
}
