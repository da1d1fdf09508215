import type { VNode } from "preact";
import type { ThemeId } from "#db/ids.ts";
import { type Language, languages, type Texts } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Button, ErrorSummary, type FieldError, Form, TextArea, TextField } from "#ui/fields.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { themePath, themesPath } from "../paths.ts";
import { WrittenIn } from "../written-in.views.tsx";
import { nameLabel, type TypedTheme } from "./theme-form.ts";

/** What every form of the register shows: what was typed, and what is wrong with it. */
export type FormProps<Typed> = { language: Language; typed: Typed; errors: readonly FieldError[] };

/** The theme that a form is about. */
export type OfTheme = { theme: { id: ThemeId; name: Texts } };

export function NewThemePage({ language, typed, errors }: FormProps<TypedTheme>): VNode {
  const wrong = wrongIn(errors);
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "themes.record")}</h1>
      <p>{t(language, "theme.record.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Form action={`/${language}${themesPath}`}>
        {[language, ...languages.filter((code) => code !== language)].map((code) => (
          <TextField
            name={`name-${code}`}
            label={nameLabel(language, code)}
            value={typed.names[code]}
            error={wrong(`name-${code}`)}
            language={code}
          />
        ))}
        <TextArea
          name="description"
          label={t(language, "theme.description")}
          value={typed.description}
          error={wrong("description")}
        />
        <WrittenIn label={t(language, "theme.written-in")} value={typed.language} />
        <Button kind="main">{t(language, "theme.record.button")}</Button>
      </Form>
    </>
  );
}

/** What is wrong at a field, from the list at the top of the page. */
export function wrongIn(errors: readonly FieldError[]): (field: string) => string | undefined {
  return (field) => errors.find((error) => error.field === field)?.message;
}

/** The button that names the act, and the way back to the theme. */
export function Buttons({
  language,
  theme,
  children,
}: {
  language: Language;
  theme: ThemeId;
  children: string;
}): VNode {
  return (
    <div class="buttons">
      <Button kind="main">{children}</Button>
      <a href={`/${language}${themePath(theme)}`}>{t(language, "theme.back")}</a>
    </div>
  );
}
