import { isLanguage, type Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import type { FieldError } from "#ui/fields.tsx";
import { cleanTyped } from "#ui/typed-form.ts";

/** What was typed into a field, without the spaces around it. */
export function readText(form: FormData, name: string): string {
  return cleanTyped(String(form.get(name) ?? ""));
}

/** The language somebody says a text is written in; else the page's. */
export function readWritten(form: FormData, page: Language): Language {
  const said = readText(form, "language");
  return isLanguage(said) ? said : page;
}

/** One of a few values, or undefined when the text is none of them. */
export function readOneOf<T extends string>(values: readonly T[], text: string): T | undefined {
  return values.find((value) => value === text);
}

type Bound = { field: string; text: string; label: MessageKey; most: number; mayBeEmpty?: boolean };

/** What is wrong with a text: nothing, or that it is missing or too long, said with the name of its field. */
export function wrongTexts(
  language: Language,
  key: "theme.error.text" | "programme.error.text",
  bounds: readonly Bound[],
): FieldError[] {
  return bounds
    .filter(({ text, most, mayBeEmpty }) => (text === "" && !mayBeEmpty) || text.length > most)
    .map(({ field, label, most }) => ({ field, message: t(language, key, { field: t(language, label), most }) }));
}
