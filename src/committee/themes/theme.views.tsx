import type { VNode } from "preact";
import type { MeetingId, ThemeId } from "#db/ids.ts";
import type { Texts } from "#db/schema.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { formatDate } from "#ui/dates.tsx";
import { Button } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import {
  meetingPath,
  newThemeUsePath,
  themePositionsPath,
  themeRowsPath,
  themeStandingsPath,
  themeUseEndingPath,
} from "../paths.ts";
import { SourceLine } from "../source-line.views.tsx";
import { ThemeStandingWords } from "./register.views.tsx";
import type { DelegationPositions, Theme, ThemePosition, ThemeStanding, ThemeUse } from "./theme.ts";

export type ShownRow = { templateId: string; templateLabel: Texts; rowId: string; n: number; label: Texts };

export type ThemePageProps = {
  language: Language;
  theme: Theme;
  standings: readonly ThemeStanding[];
  positions: readonly DelegationPositions<ThemePosition>[];
  rows: readonly ShownRow[];
  uses: readonly ThemeUse[];
  /** A State by the name it had on a day. */
  nameOn: (position: ThemePosition) => string | undefined;
  /** The title of a meeting that a position comes from. */
  meetingTitles: ReadonlyMap<MeetingId, string>;
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

type Told = Pick<ThemeStanding, "said" | "source" | "language" | "recordedBy" | "recordedAt">;

function Reported({ language, told }: { language: Language; told: Told }): VNode {
  return (
    <>
      <p>
        <TextIn language={told.language} page={language}>
          {told.said}
        </TextIn>
      </p>
      <SourceLine language={language} written={told.language} source={told.source} />
      <p class="hint">{byWhom(language, told.recordedBy, told.recordedAt)}</p>
    </>
  );
}

function byWhom(language: Language, name: string, at: Temporal.Instant): string {
  return t(language, "theme.recorded-by", { name, date: dayOf(language, at) });
}

function dayOf(language: Language, at: Temporal.Instant): string {
  return formatDate(language, at.toZonedDateTimeISO("America/New_York").toPlainDate().toString());
}

function Positions({ language, positions, nameOn, meetingTitles }: ThemePageProps): VNode {
  if (positions.length === 0) return <p class="empty">{t(language, "position.none")}</p>;
  const show = (position: ThemePosition): VNode => (
    <Position language={language} position={position} meetingTitles={meetingTitles} />
  );
  return (
    <dl class="facts">
      {positions.map(({ latest, earlier }) => (
        <div>
          <dt>
            {"body" in latest.by ? (
              <TextIn language={latest.language} page={language}>
                {latest.by.body}
              </TextIn>
            ) : (
              (nameOn(latest) ?? latest.by.state)
            )}
          </dt>
          <dd>
            {show(latest)}
            {earlier.length > 0 ? (
              <details>
                <summary>{t(language, "position.earlier", { count: earlier.length })}</summary>
                {earlier.map(show)}
              </details>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Position({
  language,
  position,
  meetingTitles,
}: {
  language: Language;
  position: ThemePosition;
  meetingTitles: ThemePageProps["meetingTitles"];
}): VNode {
  const { kind, dated, meetingId } = position;
  const meeting = meetingId && meetingTitles.get(meetingId);
  return (
    <>
      <p>
        <StatusPill tone="quiet">{t(language, `position.kind.${kind}`)}</StatusPill> {formatDate(language, dated)}
        {meeting ? (
          <>
            {" · "}
            <a href={`/${language}${meetingPath(meetingId)}`}>{meeting}</a>
          </>
        ) : null}
      </p>
      <Reported language={language} told={position} />
    </>
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
