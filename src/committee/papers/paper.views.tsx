import type { VNode } from "preact";
import type { MeetingId } from "#db/ids.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { paperFilePath, paperPath, paperTextPath } from "../paths.ts";
import { SourceLine } from "../source-line.views.tsx";
import { ThemesTouched } from "../themes/contested-flag.views.tsx";
import { paperKey, type ThemesShown } from "../themes/theme.ts";
import type { Paper, PaperVersion, Sending } from "./paper.ts";

type PapersProps = {
  language: Language;
  meeting: MeetingId;
  /** The language of the meeting's record: that of the titles. */
  written: Language;
  /** What the meeting itself rests on: said once. */
  basis: string;
  papers: readonly Paper[];
  /** The themes that the papers touch, by the key of each. */
  themes: ThemesShown;
  sendings: readonly Sending[];
  mayAdd: boolean;
};

/** The papers of a meeting, each with its newest version; those before it are one click away. */
export function PaperList(props: PapersProps): VNode {
  const { language, papers, sendings } = props;
  return (
    <>
      {sendings.map(({ sentAt, note, papers: count }) => (
        <p class="hint">
          {t(language, "meeting.papers.sent", {
            count,
            moment: formatMoment(language, sentAt, "America/New_York"),
          })}{" "}
          {note ? <bdi>{note}</bdi> : null}
        </p>
      ))}
      {papers.length === 0 ? (
        <p class="empty">{t(language, "meeting.papers.none")}</p>
      ) : (
        <ol class="papers">
          {papers.map((paper) => (
            <li>
              <PaperItem {...props} paper={paper} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function PaperItem({
  language,
  meeting,
  written,
  basis,
  paper,
  themes,
  mayAdd,
}: PapersProps & { paper: Paper }): VNode {
  const { n, title, preparedBy, circulatedOn, circulatedHow, source, versions } = paper;
  const [newest, ...earlier] = [...versions].reverse();
  const told = (label: string, value: string) => (
    <p>
      {label}: <bdi>{value}</bdi>
    </p>
  );
  return (
    <>
      <TextIn language={written} page={language}>
        {title}
      </TextIn>
      {preparedBy ? told(t(language, "meeting.paper.prepared-by"), preparedBy) : null}
      {circulatedOn
        ? told(
            t(language, "meeting.paper.circulated"),
            [formatDate(language, circulatedOn), ...(circulatedHow ? [circulatedHow] : [])].join(", "),
          )
        : null}
      {newest ? <VersionLine language={language} meeting={meeting} n={n} version={newest} /> : null}
      {earlier.length > 0 ? (
        <details>
          <summary>{t(language, "meeting.paper.earlier", { count: earlier.length })}</summary>
          {earlier.map((version) => (
            <VersionLine language={language} meeting={meeting} n={n} version={version} />
          ))}
        </details>
      ) : null}
      <ThemesTouched
        language={language}
        themes={themes.of.get(paperKey(meeting, n)) ?? []}
        useHref={themes.useHref?.(paperKey(meeting, n))}
      />
      {source === basis ? null : <SourceLine language={language} written={written} source={source} />}
      {mayAdd ? (
        <p>
          <a href={`/${language}${paperPath(meeting, n)}/versions/new`}>
            {t(language, "meeting.paper.new-version", { title })}
          </a>
          {newest && !newest.sentAt ? (
            <>
              {" · "}
              <a href={`/${language}${paperPath(meeting, n)}/languages/new`}>
                {t(language, "meeting.paper.new-language", { title })}
              </a>
            </>
          ) : null}
        </p>
      ) : null}
    </>
  );
}

type VersionProps = { language: Language; meeting: MeetingId; n: number; version: PaperVersion };

/** A version with its symbol, when it was sent, and its texts by language. */
function VersionLine({ language, meeting, n, version }: VersionProps): VNode {
  const { number, symbol, sentAt, texts } = version;
  return (
    <div>
      <p>
        {t(language, "meeting.paper.version", { number })}
        {symbol ? (
          <>
            {" · "}
            <bdi>{symbol}</bdi>
          </>
        ) : null}
        {" · "}
        {sentAt
          ? t(language, "meeting.paper.sent", { moment: formatMoment(language, sentAt, "America/New_York") })
          : t(language, "meeting.paper.not-sent")}
      </p>
      <ul>
        {texts.map(({ language: written, hasBody, file }) => (
          <li>
            {hasBody ? (
              <a href={`/${language}${paperTextPath(meeting, n, number, written)}`} lang={written}>
                {ownNames[written]}
              </a>
            ) : (
              <span lang={written}>{ownNames[written]}</span>
            )}
            {file ? (
              <>
                {" · "}
                <a href={`/${language}${paperFilePath(meeting, n, number, written)}`} download="">
                  <bdi>{file.name}</bdi>
                </a>{" "}
                <span class="hint">{sizeWords(language, file.size)}</span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** In kilobytes, the last one begun. */
function sizeWords(language: Language, bytes: number): string {
  return t(language, "meeting.paper.size", { size: formatNumber(language, Math.ceil(bytes / 1024)) });
}

type PaperTextProps = {
  language: Language;
  paper: Paper;
  version: PaperVersion;
  written: Language;
  titleLanguage: Language;
  body: string;
};

/** The words of one version in one language. */
export function PaperTextPage({ language, paper, version, written, titleLanguage, body }: PaperTextProps): VNode {
  const { number, symbol, sentAt } = version;
  const newest = paper.versions.at(-1)?.number;
  return (
    <>
      <h1>
        <TextIn language={titleLanguage} page={language}>
          {paper.title}
        </TextIn>
      </h1>
      <p>
        {t(language, "meeting.paper.version", { number })}
        {symbol ? (
          <>
            {" · "}
            <bdi>{symbol}</bdi>
          </>
        ) : null}
      </p>
      {newest !== number ? <p class="warning">{t(language, "meeting.paper.superseded")}</p> : null}
      <WhoCanSee language={language} who={t(language, sentAt ? "committee.who" : "meeting.paper.who-before")} />
      <div class="typed" lang={written} dir="auto">
        {body}
      </div>
    </>
  );
}
