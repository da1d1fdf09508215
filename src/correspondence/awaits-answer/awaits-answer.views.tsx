import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { type Awaiting, AwaitList } from "#ui/await-list.tsx";
import { formatDate } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { ScopePill } from "../consent/consent.views.tsx";
import type { Incoming } from "../incoming/incoming.ts";
import { EntriesTable, Section, type StateNames } from "../incoming/incoming.views.tsx";
import type { Information } from "../information/information.ts";
import { InformationTable } from "../information/information.views.tsx";
import { informationOfLetterPath } from "../information/paths.ts";
import type { Scope } from "../letter.ts";
import { answerPath, letterPath } from "../paths.ts";
import type { LetterToState } from "./awaits-answer.ts";

/** A State's word on one version of its matrix. */
type WordOnVersion = {
  matrixNumber: number;
  letter: LetterToState;
  scope: Scope | undefined;
  givenOn: string | undefined;
};

export type AwaitsAnswerProps = {
  language: Language;
  state: { code: StateCode; name: string };
  names: StateNames;
  /** The person is of this State and may answer. */
  own: boolean;
  waits: readonly Awaiting[];
  /** What is still asked after an answer came in. */
  asked: readonly Awaiting[];
  words: readonly WordOnVersion[];
  pending: readonly Incoming[];
  answered: readonly LetterToState[];
  processed: readonly Incoming[];
  information: readonly Information[];
};

/** Everything that awaits a State's answer, in one place; below, what was answered and what became of it. */
export function AwaitsAnswerPage(props: AwaitsAnswerProps): VNode {
  const { language, state, names, waits, asked, pending, processed, information } = props;
  return (
    <>
      <h1>{t(language, "awaits-answer.title", { state: state.name })}</h1>
      <p>{t(language, "awaits-answer.what")}</p>
      <WhoCanSee language={language} who={t(language, "awaits-answer.who")} />
      <Section title={t(language, "awaits-answer.letters")}>
        <AwaitList items={waits} empty={t(language, "awaits-answer.no-letters")} />
      </Section>
      {asked.length > 0 ? (
        <Section title={t(language, "awaits-answer.asked")}>
          <AwaitList items={asked} empty="" />
        </Section>
      ) : null}
      {props.words.length > 0 ? (
        <Section title={t(language, "awaits-answer.words")}>
          <Words {...props} />
        </Section>
      ) : null}
      <Section title={t(language, "awaits-answer.pending")}>
        <EntriesTable
          language={language}
          entries={pending}
          names={names}
          empty={t(language, "awaits-answer.nothing-pending")}
        />
      </Section>
      <Section title={t(language, "awaits-answer.answered")}>
        <Answered {...props} />
      </Section>
      {processed.length > 0 ? (
        <Section title={t(language, "awaits-answer.processed")}>
          <EntriesTable language={language} entries={processed} names={names} empty="" />
        </Section>
      ) : null}
      {information.length > 0 ? (
        <Section title={t(language, "information.title")}>
          <InformationTable language={language} lines={information} names={undefined} empty="" />
        </Section>
      ) : null}
    </>
  );
}

function Words({ language, state, own, words }: AwaitsAnswerProps): VNode {
  return (
    <Table
      caption={t(language, "awaits-answer.words")}
      columns={(["column.matrix", "column.answer", "awaits-answer.given-on", "awaits-answer.act"] as const).map(
        (key) => ({ label: t(language, key) }),
      )}
      rows={words.map(({ matrixNumber, letter, scope, givenOn }) => ({
        cells: [
          <a href={`/${language}${matrixPath(state.code, matrixNumber)}`}>
            {t(language, "letter.matrix-version", { number: matrixNumber })}
          </a>,
          <ScopePill language={language} scope={scope} />,
          givenOn ? formatDate(language, givenOn) : "",
          own ? (
            <a href={`/${language}${answerPath(letter.id)}`}>
              {t(language, scope ? "answer.change" : "answer.button")}
              <span class="visually-hidden">: {letter.reference}</span>
            </a>
          ) : (
            <LetterLink language={language} letter={letter} />
          ),
        ],
      }))}
    />
  );
}

function LetterLink({ language, letter }: { language: Language; letter: LetterToState }): VNode {
  return (
    <a href={`/${language}${letterPath(letter.id)}`}>
      <bdi dir="ltr">{letter.reference}</bdi>
    </a>
  );
}

function Answered({ language, answered, own }: AwaitsAnswerProps): VNode {
  return (
    <Table
      caption={t(language, "awaits-answer.answered")}
      columns={(["column.reference", "letter.dated", "awaits-answer.act"] as const).map((key) => ({
        label: t(language, key),
      }))}
      rows={answered.map((letter) => ({
        cells: [
          <LetterLink language={language} letter={letter} />,
          formatDate(language, letter.dated),
          own ? (
            <a href={`/${language}${informationOfLetterPath(letter.id)}`}>
              {t(language, "information.add")}
              <span class="visually-hidden">: {letter.reference}</span>
            </a>
          ) : (
            ""
          ),
        ],
      }))}
      empty={t(language, "awaits-answer.nothing-answered")}
    />
  );
}
