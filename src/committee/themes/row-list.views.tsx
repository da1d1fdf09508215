import type { VNode } from "preact";
import type { ThemeId } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { Button } from "#ui/fields.tsx";
import { themeRowsPath } from "../paths.ts";

export type ShownRow = { templateId: string; templateLabel: Texts; rowId: string; n: number; label: Texts };

/** The rows of a theme, template by template; those who may take one out by its button. */
export function RowList({
  language,
  theme,
  rows,
  mayRemove,
}: {
  language: Language;
  theme: ThemeId;
  rows: readonly ShownRow[];
  mayRemove: boolean;
}): VNode {
  return (
    <ul>
      {rows.map(({ templateId, templateLabel, rowId, n, label }) => (
        <li>
          <Label language={language} texts={label} number={n} />
          <p class="hint">
            <bdi>{rowId}</bdi> · <Label language={language} texts={templateLabel} />
          </p>
          {mayRemove ? (
            <form method="post" action={`/${language}${themeRowsPath(theme)}/removal`}>
              <input type="hidden" name="template" value={templateId} />
              <input type="hidden" name="row" value={rowId} />
              <Button>{t(language, "theme.rows.remove", { row: rowId })}</Button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
