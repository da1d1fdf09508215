import type { ComponentChildren, VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  type Option,
  SelectField,
  TextField,
} from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { errorAt } from "#ui/typed-form.ts";
import { assignmentsPath, divisionPath, reassignmentPath } from "../paths.ts";
import type { Assignment, Expert } from "./division.ts";
import { regionOptions, type StateNames, subjectWords } from "./division.views.tsx";
import { nobody, type Typed } from "./division-form.ts";

type FormProps = { language: Language; typed: Typed; errors: readonly FieldError[]; experts: readonly Expert[] };

/** A State to choose, with its regional group beside it. */
export type FreeState = { code: StateCode; name: string; region: string };

type AssignProps = FormProps & {
  free: readonly FreeState[];
  /** The themes of the register, by their names in the page's language. */
  themes: readonly string[];
};

export function AssignPage({ free, themes, ...form }: AssignProps): VNode {
  const { language, experts } = form;
  return (
    <>
      <ErrorSummary language={language} errors={form.errors} />
      <h1>{t(language, "division.assign")}</h1>
      <Form action={`/${language}${assignmentsPath}`}>
        <SelectField
          {...asked(form, "expert")}
          label={t(language, "division.expert")}
          options={withChoice(
            language,
            experts.map(({ id, name }) => ({ value: id, label: name })),
          )}
        />
        <Choices
          name="state"
          label={t(language, "division.states-without")}
          error={errorAt(form.errors, "state")}
          chosen={form.typed.chosen}
          options={free.map(({ code, name, region }) => ({ value: code, label: name, hint: region }))}
          empty={t(language, "division.states-without.none")}
        />
        <SelectField
          {...asked(form, "region")}
          label={t(language, "division.region")}
          options={withChoice(language, regionOptions(language))}
        />
        <TextField
          {...asked(form, "theme")}
          label={t(language, "division.theme")}
          hint={t(language, "division.theme-hint")}
          offers={themes}
        />
        <From {...form} />
        <TextField {...asked(form, "reason")} label={t(language, "division.reason-optional")} width="full" />
        <Buttons language={language}>{t(language, "division.assign")}</Buttons>
      </Form>
    </>
  );
}

type ReassignPageProps = FormProps & {
  /** The open lines by expert, those who left included. */
  carried: readonly { expert: Expert; lines: readonly Assignment[] }[];
  names: StateNames;
  /** Lines that were chosen and that somebody ended meanwhile: who follows the work now stands among the choices. */
  ended: readonly Assignment[];
};

export function ReassignPage({ carried, names, ended, ...form }: ReassignPageProps): VNode {
  const { language, experts } = form;
  const first = carried.find(({ lines }) => lines.length > 0)?.expert.id;
  return (
    <>
      <ErrorSummary language={language} errors={form.errors} />
      <h1>{t(language, "division.reassign")}</h1>
      <p>{t(language, "division.reassign.what")}</p>
      {ended.length > 0 ? (
        <Notice tone="held" title={t(language, "division.ended-meanwhile")}>
          <ul>
            {ended.map((line) => (
              <li>
                <bdi>{subjectWords(language, names, line.subject)}</bdi>: <bdi>{line.ended?.by}</bdi>,{" "}
                <bdi>{line.ended?.reason}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Form action={`/${language}${reassignmentPath}`}>
        {carried
          .filter(({ lines }) => lines.length > 0)
          .map(({ expert, lines }) => (
            <Choices
              name="line"
              id={expert.id === first ? "line" : `line-of-${expert.id}`}
              label={expert.name}
              error={expert.id === first ? errorAt(form.errors, "line") : undefined}
              chosen={form.typed.chosen}
              options={lines.map(({ id, subject }) => ({ value: id, label: subjectWords(language, names, subject) }))}
            />
          ))}
        {carried.every(({ lines }) => lines.length === 0) ? (
          <p class="empty" id="line">
            {t(language, "division.lines.empty")}
          </p>
        ) : null}
        <SelectField
          {...asked(form, "expert")}
          label={t(language, "division.to-expert")}
          options={[
            ...withChoice(
              language,
              experts.map(({ id, name }) => ({ value: id, label: name })),
            ),
            { value: nobody, label: t(language, "division.to-nobody") },
          ]}
        />
        <From {...form} />
        <TextField
          {...asked(form, "reason")}
          label={t(language, "division.reason")}
          hint={t(language, "division.reason-hint")}
          width="full"
        />
        <Buttons language={language}>{t(language, "division.reassign")}</Buttons>
      </Form>
    </>
  );
}

type ChoicesProps = {
  name: string;
  id?: string;
  label: string;
  error: string | undefined;
  chosen: readonly string[];
  options: readonly Option[];
  empty?: string;
};

/** Boxes to tick, as many as one likes. */
function Choices({ name, id = name, label, error, chosen, options, empty }: ChoicesProps): VNode {
  return (
    <fieldset class={`field ${error ? "field-wrong" : ""}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        <bdi>{label}</bdi>
      </legend>
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {options.length === 0 ? (
        <p class="empty" id={id}>
          {empty}
        </p>
      ) : null}
      <div class="choices choices-many">
        {options.map(({ value, label, hint }, n) => {
          const box = n === 0 ? id : `${id}-${n + 1}`;
          return (
            <div class="choice">
              <input
                type="checkbox"
                id={box}
                name={name}
                value={value}
                checked={chosen.includes(value)}
                aria-describedby={hint ? `${box}-hint` : undefined}
              />
              <label for={box}>
                <bdi>{label}</bdi>
              </label>
              {hint ? (
                <p class="hint" id={`${box}-hint`}>
                  {hint}
                </p>
              ) : null}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

function From(form: FormProps): VNode {
  const { language } = form;
  return (
    <DateField
      name="from"
      label={t(language, "division.from")}
      language={language}
      value={form.typed.from}
      error={errorAt(form.errors, "from")}
    />
  );
}

function Buttons({ language, children }: { language: Language; children: ComponentChildren }): VNode {
  return (
    <div class="buttons">
      <Button kind="main">{children}</Button>
      <a href={`/${language}${divisionPath}`}>{t(language, "division.back")}</a>
    </div>
  );
}

function asked(form: FormProps, name: string) {
  return { name, value: form.typed.text[name], error: errorAt(form.errors, name) };
}

function withChoice(language: Language, options: readonly Option[]): Option[] {
  return [{ value: "", label: t(language, "division.choose") }, ...options];
}
