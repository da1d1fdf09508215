import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { FieldError } from "#ui/fields.tsx";
import { readText, readWritten, wrongTexts } from "../typed-text.ts";
import type { NewTheme } from "./record-theme.ts";
import { namesOf } from "./theme.ts";

export type TypedTheme = { names: Record<Language, string>; description: string; language: Language };
export type ThemeForm = { typed: TypedTheme; theme: NewTheme | undefined; errors: FieldError[] };

const longestName = 200;
const longestDescription = 4000;

export function blankTheme(page: Language): TypedTheme {
  return { names: { ar: "", zh: "", en: "", fr: "", ru: "", es: "" }, description: "", language: page };
}

/** The form of a theme, read once: what was typed, the theme it says, and what is wrong with it. */
export function readThemeForm(form: FormData, page: Language): ThemeForm {
  const typed: TypedTheme = {
    ...blankTheme(page),
    description: readText(form, "description"),
    language: readWritten(form, page),
  };
  for (const code of languages) typed.names[code] = readText(form, `name-${code}`);
  const name = namesOf(typed.names);
  const errors = [
    ...(name ? [] : [{ field: `name-${page}`, message: t(page, "theme.error.name") }]),
    ...languages
      .filter((code) => typed.names[code].length > longestName)
      .map((code) => ({
        field: `name-${code}`,
        message: t(page, "theme.error.text", { field: nameLabel(page, code), most: longestName }),
      })),
    ...wrongTexts(page, "theme.error.text", [
      {
        field: "description",
        text: typed.description,
        label: "theme.description",
        most: longestDescription,
        mayBeEmpty: true,
      },
    ]),
  ];
  const theme = name && { name, description: typed.description, language: typed.language };
  return { typed, theme, errors };
}

export function nameLabel(page: Language, code: Language): string {
  return t(page, "theme.name-in", { language: ownNames[code] });
}
