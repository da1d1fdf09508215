import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { amendmentPath } from "../paths.ts";
import type { Amendment, AmendmentOutcome } from "./amendment.ts";
import { Pieces } from "./comparison.views.tsx";
import type { Text } from "./text.ts";
import { dayOf, nameOf, type StateNames } from "./text-words.views.tsx";

type ListProps = {
  language: Language;
  text: Pick<Text, "id">;
  amendments: readonly Amendment[];
  names: StateNames;
};

/** What delegations propose, with the words that go and come, and what became of it. */
export function AmendmentsTable({ language, text, amendments, names }: ListProps): VNode {
  return (
    <Table
      caption={t(language, "texts.amendments")}
      columns={[
        t(language, "texts.amendment"),
        t(language, "texts.delegation"),
        t(language, "texts.amendment.where"),
        t(language, "texts.amendment.words"),
        t(language, "texts.amendment.why"),
        t(language, "texts.standing"),
      ].map((label) => ({ label }))}
      rows={amendments.map((amendment) => ({
        cells: [
          <a href={`/${language}${amendmentPath(text.id, amendment.id)}`}>
            {t(language, "texts.amendment.number", { number: amendment.number })}
          </a>,
          nameOf(names, amendment.delegation),
          whereWords(language, amendment),
          <ProposedChange language={language} amendment={amendment} />,
          <TextIn language={amendment.language} page={language}>
            {amendment.why}
          </TextIn>,
          <Outcome language={language} end={amendment.end} />,
        ],
      }))}
      empty={t(language, "texts.amendments-empty")}
    />
  );
}

/** "Version 2, paragraph 3, English". */
export function whereWords(
  language: Language,
  {
    versionNumber,
    paragraph,
    language: of,
    oldWords,
  }: Pick<Amendment, "versionNumber" | "paragraph" | "language" | "oldWords">,
): string {
  const values = { number: versionNumber, paragraph, language: ownNames[of] };
  if (!oldWords) return t(language, "texts.amendment.after", values);
  return t(language, paragraph === 0 ? "texts.amendment.in-title" : "texts.amendment.in", values);
}

/** The words that go, then those that come. */
export function ProposedChange({ language, amendment }: { language: Language; amendment: Amendment }): VNode {
  const { oldWords, newWords, language: of } = amendment;
  return (
    <span class="typed" lang={of} dir="auto">
      <Pieces
        language={language}
        pieces={[
          ...(oldWords ? [{ kind: "removed" as const, text: oldWords }] : []),
          ...(newWords ? [{ kind: "added" as const, text: newWords }] : []),
        ]}
      />
    </span>
  );
}

/** What became of an amendment, when, and in which version. */
export function Outcome({ language, end }: { language: Language; end: AmendmentOutcome | null }): VNode {
  if (!end) return <StatusPill tone="due">{t(language, "texts.outcome.open")}</StatusPill>;
  const tone = end.outcome === "taken" ? "settled" : "quiet";
  const number = end.takenIn?.number;
  return (
    <>
      <StatusPill tone={tone}>
        {t(language, `texts.outcome.${end.outcome}`, { date: formatDate(language, dayOf(end.recordedAt)) })}
      </StatusPill>
      {number ? <p class="hint">{t(language, "texts.outcome.in-version", { number })}</p> : null}
      {end.putIn === false ? <p class="hint">{t(language, "texts.outcome.by-hand")}</p> : null}
      {end.words ? (
        <p class="hint">
          <bdi>{end.words}</bdi>
        </p>
      ) : null}
    </>
  );
}
