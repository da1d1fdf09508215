import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { Consent, Letter, Obstacle, Scope } from "./letter.ts";
import { answerPath, cancellationPath, letterPath, letterPdfPath, releasePath } from "./paths.ts";

const zone = "America/New_York";

/** Where a letter stands, never without its date. */
export function LetterPill({ language, letter }: { language: Language; letter: Letter }): VNode {
  const { standing, draftedAt } = letter;
  const words = (status: "drafted" | "cancelled" | "released", moment: Temporal.Instant): string =>
    t(language, `letter.standing.${status}`, { date: formatDate(language, dayOf(moment)) });
  switch (standing.status) {
    case "drafted":
      return <StatusPill tone="due">{words("drafted", draftedAt)}</StatusPill>;
    case "cancelled":
      return <StatusPill tone="quiet">{words("cancelled", standing.cancelledAt)}</StatusPill>;
    case "released":
      return <StatusPill tone="settled">{words("released", standing.releasedAt)}</StatusPill>;
  }
}

/** What a State said last, in a word: the three are one colour, none is the better answer. No answer is said as such. */
export function ScopePill({ language, scope }: { language: Language; scope: Scope | undefined }): VNode {
  if (!scope) return <StatusPill tone="quiet">{t(language, "consent.none")}</StatusPill>;
  return <StatusPill tone="settled">{t(language, `consent.${scope}`)}</StatusPill>;
}

export type ListedLetter = { letter: Letter; stateName: string; lastWord: Scope | undefined; isLate: boolean };

/** The ledger of letters. */
export function LettersPage({ language, letters }: { language: Language; letters: ListedLetter[] }): VNode {
  return (
    <>
      <h1>{t(language, "letters.title")}</h1>
      <Table
        caption={t(language, "letters.title")}
        columns={(
          [
            "column.reference",
            "column.state",
            "column.version",
            "column.standing",
            "column.reply-by",
            "column.answer",
          ] as const
        ).map((key) => ({ label: t(language, key) }))}
        rows={letters.map(({ letter, stateName, lastWord, isLate }) => ({
          cells: [
            <a href={`/${language}${letterPath(letter.id)}`}>
              <bdi dir="ltr">{letter.reference}</bdi>
            </a>,
            stateName,
            <>
              {letter.matrixNumber} <Superseded language={language} letter={letter} />
            </>,
            <LetterPill language={language} letter={letter} />,
            <>
              {formatDate(language, letter.replyBy)}{" "}
              {isLate ? <StatusPill tone="due">{t(language, "letter.reply-date-passed")}</StatusPill> : null}
            </>,
            letter.standing.status === "released" ? <ScopePill language={language} scope={lastWord} /> : "",
          ],
        }))}
        empty={t(language, "letters.empty")}
      />
    </>
  );
}

function Superseded({ language, letter }: { language: Language; letter: Letter }): VNode | null {
  if (!letter.supersededOn) return null;
  const date = formatDate(language, letter.supersededOn);
  return <StatusPill tone="quiet">{t(language, "standing.superseded", { date })}</StatusPill>;
}

export type LetterPageProps = {
  language: Language;
  letter: Letter;
  stateName: string;
  consents: Consent[];
  /** What keeps this person from releasing it; undefined for those who never release. */
  obstacles: Obstacle[] | undefined;
  mayAnswer: boolean;
};

/** One letter: where it stands, what may be done with it, what the State said. */
export function LetterPage(props: LetterPageProps): VNode {
  const { language, letter, stateName, consents, mayAnswer } = props;
  const { standing } = letter;
  return (
    <>
      <h1>{t(language, "letter.title", { reference: letter.reference, state: stateName })}</h1>
      <p>
        <LetterPill language={language} letter={letter} />
      </p>
      <WhoCanSee
        language={language}
        who={t(language, standing.status === "released" ? "letter.who.released" : "letter.who.draft")}
      />
      <NextSteps {...props} />
      <Facts facts={factsOf(props)} />
      {standing.status !== "released" ? null : (
        <>
          <h2>{t(language, mayAnswer ? "consent.own-words" : "consent.words")}</h2>
          <Words
            language={language}
            consents={consents}
            empty={mayAnswer ? "consent.not-answered" : "consent.no-word-yet"}
          />
        </>
      )}
    </>
  );
}

function factsOf({ language, letter, stateName, consents, mayAnswer }: LetterPageProps): Fact[] {
  const { standing } = letter;
  return [
    { label: t(language, "column.reference"), value: <bdi dir="ltr">{letter.reference}</bdi> },
    { label: t(language, "column.state"), value: stateName },
    {
      label: t(language, "letter.matrix"),
      value: (
        <>
          <a href={`/${language}${matrixPath(letter.stateCode, letter.matrixNumber)}`}>
            {t(language, "letter.matrix-version", { number: letter.matrixNumber })}
          </a>{" "}
          <Superseded language={language} letter={letter} />
        </>
      ),
    },
    { label: t(language, "letter.decision"), value: decisionWords(language, letter) },
    ...(mayAnswer ? [whoSeesTheMatrix(language, letter, consents)] : []),
    { label: t(language, "letter.language"), value: <span lang={letter.language}>{ownNames[letter.language]}</span> },
    { label: t(language, "letter.dated"), value: formatDate(language, letter.dated) },
    { label: t(language, "column.reply-by"), value: formatDate(language, letter.replyBy) },
    ...(mayAnswer ? [] : [{ label: t(language, "letter.drafted-by"), value: <bdi>{letter.draftedBy}</bdi> }]),
    ...(standing.status === "released"
      ? [
          {
            label: t(language, "letter.released-by"),
            value: (
              <>
                <bdi>{standing.releasedBy}</bdi>, {formatMoment(language, standing.releasedAt, zone)}
              </>
            ),
          },
        ]
      : []),
  ];
}

/** The decision with its date, or that there is none yet. */
export function decisionWords(language: Language, { approvedOn }: Pick<Letter, "approvedOn">): string {
  return approvedOn
    ? t(language, "letter.decided", { date: formatDate(language, approvedOn) })
    : t(language, "letter.no-decision");
}

/** For the State: who reads its matrix at this moment. */
export function whoSeesTheMatrix(language: Language, letter: Letter, [last]: Consent[]): Fact {
  const now = letter.supersededOn ? "superseded" : (last?.scope ?? "none");
  return { label: t(language, "answer.now"), value: t(language, `answer.now.${now}`) };
}

function NextSteps({ language, letter, obstacles, mayAnswer, consents }: LetterPageProps): VNode {
  const at = (path: string): string => `/${language}${path}`;
  const isDraft = letter.standing.status === "drafted";
  return (
    <>
      {isDraft && obstacles ? <Obstacles language={language} obstacles={obstacles} /> : null}
      <div class="buttons">
        {mayAnswer ? (
          <a class="button button-main" href={at(answerPath(letter.id))}>
            {t(language, consents.length > 0 ? "answer.change" : "answer.button")}
          </a>
        ) : null}
        {isDraft && obstacles?.length === 0 ? (
          <a class="button button-main" href={at(releasePath(letter.id))}>
            {t(language, "letter.release.go")}
          </a>
        ) : null}
        {letter.standing.status === "cancelled" ? null : (
          <a class="button" href={at(letterPdfPath(letter.id))}>
            {t(language, isDraft ? "letter.preview" : "letter.download")}
          </a>
        )}
        {isDraft && obstacles ? <a href={at(cancellationPath(letter.id))}>{t(language, "letter.cancel.go")}</a> : null}
      </div>
    </>
  );
}

/** What stands in the way of a release, in words. */
function Obstacles({ language, obstacles }: { language: Language; obstacles: Obstacle[] }): VNode | null {
  if (obstacles.length === 0) return null;
  return (
    <Notice tone="held">
      {obstacles.map((obstacle) => (
        <p>{t(language, obstacle === "no-decision" ? "letter.waits-for-decision" : `letter.release.${obstacle}`)}</p>
      ))}
    </Notice>
  );
}

type WordsProps = { language: Language; consents: Consent[]; empty: "consent.no-word-yet" | "consent.not-answered" };

/** Every word the State said about this version, the last first. */
export function Words({ language, consents, empty }: WordsProps): VNode {
  return (
    <Table
      caption={t(language, "consent.words")}
      columns={(["column.answer", "consent.note-verbale", "consent.given", "consent.information"] as const).map(
        (key) => ({ label: t(language, key) }),
      )}
      rows={consents.map((consent) => ({
        cells: [
          <ScopePill language={language} scope={consent.scope} />,
          <>
            <bdi>{consent.noteVerbale}</bdi>, {formatDate(language, consent.noteVerbaleDate)}
          </>,
          <>
            {formatMoment(language, consent.givenAt, zone)}, <bdi>{consent.givenBy}</bdi>
          </>,
          consent.information.split("\n").map((line) => <p dir="auto">{line}</p>),
        ],
      }))}
      empty={t(language, empty)}
    />
  );
}

function dayOf(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO(zone).toPlainDate().toString();
}
