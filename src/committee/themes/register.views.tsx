import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { formatDate } from "#ui/dates.tsx";
import { Button, DateField, type DateParts, ErrorSummary, type FieldError } from "#ui/fields.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { newThemePath, themePath, themesPath } from "../paths.ts";
import type { Theme, ThemeStanding } from "./theme.ts";

export type ThemesPageProps = {
  language: Language;
  themes: readonly (Theme & { standing: ThemeStanding | undefined })[];
  /** The day up to which standings are shown, when it was asked for. */
  asOf: { day: string | undefined; typed: DateParts | undefined; errors: readonly FieldError[] };
  mayRecord: boolean;
};

export function ThemesPage({ language, themes, asOf, mayRecord }: ThemesPageProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={asOf.errors} />
      <h1>{t(language, "themes.title")}</h1>
      <p>{t(language, "themes.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      {mayRecord ? (
        <p>
          <a href={`/${language}${newThemePath}`}>{t(language, "themes.record")}</a>
        </p>
      ) : null}
      {asOf.day ? (
        <p>
          <strong>{t(language, "themes.as-of-shown", { date: formatDate(language, asOf.day) })}</strong>
        </p>
      ) : null}
      <Table
        caption={t(language, "themes.title")}
        columns={[
          t(language, "theme.name"),
          t(language, "theme.standing"),
          t(language, "theme.standing.dated"),
          t(language, "theme.source"),
        ].map((label) => ({ label }))}
        rows={themes.map(({ id, name, standing }) => ({
          cells: [
            <a href={`/${language}${themePath(id)}`}>
              <Label language={language} texts={name} />
            </a>,
            <ThemeStandingWords language={language} standing={standing} />,
            standing ? formatDate(language, standing.dated) : "",
            standing ? (
              <TextIn language={standing.language} page={language}>
                {standing.source}
              </TextIn>
            ) : (
              ""
            ),
          ],
        }))}
        empty={t(language, "themes.empty")}
      />
      <form method="get" action={`/${language}${themesPath}`} class="form form-search">
        <DateField
          name="on"
          language={language}
          label={t(language, "themes.as-of")}
          value={asOf.typed}
          error={asOf.errors[0]?.message}
        />
        <Button>{t(language, "themes.as-of-button")}</Button>
      </form>
    </>
  );
}

/** A standing in words of one weight: the page reports, and shows none as better than another. */
export function ThemeStandingWords({
  language,
  standing,
}: {
  language: Language;
  standing: Pick<ThemeStanding, "standing" | "forum" | "language"> | undefined;
}): VNode {
  if (!standing) return <span>{t(language, "theme.standing.none")}</span>;
  return (
    <>
      <StatusPill tone="quiet">{t(language, `theme.standing.${standing.standing}`)}</StatusPill>
      {standing.forum ? (
        <p>
          <TextIn language={standing.language} page={language}>
            {standing.forum}
          </TextIn>
        </p>
      ) : null}
    </>
  );
}
