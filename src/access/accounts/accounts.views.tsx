import type { VNode } from "preact";
import type { AccountId } from "#db/ids.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { Button, ErrorSummary, Form, SelectField, TextField } from "#ui/fields.tsx";
import { Table } from "#ui/table.tsx";
import { type Account, capacityInWords, givenKinds, type StateNames } from "./account.ts";
import { accountsPath, closingPath, renewalPath } from "./paths.ts";

export type TypedInvitation = {
  name: string;
  email: string;
  language: string;
  kind: string;
  state: string;
  organisation: string;
};
export type InvitationProblem =
  | "name-missing"
  | "email-not-valid"
  | "email-taken"
  | "unknown-state"
  | "unknown-organisation";

type AccountsProps = {
  language: Language;
  accounts: Account[];
  own: AccountId;
  states: StateNames;
  organisations: readonly { id: string; name: string }[];
  typed?: TypedInvitation;
  problems?: InvitationProblem[];
};

/** Everybody with an account, and the form that invites another. */
export function AccountsPage(props: AccountsProps): VNode {
  const { language, accounts, own, states, problems = [] } = props;
  return (
    <>
      {problems.length > 0 ? (
        <ErrorSummary
          language={language}
          errors={problems.map((problem) => ({ field: fieldsOf[problem], message: messageOf(language, problem) }))}
        />
      ) : null}
      <h1>{t(language, "account.accounts")}</h1>
      <p>{t(language, "account.people", { count: accounts.filter(({ closedAt }) => !closedAt).length })}</p>
      <Table
        caption={t(language, "account.accounts")}
        columns={[
          { label: t(language, "account.name") },
          { label: t(language, "account.email") },
          { label: t(language, "account.acts-as") },
          { label: t(language, "account.changes") },
        ]}
        rows={accounts.map((account) => ({
          cells: [
            account.name,
            account.email,
            capacityInWords(language, account.capacities, states),
            <Changes language={language} account={account} own={own} />,
          ],
        }))}
      />
      <InviteForm {...props} />
    </>
  );
}

function Changes({ language, account, own }: { language: Language; account: Account; own: AccountId }): VNode | null {
  if (account.closedAt) return <>{t(language, "account.closed")}</>;
  if (account.id === own || account.inCast) return null;
  const whose = <span class="visually-hidden">: {account.name}</span>;
  return (
    <>
      <a href={`/${language}${renewalPath(account.id)}`}>
        {t(language, "account.renew")}
        {whose}
      </a>{" "}
      <a href={`/${language}${closingPath(account.id)}`}>
        {t(language, "account.close")}
        {whose}
      </a>
    </>
  );
}

function InviteForm({ language, states, organisations, typed, problems = [] }: AccountsProps): VNode {
  const error = (...wanted: InvitationProblem[]): string | undefined => {
    const found = problems.find((problem) => wanted.includes(problem));
    return found && messageOf(language, found);
  };
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{t(language, "account.invite")}</h2>
      <Form action={`/${language}${accountsPath}`}>
        <TextField
          name="name"
          label={t(language, "account.name")}
          value={typed?.name ?? ""}
          error={error("name-missing")}
          autocomplete="off"
        />
        <TextField
          name="email"
          type="email"
          label={t(language, "account.email")}
          value={typed?.email ?? ""}
          error={error("email-not-valid", "email-taken")}
          autocomplete="off"
        />
        <SelectField
          name="language"
          label={t(language, "account.language")}
          value={typed?.language ?? language}
          options={languages.map((code) => ({ value: code, label: ownNames[code] }))}
        />
        <SelectField
          name="kind"
          label={t(language, "account.acts-as")}
          value={typed?.kind ?? "state"}
          options={givenKinds.map((kind) => ({ value: kind, label: t(language, `capacity.${kind}`) }))}
        />
        <SelectField
          name="state"
          label={t(language, "account.state")}
          hint={t(language, "account.state.hint")}
          value={typed?.state ?? ""}
          error={error("unknown-state")}
          options={[
            { value: "", label: t(language, "account.state.none") },
            ...[...states].map(([value, label]) => ({ value, label })),
          ]}
        />
        <SelectField
          name="organisation"
          label={t(language, "account.organisation")}
          hint={t(language, "account.organisation.hint")}
          value={typed?.organisation ?? ""}
          error={error("unknown-organisation")}
          options={[
            { value: "", label: t(language, "account.state.none") },
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button kind="main">{t(language, "account.invite")}</Button>
      </Form>
    </section>
  );
}

/** The link for an invited person: to be handed over, and shown only now. */
export function InvitedPage({ language, name, link }: { language: Language; name: string; link: string }): VNode {
  return (
    <>
      <h1>{t(language, "account.invited.title", { name })}</h1>
      <p>{t(language, "account.invited.what")}</p>
      <p>
        <code dir="ltr">{link}</code>
      </p>
      <p>
        <a href={`/${language}${accountsPath}`}>{t(language, "account.accounts")}</a>
      </p>
    </>
  );
}

/** Asks before an account is closed or starts anew: one thing a page. */
export function ConfirmChangePage({
  language,
  change,
  account,
  states,
}: {
  language: Language;
  change: "close" | "renew";
  account: Account;
  states: StateNames;
}): VNode {
  const { name, email, capacities } = account;
  return (
    <Confirm
      title={t(language, `account.${change}.title`, { name })}
      facts={[
        { label: t(language, "account.email"), value: email },
        { label: t(language, "account.acts-as"), value: capacityInWords(language, capacities, states) },
      ]}
      warning={t(language, `account.${change}.what`, { name })}
      action={`/${language}${change === "close" ? closingPath(account.id) : renewalPath(account.id)}`}
      button={t(language, `account.${change}`)}
      back={{ href: `/${language}${accountsPath}`, label: t(language, "account.back") }}
    />
  );
}

const fieldsOf = {
  "name-missing": "name",
  "email-not-valid": "email",
  "email-taken": "email",
  "unknown-state": "state",
  "unknown-organisation": "organisation",
} as const satisfies Record<InvitationProblem, keyof TypedInvitation>;

function messageOf(language: Language, problem: InvitationProblem): string {
  return t(language, `account.invite.${problem}`);
}
