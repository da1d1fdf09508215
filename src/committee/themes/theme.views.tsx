import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { formatDate } from "#ui/dates.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import {
  newThemeUsePath,
  themePositionsPath,
  themeRowsPath,
  themeStandingsPath,
  themeUseEndingPath,
} from "../paths.ts";
import { Positions, type PositionsProps } from "./positions.views.tsx";
import { ThemeStandingWords } from "./register.views.tsx";
import { byWhom, dayOf, Reported } from "./reported.views.tsx";
import { RowList, type ShownRow } from "./row-list.views.tsx";
import type { Theme, ThemeStanding, ThemeUse } from "./theme.ts";

export type ThemePageProps = PositionsProps & {
  theme: Theme;
  standings: readonly ThemeStanding[];
  rows: readonly ShownRow[];
  uses: readonly ThemeUse[];
  may: { recordStanding: boolean; recordPosition: boolean; use: boolean; chooseRows: boolean };
};

export function ThemePage(props: ThemePageProps): VNode {
  const { language, theme, standings, uses, may } = props;
  const here = (path: string): string => `/${language}${path}`;
  return (
    <>
      <h1>
        <Label language={language} texts={theme.name} />
      </h1>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      {theme.description ? (
        <p>
          <TextIn language={theme.language} page={language}>
            {theme.description}
          </TextIn>
        </p>
      ) : null}
      <Current language={language} standing={standings[0]} />
      {may.recordStanding ? (
        <p>
          <a href={here(`${themeStandingsPath(theme.id)}/new`)}>{t(language, "theme.standing.record")}</a>
        </p>
      ) : null}
      <h2>{t(language, "position.title")}</h2>
      <Positions {...props} />
      {may.recordPosition ? (
        <p>
          <a href={here(`${themePositionsPath(theme.id)}/new`)}>{t(language, "position.record")}</a>
        </p>
      ) : null}
      <h2>{t(language, "theme.uses")}</h2>
      <Uses language={language} uses={uses} mayEnd={may.use} />
      {may.use ? (
        <p>
          <a href={here(newThemeUsePath({ theme: theme.id }))}>{t(language, "theme.use.record")}</a>
        </p>
      ) : null}
      <h2>{t(language, "theme.rows")}</h2>
      <Rows {...props} />
      {standings.length > 1 ? <Over language={language} standings={standings} /> : null}
    </>
  );
}

/** The standing that counts, as what its source reports of a day. */
function Current({ language, standing }: { language: Language; standing: ThemeStanding | undefined }): VNode {
  if (!standing) return <p class="empty">{t(language, "theme.standing.none")}</p>;
  return (
    <Notice title={t(language, "theme.standing.on", { date: formatDate(language, standing.dated) })}>
      <ThemeStandingWords language={language} standing={standing} />
      <Reported language={language} told={standing} />
    </Notice>
  );
}

function Uses({ language, uses, mayEnd }: { language: Language; uses: readonly ThemeUse[]; mayEnd: boolean }): VNode {
  return (
    <Table
      caption={t(language, "theme.uses")}
      columns={[
        t(language, "theme.use.label"),
        t(language, "theme.use.kind"),
        t(language, "theme.use.reason"),
        t(language, "theme.use.since"),
      ].map((label) => ({ label }))}
      rows={uses.map((use) => ({
        cells: [
          <TextIn language={use.labelLanguage} page={language}>
            {use.label}
          </TextIn>,
          t(language, `theme.use.kind.${use.kind}`),
          <TextIn language={use.reasonLanguage} page={language}>
            {use.reason}
          </TextIn>,
          <Since language={language} use={use} mayEnd={mayEnd} />,
        ],
      }))}
      empty={t(language, "theme.uses.none")}
    />
  );
}

function Since({ language, use, mayEnd }: { language: Language; use: ThemeUse; mayEnd: boolean }): VNode {
  return (
    <>
      <p>{byWhom(language, use.usedBy, use.usedAt)}</p>
      {use.endedAt ? (
        <p>{t(language, "theme.use.ended", { date: dayOf(language, use.endedAt) })}</p>
      ) : mayEnd ? (
        <p>
          <a href={`/${language}${themeUseEndingPath(use.id)}`}>{t(language, "theme.use.end")}</a>
        </p>
      ) : null}
    </>
  );
}

function Rows({ language, theme, rows, may }: ThemePageProps): VNode {
  return (
    <>
      {rows.length === 0 ? (
        <p class="empty">{t(language, "theme.rows.none")}</p>
      ) : (
        <RowList language={language} theme={theme.id} rows={rows} mayRemove={false} />
      )}
      <p class="hint">{t(language, "theme.rows.choice")}</p>
      {may.chooseRows ? (
        <p>
          <a href={`/${language}${themeRowsPath(theme.id)}`}>{t(language, "theme.rows.choose")}</a>
        </p>
      ) : null}
    </>
  );
}

function Over({ language, standings }: { language: Language; standings: readonly ThemeStanding[] }): VNode {
  return (
    <>
      <h2>{t(language, "theme.standings")}</h2>
      <Table
        caption={t(language, "theme.standings")}
        columns={[
          t(language, "theme.standing.dated"),
          t(language, "theme.standing"),
          t(language, "theme.standing.said"),
        ].map((label) => ({ label }))}
        rows={standings.map((standing) => ({
          cells: [
            formatDate(language, standing.dated),
            <ThemeStandingWords language={language} standing={standing} />,
            <Reported language={language} told={standing} />,
          ],
        }))}
      />
    </>
  );
}
