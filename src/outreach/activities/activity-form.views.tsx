import type { ComponentChildren, VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Button, CheckboxField, type Option, TextField } from "#ui/fields.tsx";
import { DayOf, FormPage, LanguageOf, LineOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { subjects } from "../activity.ts";
import { overlapPath } from "../paths.ts";
import { activityKinds, activityModes, activityRegions } from "./activity.ts";
import type { Around } from "./activity-door.ts";
import { type ChosenInForm, partsOfYear } from "./activity-form.ts";

type ActivityFormProps = {
  language: Language;
  title: string;
  what: string;
  button: string;
  action: string;
  back: { href: string; label: string };
  state: FormState;
  chosen: ChosenInForm;
  around: Around;
  /** A new activity says when it is and whom it is for; later these have pages of their own. */
  isNew: boolean;
  /** The group's experts are assigned to the Committee's own. */
  assigns: boolean;
  basis?: number;
  /** Somebody changed it meanwhile. */
  changedSince?: boolean;
  /** What the look for conflicts and duplicates found. */
  overlap?: ComponentChildren;
};

/** An activity in one form: what it is, when, where, for whom. */
export function ActivityFormPage(props: ActivityFormProps): VNode {
  const { language, state, chosen, around, isNew, assigns, basis, changedSince, overlap } = props;
  const field = { page: language, state };
  return (
    <FormPage
      {...props}
      {...(basis === undefined ? {} : { hidden: { basis } })}
      before={changedSince ? <Notice tone="held">{t(language, "activity.changed-since")}</Notice> : null}
    >
      <LineOf {...field} name="title" label="activity.title" hint="activity.title.hint" />
      <LanguageOf {...field} name="language" label="activity.title-language" />
      <SelectOf
        {...field}
        name="kind"
        label="activity.kind"
        options={choices(activityKinds, (kind) => t(language, `activity.kind.${kind}`), t(language, "activity.choose"))}
      />
      {isNew ? <TimeFields {...field} /> : null}
      <RadioOf
        {...field}
        inline
        name="mode"
        label="activity.mode"
        options={choices(activityModes, (mode) => t(language, `activity.mode.${mode}`))}
      />
      <LineOf {...field} name="place" label="activity.place" hint="activity.place.hint" width="medium" />
      <SelectOf
        {...field}
        name="host"
        label="activity.host-state"
        options={[{ value: "", label: t(language, "activity.none") }, ...around.states]}
      />
      <TextField
        name="zone"
        label={t(language, "activity.zone")}
        hint={t(language, "activity.zone.hint")}
        value={state.typed.zone}
        error={errorAt(state.errors, "zone")}
        offers={Intl.supportedValuesOf("timeZone")}
      />
      <SelectOf
        {...field}
        name="region"
        label="activity.region"
        options={choices(activityRegions, (one) => regionInWords(language, one), t(language, "activity.none"))}
      />
      <CheckboxField
        name="subjects"
        label={t(language, "activity.subjects")}
        hint={t(language, "activity.subjects.hint")}
        columns
        chosen={chosen.subjects}
        options={subjects.map((one) => ({ value: one, label: t(language, `activity.subject.${one}`) }))}
      />
      {isNew ? <PeopleFields {...props} assigns={assigns} /> : null}
      {around.objectives.length > 0 ? (
        <SelectOf
          {...field}
          name="objective"
          label="activity.objective"
          options={[{ value: "", label: t(language, "activity.none") }, ...around.objectives]}
        />
      ) : null}
      <CheckboxField
        name="languages"
        label={t(language, "activity.languages")}
        columns
        chosen={chosen.languages}
        options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
      />
      <TextOf {...field} name="description" label="activity.description" rows={4} />
      <LineOf {...field} name="link" label="activity.link" />
      <LineOf {...field} name="source" label="activity.source" hint="activity.source.hint" />
      {isNew ? (
        <div class="field">
          <div id="overlap" aria-live="polite" data-overlap={`/${language}${overlapPath}`}>
            {overlap}
          </div>
          <Button name="look" value="yes">
            {t(language, "activity.look")}
          </Button>
        </div>
      ) : null}
    </FormPage>
  );
}

function choices<T extends string>(values: readonly T[], label: (value: T) => string, first?: string): Option[] {
  const options = values.map((value) => ({ value, label: label(value) }));
  return first === undefined ? options : [{ value: "", label: first }, ...options];
}

/** A regional group, or all States. */
export function regionInWords(language: Language, region: (typeof activityRegions)[number]): string {
  return region === "all" ? t(language, "activity.region.all") : t(language, `division.region.${region}`);
}

/** Days, a window, or a part of a year. */
export function TimeFields(field: { page: Language; state: FormState }): VNode {
  const { page } = field;
  return (
    <>
      <RadioOf
        {...field}
        name="when"
        label="activity.when"
        options={(["days", "window", "part"] as const).map((one) => ({
          value: one,
          label: t(page, `activity.when.${one}`),
          hint: t(page, `activity.when.${one}.hint`),
        }))}
      />
      <div class="time-parts">
        <DayOf {...field} name="first" label="activity.first-day" />
        <DayOf {...field} name="last" label="activity.last-day" hint="activity.last-day.hint" />
      </div>
      <div class="time-parts">
        <LineOf {...field} name="year" label="activity.year" width="short" />
        <SelectOf
          {...field}
          name="part"
          label="activity.part"
          options={choices(partsOfYear, (part) => partInWords(page, part), t(page, "activity.choose"))}
        />
        <LineOf {...field} name="days-long" label="activity.days-long" hint="activity.days-long.hint" width="short" />
      </div>
    </>
  );
}

function partInWords(language: Language, part: (typeof partsOfYear)[number]): string {
  if (!part.startsWith("m"))
    return t(language, `activity.part.${part as "year" | "h1" | "h2" | "q1" | "q2" | "q3" | "q4"}`); // what is no month
  const month = new Date(Date.UTC(2001, Number(part.slice(1)) - 1, 15));
  return new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC", calendar: "gregory" }).format(month);
}

type PeopleProps = Pick<ActivityFormProps, "language" | "chosen" | "around" | "assigns">;

function PeopleFields({ language, chosen, around, assigns }: PeopleProps): VNode {
  const lists = [
    { name: "organisers", options: around.organisations },
    { name: "states", options: around.states },
    { name: "organisations", options: around.organisations },
    ...(assigns ? [{ name: "experts" as const, options: around.experts }] : []),
  ] as const;
  return (
    <>
      {lists
        .filter(({ options }) => options.length > 0)
        .map(({ name, options }) => (
          <details class="field" open={chosen[name].length > 0}>
            <summary>
              {t(language, `activity.${name}`)}
              {chosen[name].length > 0 ? ` (${chosen[name].length})` : ""}
            </summary>
            <CheckboxField
              name={name}
              label={t(language, `activity.${name}`)}
              columns
              chosen={chosen[name]}
              options={options}
            />
          </details>
        ))}
    </>
  );
}
