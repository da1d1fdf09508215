import type { VNode } from "preact";
import { formatAmount } from "#assistance/providers/contribution.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Button, CheckboxField, Form } from "#ui/fields.tsx";
import { FormPage, LineOf, RadioOf, SelectOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { activityPartPath, activityPath } from "../paths.ts";
import { type ActivityWhole, type Party, partyRoles } from "./activity.ts";
import type { Around } from "./activity-door.ts";
import { partyName } from "./activity-words.ts";

type PeopleProps = { language: Language; title: string; activity: ActivityWhole; around: Around; state: FormState };

/** Who organises, hosts and sponsors it, and a form to name one more. */
export function PartiesPage({ language, title, activity, around, state }: PeopleProps): VNode {
  const field = { page: language, state };
  const path = `/${language}${activityPartPath(activity.id, "parties")}`;
  return (
    <FormPage
      {...{ language, title, state }}
      what={t(language, "activity.parties.what")}
      button={t(language, "activity.parties.button")}
      action={path}
      back={{ href: `/${language}${activityPath(activity.id)}`, label: t(language, "activity.back") }}
      before={
        <Table
          caption={title}
          columns={(["activity.role", "activity.party", "activity.contribution", "activity.event"] as const).map(
            (key) => ({
              label: t(language, key),
            }),
          )}
          rows={activity.parties.map((party) => ({
            cells: [
              t(language, `activity.role.${party.role}`),
              <bdi>{partyName(party, around.names)}</bdi>,
              <bdi>{contributionInWords(language, party)}</bdi>,
              <Form action={`${path}/${party.id}/ending`}>
                <Button>{t(language, "activity.party.take-out")}</Button>
              </Form>,
            ],
          }))}
          empty={t(language, "activity.parties.empty")}
        />
      }
    >
      <RadioOf
        {...field}
        inline
        name="role"
        label="activity.role"
        options={partyRoles.map((value) => ({ value, label: t(language, `activity.role.${value}`) }))}
      />
      <SelectOf
        {...field}
        name="who"
        label="activity.party"
        options={[{ value: "", label: t(language, "activity.choose") }, ...around.organisations, ...around.states]}
      />
      <LineOf {...field} name="body" label="activity.party.body" hint="activity.party.body.hint" width="medium" />
      <RadioOf
        {...field}
        inline
        name="contribution"
        label="activity.contribution"
        options={(["money", "in-kind"] as const).map((value) => ({
          value,
          label: t(language, `activity.contribution.${value}`),
        }))}
      />
      <LineOf {...field} name="amount" label="activity.amount" hint="assistance.amount.hint" width="medium" />
      <LineOf {...field} name="currency" label="activity.currency" hint="activity.currency.hint" width="short" />
      <LineOf {...field} name="words" label="activity.words" />
    </FormPage>
  );
}

/** What a sponsor gives: "USD 25,000", or in kind and what. */
export function contributionInWords(
  language: Language,
  { contribution, amount, currency, words = "" }: Partial<Party>,
): string {
  if (!contribution) return words;
  const given =
    amount && currency
      ? formatAmount(language, { value: amount, currency })
      : t(language, `activity.contribution.${contribution}`);
  return words ? `${given} – ${words}` : given;
}

/** Which experts of the Group go. */
export function ExpertsPage({ language, title, activity, around, state }: PeopleProps): VNode {
  return (
    <FormPage
      {...{ language, title, state }}
      what={t(language, "activity.experts.what")}
      button={t(language, "activity.experts.button")}
      action={`/${language}${activityPartPath(activity.id, "experts")}`}
      back={{ href: `/${language}${activityPath(activity.id)}`, label: t(language, "activity.back") }}
    >
      <CheckboxField
        name="experts"
        label={t(language, "activity.experts")}
        error={errorAt(state.errors, "experts")}
        chosen={activity.experts.map(({ id }) => id)}
        options={around.experts}
      />
    </FormPage>
  );
}
