import type { VNode } from "preact";
import type { ThemeId } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { Button, ErrorSummary, type FieldError, Form, SelectField } from "#ui/fields.tsx";
import { themePath, themeRowsPath } from "../paths.ts";
import { RowList, type ShownRow } from "./row-list.views.tsx";
import { themeName } from "./theme.ts";

export type RowsPageProps = {
  language: Language;
  theme: { id: ThemeId; name: Texts };
  rows: readonly ShownRow[];
  templates: readonly { id: string; label: Texts }[];
  /** The template whose rows may be added. */
  template: {
    id: string;
    sections: readonly { title: Texts; rows: readonly { id: string; n: number; label: Texts }[] }[];
  };
  chosen: string;
  errors: readonly FieldError[];
};

export function RowsPage({ language, theme, rows, templates, template, chosen, errors }: RowsPageProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "theme.rows.title", { theme: themeName(language, theme.name) })}</h1>
      <p>{t(language, "theme.rows.choice")}</p>
      {rows.length === 0 ? (
        <p class="empty">{t(language, "theme.rows.none")}</p>
      ) : (
        <RowList language={language} theme={theme.id} rows={rows} mayRemove={true} />
      )}
      <h2>{t(language, "theme.rows.add")}</h2>
      <ul class="page-switch">
        {templates.map(({ id, label }) => (
          <li>
            <a
              href={`/${language}${themeRowsPath(theme.id, id)}`}
              aria-current={id === template.id ? "true" : undefined}
            >
              <Label language={language} texts={label} />
            </a>
          </li>
        ))}
      </ul>
      <Form action={`/${language}${themeRowsPath(theme.id)}`}>
        <input type="hidden" name="template" value={template.id} />
        <SelectField
          name="row"
          label={t(language, "theme.rows.row")}
          value={chosen}
          error={errors.find(({ field }) => field === "row")?.message}
          options={template.sections.flatMap((section) =>
            section.rows.map(({ id, n, label }) => ({
              value: id,
              label: `${id} – ${n}. ${pickText(label, language).text}`,
            })),
          )}
        />
        <div class="buttons">
          <Button kind="main">{t(language, "theme.rows.add-button")}</Button>
          <a href={`/${language}${themePath(theme.id)}`}>{t(language, "theme.back")}</a>
        </div>
      </Form>
    </>
  );
}
