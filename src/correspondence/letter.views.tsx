import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { Confirm } from "#ui/confirm.tsx";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { Consent, Letter, LetterStanding, Scope } from "./letter.ts";
import { answerPath, cancellationPath, letterPath, letterPdfPath, lettersPath, releasePath } from "./paths.ts";

const zone = "America/New_York";

export function LetterPill({ language, standing }: { language: Language; standing: LetterStanding }): VNode {
  switch (standing.status) {
    case "drafted":
      return <StatusPill tone="due">{t(language, "letter.standing.drafted")}</StatusPill>;
    case "cancelled":
      return <StatusPill tone="quiet">{t(language, "letter.standing.cancelled")}</StatusPill>;
    case "released":
      return (
        <StatusPill tone="settled">
          {t(language, "letter.standing.released", { date: formatDate(language, dayOf(standing.releasedAt)) })}
        </StatusPill>
      );
  }
}

/** What a State said last, in a word; no answer is said as such and is never consent. */
export function ScopePill({ language, scope }: { language: Language; scope: Scope | undefined }): VNode {
  if (!scope) return <StatusPill tone="quiet">{t(language, "consent.none")}</StatusPill>;
  const tone = scope === "public" ? "settled" : scope === "restricted" ? "held" : "refused";
  return <StatusPill tone={tone}>{t(language, `consent.${scope}`)}</StatusPill>;
}

type Listed = Letter & { stateName: string; lastWord: Scope | undefined };

export function LettersPage({ language, letters }: { language: Language; letters: Listed[] }): VNode {
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
        rows={letters.map((letter) => ({
          cells: [
            <a href={`/${language}${letterPath(letter.id)}`}>
              <bdi dir="ltr">{letter.reference}</bdi>
            </a>,
            letter.stateName,
            String(letter.matrixNumber),
            <LetterPill language={language} standing={letter.standing} />,
            formatDate(language, letter.replyBy),
            <ScopePill language={language} scope={letter.lastWord} />,
          ],
        }))}
        empty={t(language, "letters.empty")}
      />
    </>
  );
}

type NewProps = {
  language: Language;
  stateName: string;
  stateLanguage: Language;
  matrix: string;
  number: number;
  decided: boolean;
  problem?: string | undefined;
};

export function NewLetterPage({
  language,
  stateName,
  stateLanguage,
  matrix,
  number,
  decided,
  problem,
}: NewProps): VNode {
  return (
    <>
      {problem ? (
        <Notice tone="refused">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <Confirm
        title={t(language, "letter.new.title", { state: stateName })}
        facts={[
          { label: t(language, "letter.new.what"), value: t(language, "letter.new.what-words") },
          { label: t(language, "column.version"), value: String(number) },
          { label: t(language, "letter.language"), value: <span lang={stateLanguage}>{ownNames[stateLanguage]}</span> },
          {
            label: t(language, "letter.decision"),
            value: t(language, decided ? "letter.new.decided" : "letter.no-decision"),
          },
          { label: t(language, "who-can-see.label"), value: t(language, "letter.who.draft") },
        ]}
        action={`/${language}${lettersPath}`}
        button={t(language, "letter.new.button")}
        back={{ href: `/${language}/matrices`, label: t(language, "confirm.back") }}
      >
        <input type="hidden" name="matrix" value={matrix} />
      </Confirm>
    </>
  );
}

export type LetterPageProps = {
  language: Language;
  letter: Letter;
  stateName: string;
  decided: boolean;
  consents: Consent[];
  mayRelease: boolean;
  mayAnswer: boolean;
  isDrafter: boolean;
};

export function LetterPage(props: LetterPageProps): VNode {
  const { language, letter, stateName, decided, consents } = props;
  const { standing } = letter;
  return (
    <>
      <h1>{t(language, "letter.title", { reference: letter.reference, state: stateName })}</h1>
      <p>
        <LetterPill language={language} standing={standing} />
      </p>
      <WhoCanSee
        language={language}
        who={t(language, standing.status === "released" ? "letter.who.released" : "letter.who.draft")}
      />
      <NextSteps {...props} />
      <Facts
        facts={[
          { label: t(language, "column.reference"), value: <bdi dir="ltr">{letter.reference}</bdi> },
          { label: t(language, "column.state"), value: stateName },
          {
            label: t(language, "letter.matrix"),
            value: (
              <a href={`/${language}${matrixPath(letter.stateCode, letter.matrixNumber)}`}>
                {t(language, "letter.matrix-version", { number: letter.matrixNumber })}
              </a>
            ),
          },
          {
            label: t(language, "letter.decision"),
            value: t(language, decided ? "letter.decided" : "letter.no-decision"),
          },
          {
            label: t(language, "letter.language"),
            value: <span lang={letter.language}>{ownNames[letter.language]}</span>,
          },
          { label: t(language, "letter.dated"), value: formatDate(language, letter.dated) },
          { label: t(language, "column.reply-by"), value: formatDate(language, letter.replyBy) },
          { label: t(language, "letter.drafted-by"), value: <bdi>{letter.draftedBy}</bdi> },
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
        ]}
      />
      {standing.status === "released" ? <Words language={language} consents={consents} /> : null}
    </>
  );
}

function NextSteps({ language, letter, mayRelease, mayAnswer, decided, isDrafter, consents }: LetterPageProps): VNode {
  const at = (path: string): string => `/${language}${path}`;
  const isDraft = letter.standing.status === "drafted";
  return (
    <>
      {isDraft && !decided ? (
        <Notice tone="held">
          <p>{t(language, "letter.waits-for-decision")}</p>
        </Notice>
      ) : null}
      {isDraft && decided && isDrafter ? (
        <Notice tone="held">
          <p>{t(language, "letter.second-person")}</p>
        </Notice>
      ) : null}
      <div class="buttons">
        {mayAnswer ? (
          <a class="button button-main" href={at(answerPath(letter.id))}>
            {t(language, consents.length > 0 ? "answer.change" : "answer.button")}
          </a>
        ) : null}
        {isDraft && mayRelease && decided && !isDrafter ? (
          <a class="button button-main" href={at(releasePath(letter.id))}>
            {t(language, "letter.release.go")}
          </a>
        ) : null}
        {letter.standing.status === "cancelled" ? null : (
          <a class="button" href={at(letterPdfPath(letter.id))}>
            {t(language, isDraft ? "letter.preview" : "letter.download")}
          </a>
        )}
        {isDraft && mayRelease ? <a href={at(cancellationPath(letter.id))}>{t(language, "letter.cancel.go")}</a> : null}
      </div>
    </>
  );
}

/** Every word the State said about this version, the last first. */
export function Words({ language, consents }: { language: Language; consents: Consent[] }): VNode {
  return (
    <>
      <h2>{t(language, "consent.words")}</h2>
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
            <bdi>{consent.information}</bdi>,
          ],
        }))}
        empty={t(language, "consent.no-word-yet")}
      />
    </>
  );
}

type ReleaseProps = { language: Language; letter: Letter; stateName: string; problem?: string | undefined };

export function ReleasePage({ language, letter, stateName, problem }: ReleaseProps): VNode {
  return (
    <>
      {problem ? (
        <Notice tone="refused" title={t(language, "letter.release.refused")}>
          <p>{problem}</p>
        </Notice>
      ) : null}
      <Confirm
        title={t(language, "letter.release.title", { reference: letter.reference })}
        facts={[
          { label: t(language, "letter.release.what"), value: t(language, "letter.release.what-words") },
          { label: t(language, "letter.release.to-whom"), value: stateName },
          {
            label: t(language, "letter.language"),
            value: <span lang={letter.language}>{ownNames[letter.language]}</span>,
          },
          { label: t(language, "letter.release.when"), value: t(language, "letter.release.at-once") },
          { label: t(language, "column.reply-by"), value: formatDate(language, letter.replyBy) },
          { label: t(language, "who-can-see.label"), value: t(language, "letter.who.released") },
          {
            label: t(language, "letter.preview"),
            value: <a href={`/${language}${letterPdfPath(letter.id)}`}>{t(language, "letter.preview")}</a>,
          },
        ]}
        warning={t(language, "letter.release.warning")}
        action={`/${language}${releasePath(letter.id)}`}
        button={t(language, "letter.release.button", { state: stateName })}
        back={{ href: `/${language}${letterPath(letter.id)}`, label: t(language, "confirm.back") }}
      />
    </>
  );
}

export function CancellationPage({ language, letter, stateName }: Omit<ReleaseProps, "problem">): VNode {
  return (
    <Confirm
      title={t(language, "letter.cancel.title", { reference: letter.reference })}
      facts={[
        { label: t(language, "column.state"), value: stateName },
        { label: t(language, "letter.release.what"), value: t(language, "letter.cancel.what") },
      ]}
      action={`/${language}${cancellationPath(letter.id)}`}
      button={t(language, "letter.cancel.button")}
      back={{ href: `/${language}${letterPath(letter.id)}`, label: t(language, "confirm.back") }}
    />
  );
}

function dayOf(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO(zone).toPlainDate().toString();
}
