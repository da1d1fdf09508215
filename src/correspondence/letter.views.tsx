import type { VNode } from "preact";
import type { LetterEventName, LetterStandingName } from "#db/schema/letters.ts";
import type { Language } from "#i18n/languages.ts";
import { ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { SelectField, TextField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { Consent } from "./consent/consent.ts";
import { ScopePill, Words, whoSeesTheMatrix } from "./consent/consent.views.tsx";
import { newAnswerPath } from "./incoming/paths.ts";
import { informationOfLetterPath } from "./information/paths.ts";
import type { LetterEvent } from "./ledger/letter-event.queries.ts";
import { type LetterAct, letterActPath } from "./ledger/paths.ts";
import { asksForAnswer, hasLeft, type Letter, type Scope } from "./letter.ts";
import { letterModelsPath } from "./models/paths.ts";
import { answerPath, letterChangesPath, letterDocxPath, letterPath, letterPdfPath, lettersPath } from "./paths.ts";
import type { Oddity } from "./runs/letter-run.ts";
import { newRunPath, runPath, runsPath } from "./runs/paths.ts";
import { OddityLine } from "./runs/run-words.views.tsx";

const zone = "America/New_York";

const tones: Record<LetterStandingName, Tone> = {
  drafted: "due",
  cleared: "due",
  approved: "due",
  sent: "due",
  delivered: "due",
  undeliverable: "refused",
  reminded: "due",
  replied: "settled",
  closed: "settled",
  cancelled: "quiet",
};

/** Where a letter stands, never without its date. */
export function StandingPill({
  language,
  letter: { standing, movedAt },
}: {
  language: Language;
  letter: { standing: LetterStandingName; movedAt: Temporal.Instant | null };
}): VNode {
  const date = movedAt ? formatDate(language, dayOf(movedAt)) : "";
  return <StatusPill tone={tones[standing]}>{t(language, `letter.standing.${standing}`, { date })}</StatusPill>;
}

export type ListedLetter = { letter: Letter; addressee: string; lastWord: Scope | undefined; isLate: boolean };

/** The groups the ledger can be narrowed to. */
export const ledgerGroups = ["all", "here", "unanswered", "late", "answered", "undeliverable"] as const;
export type LedgerGroup = (typeof ledgerGroups)[number];

export type LettersPageProps = {
  language: Language;
  letters: ListedLetter[];
  counts: Record<LedgerGroup, number>;
  group: LedgerGroup;
  words: string;
  /** Those who serve see runs; a State its letters alone. */
  serves: boolean;
  mayBegin: boolean;
};

/** The ledger of letters: where each is, and who has not answered. */
export function LettersPage({ language, letters, counts, group, words, serves, mayBegin }: LettersPageProps): VNode {
  const at = (path: string): string => `/${language}${path}`;
  return (
    <>
      <h1>{t(language, "letters.title")}</h1>
      {serves ? (
        <div class="buttons">
          {mayBegin ? (
            <a class="button button-main" href={at(newRunPath)}>
              {t(language, "run.new.title")}
            </a>
          ) : null}
          <a class="button" href={at(runsPath)}>
            {t(language, "runs.title")}
          </a>
          <a class="button" href={at(letterModelsPath)}>
            {t(language, "model.list.title")}
          </a>
        </div>
      ) : null}
      {serves ? (
        <form method="get" action={at(lettersPath)} class="form form-search">
          <SelectField
            name="standing"
            label={t(language, "column.standing")}
            value={group}
            options={ledgerGroups.map((value) => ({
              value,
              label: t(language, `letters.group.${value}`, { number: counts[value] }),
            }))}
          />
          <TextField name="words" label={t(language, "letters.words")} type="search" value={words} />
          <button type="submit" class="button">
            {t(language, "letters.show")}
          </button>
        </form>
      ) : null}
      <Table
        caption={t(language, "letters.title")}
        columns={(
          [
            "column.reference",
            "run.addressee",
            "column.version",
            "column.standing",
            "column.reply-by",
            "column.answer",
          ] as const
        ).map((key) => ({ label: t(language, key) }))}
        rows={letters.map(({ letter, addressee, lastWord, isLate }) => ({
          cells: [
            <a href={at(letterPath(letter.id))}>
              <bdi dir="ltr">{letter.reference}</bdi>
            </a>,
            addressee,
            letter.matrixNumber === null ? (
              "–"
            ) : (
              <>
                {letter.matrixNumber} <Superseded language={language} letter={letter} />
              </>
            ),
            <StandingPill language={language} letter={letter} />,
            <>
              {asksForAnswer(letter) ? formatDate(language, letter.replyBy) : "–"}{" "}
              {isLate ? <StatusPill tone="due">{t(language, "letter.reply-date-passed")}</StatusPill> : null}
            </>,
            hasLeft(letter) && letter.matrixVersionId ? <ScopePill language={language} scope={lastWord} /> : "",
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
  addressee: string;
  address: string;
  consents: Consent[];
  events: LetterEvent[];
  oddities: Oddity[];
  acts: LetterAct[];
  hasFile: boolean;
  /** Whether its words were kept, to make a Word file of; letters of before runs have their file alone. */
  hasWords: boolean;
  /** Whether it encloses what changed since the version last received. */
  hasChanges: boolean;
  /** Those who serve see the run, the address and who moved the letter; its State the letter alone. */
  serves: boolean;
  /** Registers what comes in, so also the answer to this letter. */
  mayRegister: boolean;
  mayAnswer: boolean;
};

/** One letter: where it stands, what may be done with it, what its addressee said. */
export function LetterPage(props: LetterPageProps): VNode {
  const { language, letter, addressee, consents, mayAnswer, serves, oddities, events } = props;
  return (
    <>
      <h1>{t(language, "letter.title", { reference: letter.reference, state: addressee })}</h1>
      <p>
        <StandingPill language={language} letter={letter} />
      </p>
      <WhoCanSee
        language={language}
        who={t(language, hasLeft(letter) && letter.stateCode ? "letter.who.released" : "letter.who.draft")}
      />
      {serves && !hasLeft(letter) && oddities.length > 0 ? (
        <Notice tone="held" title={t(language, "run.odd.title")}>
          {oddities.map((oddity) => (
            <p>
              <OddityLine language={language} oddity={oddity} />
            </p>
          ))}
        </Notice>
      ) : null}
      <NextSteps {...props} />
      <Facts facts={factsOf(props)} />
      {hasLeft(letter) && letter.matrixVersionId ? (
        <>
          <h2>{t(language, mayAnswer ? "consent.own-words" : "consent.words")}</h2>
          <Words
            language={language}
            consents={consents}
            empty={mayAnswer ? "consent.not-answered" : "consent.no-word-yet"}
          />
        </>
      ) : null}
      {serves && events.length > 0 ? <History language={language} events={events} /> : null}
    </>
  );
}

function factsOf({ language, letter, addressee, address, consents, mayAnswer, serves }: LetterPageProps): Fact[] {
  return [
    { label: t(language, "column.reference"), value: <bdi dir="ltr">{letter.reference}</bdi> },
    { label: t(language, "run.addressee"), value: addressee },
    ...(letter.occasion === "matrices"
      ? []
      : [{ label: t(language, "letter.occasion"), value: t(language, `model.occasion.${letter.occasion}`) }]),
    { label: t(language, "letter.form"), value: t(language, `letter.form.${letter.form}`) },
    ...(letter.stateCode && letter.matrixNumber !== null
      ? [
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
        ]
      : []),
    ...(mayAnswer && letter.matrixVersionId ? [whoSeesTheMatrix(language, letter, consents)] : []),
    { label: t(language, "letter.language"), value: <span lang={letter.language}>{ownNames[letter.language]}</span> },
    { label: t(language, "letter.dated"), value: formatDate(language, letter.dated) },
    ...(asksForAnswer(letter)
      ? [{ label: t(language, "column.reply-by"), value: formatDate(language, letter.replyBy) }]
      : []),
    ...(serves
      ? [
          { label: t(language, "run.channel"), value: t(language, `run.channel.${letter.channel}`) },
          {
            label: t(language, "run.address"),
            value: <bdi dir={letter.channel === "e-mail" ? "ltr" : "auto"}>{address || "–"}</bdi>,
          },
          { label: t(language, "letter.drafted-by"), value: <bdi>{letter.draftedBy}</bdi> },
          ...(letter.releasedBy
            ? [{ label: t(language, "letter.released-by"), value: <bdi>{letter.releasedBy}</bdi> }]
            : []),
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

function NextSteps({
  language,
  letter,
  acts,
  mayAnswer,
  consents,
  hasFile,
  hasWords,
  hasChanges,
  serves,
  mayRegister,
}: LetterPageProps): VNode {
  const at = (path: string): string => `/${language}${path}`;
  return (
    <div class="buttons">
      {mayAnswer && letter.matrixVersionId ? (
        <a class="button button-main" href={at(answerPath(letter.id))}>
          {t(language, consents.length > 0 ? "answer.change" : "answer.button")}
        </a>
      ) : null}
      {mayAnswer ? (
        <a class="button" href={at(informationOfLetterPath(letter.id))}>
          {t(language, "information.add")}
        </a>
      ) : null}
      {mayRegister && letter.stateCode && hasLeft(letter) ? (
        <a class="button" href={at(newAnswerPath(letter.id))}>
          {t(language, "incoming.register-answer")}
        </a>
      ) : null}
      {hasFile && letter.standing !== "cancelled" ? (
        <a class="button" href={at(letterPdfPath(letter.id))}>
          {t(language, hasLeft(letter) ? "letter.download" : "letter.preview")}
        </a>
      ) : null}
      {hasWords && letter.standing !== "cancelled" ? (
        <a href={at(letterDocxPath(letter.id))}>{t(language, "letter.as-word")}</a>
      ) : null}
      {hasChanges ? <a href={at(letterChangesPath(letter.id))}>{t(language, "letter.changes")}</a> : null}
      {acts.map((act) => (
        <a class="button" href={at(letterActPath(letter.id, act))}>
          {t(language, `ledger.${act}.button`)}
        </a>
      ))}
      {serves && letter.runId ? <a href={at(runPath(letter.runId))}>{t(language, "letter.run")}</a> : null}
    </div>
  );
}

/** What happened to a letter, the first thing first. */
function History({ language, events }: { language: Language; events: LetterEvent[] }): VNode {
  return (
    <>
      <h2>{t(language, "letter.history")}</h2>
      <Table
        caption={t(language, "letter.history")}
        columns={(["column.date", "letter.happened", "letter.by", "letter.words"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={events.map(({ event, at, by, words }) => ({
          cells: [formatMoment(language, at, zone), eventWords(language, event), <bdi>{by}</bdi>, <bdi>{words}</bdi>],
        }))}
      />
    </>
  );
}

function eventWords(language: Language, event: LetterEventName): string {
  return t(language, `act.letter.${event}`);
}

function dayOf(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO(zone).toPlainDate().toString();
}
