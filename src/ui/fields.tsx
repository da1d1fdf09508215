import type { ComponentChildren, VNode } from "preact";
import { direction, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";

/** Every field: a label, perhaps a hint, perhaps what is wrong; what was typed stays. */
type FieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value?: string | undefined;
  /** The label is for those who listen: where a field stands in a table, its column says in print what it is. */
  labelHidden?: boolean;
};

/** A form that works without script. */
export function Form({ action, children, id }: { action: string; children: ComponentChildren; id?: string }): VNode {
  return (
    <form method="post" action={action} id={id} class="form" novalidate>
      {children}
    </form>
  );
}

type TextProps = FieldProps & {
  type?: "text" | "email" | "password" | "url" | "search";
  width?: "short" | "medium" | "full";
  inputMode?: "numeric" | "text" | "email" | "url";
  autocomplete?: string;
  /** The language of what is typed, when it is not the page's. */
  language?: Language;
  /** Words that are offered while one types; others may be typed as well. */
  offers?: readonly string[];
};

export function TextField({
  type = "text",
  width = "medium",
  inputMode,
  autocomplete,
  language,
  offers,
  ...field
}: TextProps): VNode {
  return (
    <Field {...field}>
      <input
        id={field.name}
        name={field.name}
        type={type as "text"} // the types tie each kind of input to its own role; ours has none
        value={type === "password" ? undefined : field.value}
        class={`input width-${width}`}
        inputMode={inputMode}
        autoComplete={autocomplete}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? "true" : undefined}
        lang={language}
        dir={language ? direction(language) : type === "text" ? "auto" : undefined}
        list={offers ? `${field.name}-offers` : undefined}
      />
      {offers ? (
        <datalist id={`${field.name}-offers`}>
          {offers.map((offer) => (
            <option value={offer} />
          ))}
        </datalist>
      ) : null}
    </Field>
  );
}

export function TextArea({ rows = 4, language, ...field }: FieldProps & { rows?: number; language?: Language }): VNode {
  return (
    <Field {...field}>
      <textarea
        id={field.name}
        name={field.name}
        rows={rows}
        class="input width-full"
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? "true" : undefined}
        lang={language}
        dir={language ? direction(language) : "auto"}
      >
        {field.value}
      </textarea>
    </Field>
  );
}

export type Option = { value: string; label: string; hint?: string; language?: Language };

export function SelectField({ options, ...field }: FieldProps & { options: readonly Option[] }): VNode {
  return (
    <Field {...field}>
      <select
        id={field.name}
        name={field.name}
        class="input"
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? "true" : undefined}
      >
        {options.map(({ value, label, language }) => (
          <option value={value} selected={value === field.value} lang={language}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A few choices, all of the same size, none chosen beforehand unless a value is given. */
export function RadioField({
  options,
  inline = false,
  ...field
}: FieldProps & { options: readonly Option[]; inline?: boolean }): VNode {
  return (
    <fieldset class={`field ${field.error ? "field-wrong" : ""}`} aria-describedby={describedBy(field)}>
      <legend>{field.label}</legend>
      <HintAndError {...field} />
      <div class={inline ? "choices choices-inline" : "choices"}>
        {options.map(({ value, label, hint }, n) => (
          <div class="choice">
            <input
              type="radio"
              id={n === 0 ? field.name : `${field.name}-${n + 1}`}
              name={field.name}
              value={value}
              checked={value === field.value}
              aria-describedby={hint ? `${field.name}-${n + 1}-hint` : undefined}
            />
            <label for={n === 0 ? field.name : `${field.name}-${n + 1}`}>{label}</label>
            {hint ? (
              <p class="hint" id={`${field.name}-${n + 1}-hint`}>
                {hint}
              </p>
            ) : null}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** Any number of choices under one heading; none chosen is an answer too, unless the form says otherwise. Short names may stand in columns. */
export function CheckboxField({
  options,
  chosen,
  columns = false,
  id: first,
  ...field
}: Omit<FieldProps, "value"> & {
  options: readonly Option[];
  chosen: readonly string[];
  columns?: boolean;
  /** Of its first choice, where several fields of a page have the same name. */
  id?: string;
}): VNode {
  const start = first ?? field.name;
  return (
    <fieldset class={`field ${field.error ? "field-wrong" : ""}`} aria-describedby={describedBy(field)}>
      <legend>{field.label}</legend>
      <HintAndError {...field} />
      <div class={columns ? "choices choices-many" : "choices"}>
        {options.map(({ value, label, language }, n) => {
          const id = n === 0 ? start : `${start}-${n + 1}`;
          return (
            <div class="choice">
              <input type="checkbox" id={id} name={field.name} value={value} checked={chosen.includes(value)} />
              <label for={id} lang={language}>
                <bdi>{label}</bdi>
              </label>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

export type DateParts = { day: string; month: string; year: string };

/** A date as three numbers: no calendar to learn, no script, the same order in every language. */
export function DateField({
  language,
  value,
  ...field
}: Omit<FieldProps, "value"> & { language: Language; value?: DateParts | undefined }): VNode {
  const parts = [
    { part: "day", label: t(language, "date.day"), width: "two" },
    { part: "month", label: t(language, "date.month"), width: "two" },
    { part: "year", label: t(language, "date.year"), width: "four" },
  ] as const;
  return (
    <fieldset class={`field ${field.error ? "field-wrong" : ""}`} aria-describedby={describedBy(field)}>
      <legend>{field.label}</legend>
      <HintAndError {...field} />
      <div class="date-parts">
        {parts.map(({ part, label, width }) => (
          <div>
            <label for={part === "day" ? field.name : `${field.name}-${part}`}>{label}</label>
            <input
              id={part === "day" ? field.name : `${field.name}-${part}`}
              name={`${field.name}-${part}`}
              value={value?.[part]}
              class={`input width-${width}`}
              inputMode="numeric"
              dir="ltr"
              aria-invalid={field.error ? "true" : undefined}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** The date that three inputs say, of the years 1800 to 2199, and what was typed; `date` is undefined when no such day exists. */
export function readDate(form: FormData, name: string): { date: string | undefined; typed: DateParts } {
  const part = (which: keyof DateParts): string => String(form.get(`${name}-${which}`) ?? "").trim();
  const typed = { day: part("day"), month: part("month"), year: part("year") };
  if (!/^\d{1,2}$/.test(typed.day) || !/^\d{1,2}$/.test(typed.month) || !/^(1[89]|2[01])\d\d$/.test(typed.year))
    return { date: undefined, typed };
  try {
    const date = Temporal.PlainDate.from(
      { day: Number(typed.day), month: Number(typed.month), year: Number(typed.year) },
      { overflow: "reject" },
    );
    return { date: date.toString(), typed };
  } catch {
    return { date: undefined, typed }; // 30 February
  }
}

export function Button({
  kind = "plain",
  name,
  value,
  children,
}: {
  kind?: "plain" | "main" | "warning";
  name?: string;
  value?: string;
  children: ComponentChildren;
}): VNode {
  return (
    <button type="submit" class={`button button-${kind}`} name={name} value={value}>
      {children}
    </button>
  );
}

export type FieldError = { field: string; message: string };

/** What is wrong, at the top, each line leading to its field. */
export function ErrorSummary({
  language,
  errors,
}: {
  language: Language;
  errors: readonly FieldError[];
}): VNode | null {
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <h2>{t(language, "errors.title")}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Field({ children, ...field }: FieldProps & { children: ComponentChildren }): VNode {
  return (
    <div class={`field ${field.error ? "field-wrong" : ""}`}>
      <label for={field.name} class={field.labelHidden ? "visually-hidden" : undefined}>
        {field.label}
      </label>
      <HintAndError {...field} />
      {children}
    </div>
  );
}

function HintAndError({ name, hint, error }: Pick<FieldProps, "name" | "hint" | "error">): VNode {
  return (
    <>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
}

function describedBy({ name, hint, error }: Pick<FieldProps, "name" | "hint" | "error">): string | undefined {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(error ? [`${name}-error`] : [])];
  return ids.length > 0 ? ids.join(" ") : undefined;
}
