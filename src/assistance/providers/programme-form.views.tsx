import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import type { StandingTemplate } from "#regime/template.queries.ts";
import { regionalGroups } from "#states/state.ts";
import { CheckboxField, type Option, TextArea, TextField } from "#ui/fields.tsx";
import { DayOf, FormPage, LineOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { rowChoicesOf, weaponOf } from "../areas.ts";
import { kindsOfAssistance } from "../kinds.ts";
import { onlyForWhom } from "./programme.ts";
import type { Chosen } from "./programme-form.ts";
import { Written } from "./programme-parts.views.tsx";
import type { StateNames } from "./provider.ts";

export type ProgrammeFormProps = {
  language: Language;
  title: string;
  what: string;
  button: string;
  action: string;
  back: string;
  state: FormState;
  chosen: Chosen;
  template: StandingTemplate;
  names: StateNames;
  contacts: readonly Option[];
  /** The secretariat says when the provider said so, and where. */
  asksSource: boolean;
  basis?: number | undefined;
  /** Somebody wrote a newer version meanwhile: where it stands. */
  newer?: string | undefined;
};

/** What a provider offers, in one form; rows are chosen from the matrix, section by section. */
export function ProgrammeFormPage(props: ProgrammeFormProps): VNode {
  const { language, state, chosen, names, contacts, asksSource, basis, newer } = props;
  const field = { page: language, state };
  return (
    <FormPage
      {...props}
      back={{ href: props.back, label: t(language, "assistance.back") }}
      {...(basis === undefined ? {} : { hidden: { basis } })}
      before={
        newer ? (
          <Notice tone="held">
            <p>
              {t(language, "assistance.programme.changed-since")}{" "}
              <a href={newer}>{t(language, "assistance.programme.newest")}</a>
            </p>
          </Notice>
        ) : null
      }
    >
      <TextsFields {...props} />
      <CheckboxField
        name="kinds"
        label={t(language, "assistance.kind")}
        columns
        error={errorAt(state.errors, "kinds")}
        chosen={chosen.kinds}
        options={kindsOfAssistance.map((kind) => ({ value: kind, label: t(language, `assistance.kind.${kind}`) }))}
      />
      <RowFields {...props} />
      <CheckboxField
        name="regions"
        label={t(language, "assistance.where")}
        hint={t(language, "assistance.where.hint")}
        error={errorAt(state.errors, "regions")}
        chosen={chosen.regions}
        options={regionalGroups.map((group) => ({ value: group, label: t(language, `division.region.${group}`) }))}
      />
      <details open={chosen.regions.some((region) => names.has(region))}>
        <summary>{t(language, "assistance.where.states")}</summary>
        <StateChoices chosen={chosen.regions} names={names} label={t(language, "assistance.where.states")} />
      </details>
      <CheckboxField
        name="languages"
        label={t(language, "assistance.languages")}
        error={errorAt(state.errors, "languages")}
        columns
        chosen={chosen.languages}
        options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
      />
      <LineOf {...field} name="capacity" label="assistance.capacity" hint="assistance.capacity.hint" width="short" />
      <CheckboxField
        name="only-for"
        label={t(language, "assistance.only-for")}
        error={errorAt(state.errors, "only-for")}
        chosen={chosen.onlyFor}
        options={onlyForWhom.map((one) => ({ value: one, label: t(language, `assistance.only-for.${one}`) }))}
      />
      {contacts.length > 0 ? (
        <SelectOf
          {...field}
          name="contact"
          label="assistance.contact.entry"
          hint="assistance.contact.entry.hint"
          options={[{ value: "", label: t(language, "assistance.contact.none") }, ...contacts]}
        />
      ) : null}
      <TextOf {...field} name="contact-words" label="assistance.contact" hint="assistance.contact.hint" rows={2} />
      <LineOf {...field} name="link" label="assistance.link" hint="assistance.link.hint" />
      <DayOf {...field} name="from" label="assistance.from" />
      <DayOf {...field} name="to" label="assistance.to" />
      {asksSource ? (
        <>
          <DayOf {...field} name="said" label="assistance.said-on" />
          <LineOf {...field} name="source" label="assistance.source" hint="assistance.source.hint" />
        </>
      ) : null}
    </FormPage>
  );
}

/** Title, description and conditions in each language: the page's own stands open, the others open where something is written. */
function TextsFields({ language, state }: ProgrammeFormProps): VNode {
  const ordered = [language, ...languages.filter((code) => code !== language)];
  return (
    <>
      {ordered.map((code) => {
        const names = (["title", "description", "conditions"] as const).map((part) => `${part}-${code}`);
        const isOpen = code === language || names.some((name) => state.typed[name] || errorAt(state.errors, name));
        return (
          <details open={isOpen} class="field">
            <summary lang={code}>{ownNames[code]}</summary>
            <TextField
              name={`title-${code}`}
              label={t(language, "assistance.title")}
              language={code}
              width="full"
              value={state.typed[`title-${code}`]}
              error={errorAt(state.errors, `title-${code}`)}
            />
            {(["description", "conditions"] as const).map((part) => (
              <TextArea
                name={`${part}-${code}`}
                label={t(language, `assistance.${part}`)}
                language={code}
                rows={part === "description" ? 4 : 2}
                value={state.typed[`${part}-${code}`]}
                error={errorAt(state.errors, `${part}-${code}`)}
              />
            ))}
          </details>
        );
      })}
    </>
  );
}

/** The rows of the matrix with their weapons, each section closed until it is needed. */
function RowFields({ language, state, chosen, template }: ProgrammeFormProps): VNode {
  const error = errorAt(state.errors, "rows");
  return (
    <fieldset class={`field ${error ? "field-wrong" : ""}`} id="rows" tabIndex={-1}>
      <legend>{t(language, "assistance.rows")}</legend>
      <p class="hint">{t(language, "assistance.rows.hint", { template: pickText(template.label, language).text })}</p>
      {error ? <p class="error">{error}</p> : null}
      {template.sections.map((section) => (
        <details
          class="field"
          open={section.rows.some((row) => rowChoicesOf(row).some((choice) => chosen.rows.includes(choice)))}
        >
          <summary>
            <Written language={language} texts={section.title} />
          </summary>
          <p class="choices-inline choices">
            {[...new Set(section.rows.flatMap(rowChoicesOf).map(weaponOf))].map((weapon) => (
              <Choice
                name="sections"
                value={`${section.id}:${weapon}`}
                checked={chosen.sections.includes(`${section.id}:${weapon}`)}
                label={
                  weapon
                    ? t(language, "assistance.rows.all-of", { weapon: t(language, `weapon.${weapon}`) })
                    : t(language, "assistance.rows.all")
                }
              />
            ))}
          </p>
          <div>
            {section.rows.map((row) => (
              <fieldset class="field">
                <legend>
                  <Written language={language} texts={row.label} />
                </legend>
                <div class="choices choices-inline">
                  {rowChoicesOf(row).map((choice) => {
                    const weapon = weaponOf(choice);
                    return (
                      <Choice
                        name="rows"
                        value={choice}
                        checked={chosen.rows.includes(choice)}
                        label={weapon ? t(language, `weapon.${weapon}`) : t(language, "assistance.rows.this")}
                      />
                    );
                  })}
                </div>
              </fieldset>
            ))}
          </div>
        </details>
      ))}
    </fieldset>
  );
}

type ChoiceProps = { name: string; value: string; checked: boolean; label: string };

function Choice({ name, value, checked, label }: ChoiceProps): VNode {
  const id = `${name}-${value.replace(/[^\w-]/g, "-")}`;
  return (
    <span class="choice">
      <input type="checkbox" id={id} name={name} value={value} checked={checked} />
      <label for={id}>{label}</label>
    </span>
  );
}

function StateChoices({
  chosen,
  names,
  label,
}: {
  chosen: readonly string[];
  names: StateNames;
  label: string;
}): VNode {
  return (
    <fieldset class="field">
      <legend class="visually-hidden">{label}</legend>
      <div class="choices choices-many">
        {[...names].map(([code, name]) => (
          <Choice name="regions" value={code} checked={chosen.includes(code)} label={name} />
        ))}
      </div>
    </fieldset>
  );
}
