import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Button } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { comparisonPath, textKeepingPath, textVersionsPath } from "../paths.ts";
import { ThemesTouched } from "../themes/contested-flag.views.tsx";
import type { ThemesShown } from "../themes/theme.ts";
import type { Amendment, TextComment } from "./amendment.ts";
import { AmendmentsTable } from "./amendment.views.tsx";
import { Comments } from "./comment.views.tsx";
import { InForce, VersionLink } from "./register.views.tsx";
import type { TextWithVersions } from "./text.queries.ts";
import { inWork } from "./text.ts";
import { Drafter, DueWords, dayOf, languageNames, Standing, type StateNames, Title } from "./text-words.views.tsx";

export type TextPageProps = {
  language: Language;
  text: TextWithVersions;
  amendments: readonly Amendment[];
  comments: readonly TextComment[];
  names: StateNames;
  today: string;
  may: { draft: boolean; keep: boolean };
  /** The themes it touches, for those who may know. */
  themes: ThemesShown;
};

/** A text with its whole history. */
export function TextPage(props: TextPageProps): VNode {
  const { language, text, amendments, comments, names, today, may } = props;
  return (
    <>
      <h1>
        <Title language={language} text={text} />
      </h1>
      <WhoCanSee language={language} who={t(language, "texts.who.register")} />
      <Facts facts={factsOf(props)} />
      {may.keep ? <Keeping language={language} text={text} /> : null}
      <Awaits {...props} />
      <ThemesTouched
        language={language}
        themes={props.themes.of.get(text.id) ?? []}
        useHref={props.themes.useHref?.(text.id)}
      />
      <h2>{t(language, "texts.versions")}</h2>
      <Versions language={language} text={text} />
      {may.draft && !text.versions.some(({ standing }) => standing === "draft") ? (
        <form method="post" action={`/${language}${textVersionsPath(text.id)}`} class="buttons">
          <Button>{t(language, "texts.open-draft")}</Button>
          <span class="hint">
            {t(language, text.versions.length > 0 ? "texts.open-draft.copy" : "texts.open-draft.first")}
          </span>
        </form>
      ) : null}
      <h2 id="amendments">{t(language, "texts.amendments")}</h2>
      <AmendmentsTable language={language} text={text} amendments={amendments} names={names} />
      <h2>{t(language, "texts.comments")}</h2>
      <Comments language={language} text={text} comments={comments} names={names} />
      <h2>{t(language, "texts.dates")}</h2>
      <Dates language={language} text={text} today={today} />
    </>
  );
}

function factsOf({ language, text, names, today }: TextPageProps): Fact[] {
  return [
    { label: t(language, "texts.kind"), value: t(language, `texts.kind.${text.kind}`) },
    { label: t(language, "texts.original"), value: <span lang={text.language}>{ownNames[text.language]}</span> },
    {
      label: t(language, "texts.lead-drafter"),
      value: <Drafter language={language} drafter={text.leadDrafter} names={names} />,
    },
    { label: t(language, "texts.in-force"), value: <InForce language={language} text={text} /> },
    { label: t(language, "texts.due"), value: <DueWords language={language} dates={text.dates} today={today} /> },
    ...(text.source ? [{ label: t(language, "texts.source"), value: <bdi>{text.source}</bdi> }] : []),
  ];
}

function Keeping({ language, text }: { language: Language; text: TextWithVersions }): VNode {
  const link = (what: "lead-drafter" | "due-dates" | "deliveries", words: string): VNode => (
    <a href={`/${language}${textKeepingPath(text.id, what)}`}>{words}</a>
  );
  return (
    <p class="buttons">
      {link("lead-drafter", t(language, "texts.name-lead-drafter"))}
      {link("due-dates", t(language, text.dates.due ? "texts.extend" : "texts.set-due"))}
      {link("deliveries", t(language, "texts.record-delivery"))}
    </p>
  );
}

/** What the text waits for, in a sentence each. */
function Awaits({ language, text, amendments }: TextPageProps): VNode | null {
  const version = inWork(text.versions);
  const open = amendments.filter(({ end }) => !end).length;
  if (!version && open === 0) return null;
  return (
    <Notice title={t(language, "texts.awaits")} tone={version?.standing === "draft" ? "quiet" : "due"}>
      <ul>
        {version ? (
          <li>
            <VersionLink language={language} text={text} number={version.number} />{" "}
            {t(language, `texts.awaits.${version.standing as "draft" | "shared" | "circulated"}`)}
          </li>
        ) : null}
        {open > 0 ? <li>{t(language, "texts.awaits.amendments", { count: open })}</li> : null}
      </ul>
    </Notice>
  );
}

function Versions({ language, text }: { language: Language; text: TextWithVersions }): VNode {
  const rows = text.versions.toReversed();
  return (
    <Table
      caption={t(language, "texts.versions")}
      columns={[
        t(language, "texts.version-column"),
        t(language, "texts.standing"),
        t(language, "texts.drafted"),
        t(language, "texts.languages"),
        t(language, "texts.comparison"),
      ].map((label) => ({ label }))}
      rows={rows.map((version, n) => {
        const before = rows[n + 1];
        return {
          cells: [
            <VersionLink language={language} text={text} number={version.number} />,
            <Standing language={language} version={version} />,
            <>
              {formatDate(language, dayOf(version.draftedAt))}
              {version.draftedBy ? (
                <>
                  , <bdi>{version.draftedBy.name}</bdi>
                </>
              ) : null}
            </>,
            languageNames(version.languages),
            before ? (
              <a href={`/${language}${comparisonPath(text.id, before.number, version.number, text.language)}`}>
                {t(language, "texts.compare-with", { number: before.number })}
              </a>
            ) : null,
          ],
        };
      })}
      empty={t(language, "texts.versions-empty")}
    />
  );
}

function Dates({ language, text: { dates } }: { language: Language; text: TextWithVersions; today: string }): VNode {
  const by = (who: string): VNode => <bdi>{who}</bdi>;
  const source = (...parts: (string | null)[]): VNode => <bdi>{parts.filter((part) => part !== null).join(" · ")}</bdi>;
  return (
    <Table
      caption={t(language, "texts.dates")}
      columns={[
        t(language, "texts.date"),
        t(language, "texts.date-what"),
        t(language, "texts.source"),
        t(language, "texts.recorded-by"),
      ].map((label) => ({ label }))}
      rows={[
        ...dates.dues.map(({ on, manner, agreed, source: from, recordedBy }) => ({
          cells: [formatDate(language, on), t(language, `texts.date.${manner}`), source(agreed, from), by(recordedBy)],
        })),
        ...dates.deliveries.map(({ on, symbol, source: from, recordedBy }) => ({
          cells: [formatDate(language, on), t(language, "texts.date.delivered"), source(symbol, from), by(recordedBy)],
        })),
      ]}
      empty={t(language, "texts.dates-empty")}
    />
  );
}
