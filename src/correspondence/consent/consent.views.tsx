import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import type { StandingTemplate } from "#regime/template.queries.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import type { Fact } from "#ui/facts.tsx";
import { Button, Form } from "#ui/fields.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import type { Letter, Scope } from "../letter.ts";
import { type Consent, scopeNow } from "./consent.ts";
import { undoPath } from "./paths.ts";

const zone = "America/New_York";

/** What a State said last, in a word: the three are one colour, none is the better answer. No answer is said as such. */
export function ScopePill({ language, scope }: { language: Language; scope: Scope | undefined }): VNode {
  if (!scope) return <StatusPill tone="quiet">{t(language, "consent.none")}</StatusPill>;
  return <StatusPill tone="settled">{t(language, `consent.${scope}`)}</StatusPill>;
}

/** For the State: who reads its matrix at this moment, by its words on this version. */
export function whoSeesTheMatrix(language: Language, letter: Letter, words: Consent[]): Fact {
  const now = letter.supersededOn ? "superseded" : (scopeNow(words) ?? "none");
  return { label: t(language, "answer.now"), value: t(language, `answer.now.${now}`) };
}

type WordsProps = { language: Language; consents: Consent[]; empty: "consent.no-word-yet" | "consent.not-answered" };

/** Every word the State said about this version, the last first. */
export function Words({ language, consents, empty }: WordsProps): VNode {
  return (
    <Table
      caption={t(language, "consent.words")}
      columns={(
        ["column.answer", "consent.effect", "shown.evidence", "consent.given", "consent.information"] as const
      ).map((key) => ({ label: t(language, key) }))}
      rows={consents.map((consent) => ({
        cells: [
          <ScopePill language={language} scope={consent.scope} />,
          <WordEffect language={language} consent={consent} />,
          <Evidence language={language} consent={consent} />,
          <Given language={language} consent={consent} />,
          consent.information.split("\n").map((line) => <p dir="auto">{line}</p>),
        ],
      }))}
      empty={t(language, empty)}
    />
  );
}

/** What a word does, since when or from when, always with its moment. */
export function WordEffect({ language, consent }: { language: Language; consent: Consent }): VNode {
  const { word, effectiveAt } = consent;
  if (word === "undone" || word === "replaced") return <>{t(language, `consent.word.${word}`)}</>;
  return <>{t(language, `consent.word.${word}`, { moment: formatMoment(language, effectiveAt, zone) })}</>;
}

export function Evidence({ language, consent }: { language: Language; consent: Consent }): VNode {
  const { noteVerbale, noteVerbaleDate, incoming } = consent;
  return (
    <>
      {noteVerbale && noteVerbaleDate ? (
        <>
          <bdi>{noteVerbale}</bdi>, {formatDate(language, noteVerbaleDate)}
        </>
      ) : null}
      {incoming ? (
        <p>{t(language, "consent.register", { number: String(incoming.number), year: String(incoming.year) })}</p>
      ) : null}
    </>
  );
}

/** When a word was given, by whom and in what capacity, and whether the secretariat entered it. */
export function Given({ language, consent }: { language: Language; consent: Consent }): VNode {
  return (
    <>
      {formatMoment(language, consent.givenAt, zone)}, <bdi>{consent.givenBy}</bdi>
      {consent.inCapacity ? (
        <>
          {" "}
          (<bdi>{consent.inCapacity}</bdi>)
        </>
      ) : null}
      {consent.onBehalf ? <p class="hint">{t(language, "consent.on-behalf")}</p> : null}
    </>
  );
}

/** One act takes back a word that waits. */
export function UndoForm({ language, consent }: { language: Language; consent: Consent }): VNode | null {
  if (consent.word !== "waits") return null;
  return (
    <Form action={`/${language}${undoPath(consent.id)}`}>
      <Button>{t(language, "consent.undo")}</Button>
    </Form>
  );
}

/** Which sections and languages; a section by the title the template gives it. */
export function PartsInWords({
  language,
  sections,
  languages,
  template,
}: {
  language: Language;
  sections: readonly string[] | null;
  languages: readonly Language[] | null;
  template: StandingTemplate | undefined;
}): VNode {
  const titleOf = (id: string): string => {
    const title = template?.sections.find((section) => section.id === id)?.title;
    return title ? pickText(title, language).text : id;
  };
  return (
    <>
      {sections ? sections.map((id) => <p dir="auto">{titleOf(id)}</p>) : <p>{t(language, "consent.parts.whole")}</p>}
      {languages ? <p>{languages.map((one) => ownNames[one]).join(" · ")}</p> : null}
    </>
  );
}
