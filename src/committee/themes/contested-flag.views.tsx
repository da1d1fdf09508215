import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { themePath } from "../paths.ts";
import type { TouchedTheme } from "./theme.ts";

/**
 * Says beside a thing that it uses themes on which positions differ, and where they are recorded; never who is right. For
 * those who may know: to others no theme is given, so nothing is shown.
 */
export function ContestedFlag({
  language,
  themes,
}: {
  language: Language;
  themes: readonly TouchedTheme[];
}): VNode | null {
  const contested = themes.filter(({ differs }) => differs);
  if (contested.length === 0) return null;
  return (
    <div class="theme-flag">
      {contested.map(({ id, name }) => (
        <p>
          <a href={`/${language}${themePath(id)}`}>
            <Label language={language} texts={name} />
          </a>{" "}
          – {t(language, "theme.flag")}
        </p>
      ))}
    </div>
  );
}

/** The flag, the other themes a thing uses, and for those who may the way to record one more. */
export function ThemesTouched({
  language,
  themes,
  useHref,
}: {
  language: Language;
  themes: readonly TouchedTheme[];
  useHref?: string | undefined;
}): VNode | null {
  const others = themes.filter(({ differs }) => !differs);
  if (themes.length === 0 && !useHref) return null;
  return (
    <>
      <ContestedFlag language={language} themes={themes} />
      {others.length > 0 ? (
        <p class="hint">
          {t(language, "theme.touched")}{" "}
          {others.map(({ id, name }, n) => (
            <>
              {n > 0 ? ", " : null}
              <a href={`/${language}${themePath(id)}`}>
                <Label language={language} texts={name} />
              </a>
            </>
          ))}
        </p>
      ) : null}
      {useHref ? (
        <p class="hint">
          <a href={useHref}>{t(language, "theme.use.record-here")}</a>
        </p>
      ) : null}
    </>
  );
}
