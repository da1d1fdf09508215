import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { Option } from "#ui/fields.tsx";
import { FormPage } from "#ui/form-page.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { type ActivityWhole, inviteeStandings } from "./activity.ts";
import type { Around } from "./activity-door.ts";
import { wasHeld } from "./machine.ts";

type InviteesProps = {
  language: Language;
  title: string;
  activity: ActivityWhole;
  around: Around;
  state: FormState;
  /** The list as it was when the form was opened. */
  opened: string;
  action: string;
  back: string;
};

/** Every State and organisation with what is said of it: those on the list first, the others one click away. */
export function InviteesPage({ language, title, activity, around, state, opened, action, back }: InviteesProps): VNode {
  const all = [...around.states, ...around.organisations];
  const isListed = ({ value }: Option): boolean => Boolean(state.typed[`who-${value}`]);
  const cameAlready = wasHeld(activity.standing);
  const standings = inviteeStandings.filter(
    (standing) => cameAlready || (standing !== "took-part" && standing !== "did-not-come"),
  );
  const rows = (options: readonly Option[]): VNode => (
    <div class="choices-many">
      {options.map((option) => (
        <Who {...{ language, option, standings }} value={state.typed[`who-${option.value}`] ?? ""} />
      ))}
    </div>
  );
  return (
    <FormPage
      {...{ language, title, state, action }}
      what={t(language, cameAlready ? "activity.invitees.what.held" : "activity.invitees.what")}
      button={t(language, "activity.invitees.button")}
      back={{ href: back, label: t(language, "activity.back") }}
      hidden={{ opened }}
    >
      <div id="invitees" tabIndex={-1}>
        {rows(all.filter(isListed))}
      </div>
      <details class="field" open={!all.some(isListed)}>
        <summary>{t(language, "activity.invitees.others")}</summary>
        {rows(all.filter((option) => !isListed(option)))}
      </details>
    </FormPage>
  );
}

type WhoProps = {
  language: Language;
  option: Option;
  standings: readonly (typeof inviteeStandings)[number][];
  value: string;
};

function Who({ language, option, standings, value }: WhoProps): VNode {
  const name = `who-${option.value}`;
  return (
    <div class="field">
      <label for={name}>
        <bdi>{option.label}</bdi>
      </label>
      <select id={name} name={name} class="input">
        <option value="" selected={value === ""}>
          {t(language, "activity.invitee.not-invited")}
        </option>
        {standings.map((standing) => (
          <option value={standing} selected={standing === value}>
            {t(language, `activity.invitee.${standing}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
