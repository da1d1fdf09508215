import { isLanguage, type Language } from "#i18n/languages.ts";
import { type MessageKey, type MessageValues, t } from "#i18n/t.ts";
import { type DateParts, type FieldError, readDate } from "./fields.tsx";

/** What somebody typed, by field: a form that comes back shows it all. */
export type Typed = Record<string, string>;

/** A form on a page: what is typed in it and what is wrong with it. */
export type FormState = { typed: Typed; errors: readonly FieldError[] };

type Wrong = { field: string; key: MessageKey; values?: MessageValues };
type Rule = { label: MessageKey; most?: number; required?: boolean };

export const longestLine = 300;
export const longestText = 60_000;

/** Reads a form field by field and keeps what is wrong, in the order of the fields, and everything that was typed. */
export type TypedForm = {
  typed: Typed;
  /** A line or a text, without the blanks around it; empty where nothing was typed. */
  text: (name: string, rule: Rule) => string;
  /** One of the choices offered, or undefined. */
  choice: <T extends string>(name: string, choices: readonly T[], rule: Rule) => T | undefined;
  /** A language, English until one is chosen. */
  language: (name: string, rule: Rule) => Language;
  /** A day, or undefined where none was typed or no such day exists. */
  day: (name: string, rule: Rule) => string | undefined;
  /** Says what is wrong with a field. */
  refuse: (wrong: Wrong) => void;
  isRight: () => boolean;
  errorsIn: (language: Language) => FieldError[];
};

export function openTypedForm(form: FormData, page: Language): TypedForm {
  const typed: Typed = {};
  const wrong: Wrong[] = [];
  const missing = (field: string, { label }: Rule) =>
    wrong.push({ field, key: "form.error.missing", values: { label: t(page, label) } });
  const take = (name: string): string => {
    const value = form.get(name);
    const text = typeof value === "string" ? cleanTyped(value) : "";
    typed[name] = text;
    return text;
  };

  return {
    typed,
    text: (name, rule) => {
      const text = take(name);
      const most = rule.most ?? longestLine;
      if (!text && rule.required) missing(name, rule);
      if (text.length > most)
        wrong.push({ field: name, key: "form.error.too-long", values: { label: t(page, rule.label), most } });
      return text;
    },
    choice: (name, choices, rule) => {
      const text = take(name);
      const found = choices.find((choice) => choice === text);
      if (!found && (text || rule.required)) missing(name, rule);
      return found;
    },
    language: (name, rule) => {
      const text = take(name);
      if (!isLanguage(text)) missing(name, rule);
      return isLanguage(text) ? text : "en";
    },
    day: (name, rule) => {
      const read = readDate(form, name);
      for (const [part, value] of Object.entries(read.typed)) typed[`${name}-${part}`] = value;
      const isEmpty = Object.values(read.typed).every((part) => part === "");
      if (isEmpty && rule.required) missing(name, rule);
      if (!isEmpty && !read.date)
        wrong.push({ field: name, key: "form.error.date", values: { label: t(page, rule.label) } });
      return read.date;
    },
    refuse: (one) => wrong.push(one),
    isRight: () => wrong.length === 0,
    errorsIn: (language) => wrong.map(({ field, key, values }) => ({ field, message: t(language, key, values) })),
  };
}

/** What was typed, without what no text has: control characters are no words, and the database keeps no NUL. Directions stay: they are the writer's. */
export function cleanTyped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\uFEFF]/gu, (mark) => (mark === "\n" || mark === "\t" ? mark : ""))
    .trim();
}

/** The parts of a date as they were typed. */
export function datePartsOf(typed: Typed, name: string): DateParts {
  return { day: typed[`${name}-day`] ?? "", month: typed[`${name}-month`] ?? "", year: typed[`${name}-year`] ?? "" };
}

/** A date as it would be typed. */
export function typedDate(name: string, date: string | null | undefined): Typed {
  if (!date) return {};
  const [year = "", month = "", day = ""] = date.split("-");
  return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year };
}

/** A whole number out of a form's hidden field or an address; -1 for what is none. */
export function readCount(text: string | undefined): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : -1;
}

/** What a form that comes back is based on: what it was when it was opened; after a conflict, which is shown, what stands now. */
export function basisOf(state: FormState | undefined, status: number, now: number): number {
  const opened = state?.typed.basis;
  return status === 422 && opened !== undefined ? readCount(opened) : now;
}

/** The message beside a field, where something is wrong with it. */
export function errorAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
