import type { VNode } from "preact";
import { direction, type Language, languages, ownNames } from "#i18n/languages.ts";
import { formatNumber, type MessageKey, t } from "#i18n/t.ts";
import { Facts } from "#ui/facts.tsx";
import { Button, SelectField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { comparisonPath } from "../paths.ts";
import type { ComparedParagraph, Piece } from "./comparison.ts";
import type { TextWithVersions } from "./text.queries.ts";
import { Title, WithHoles } from "./text-words.views.tsx";

export type ComparisonPageProps = {
  language: Language;
  text: TextWithVersions;
  from: number;
  to: number;
  /** The language that is compared. */
  of: Language;
  compared: readonly ComparedParagraph[] | "not-in-both" | "too-long";
  /** Of a model: what is chosen otherwise, as messages name it. */
  choices?: readonly { path: string; from: string; to: string }[];
};

/** Two versions of a text, paragraph by paragraph, with every word that came or went. */
export function ComparisonPage({ language, text, from, to, of, compared, choices = [] }: ComparisonPageProps): VNode {
  const numbers = text.versions.map(({ number }) => ({
    value: String(number),
    label: t(language, "texts.version", { number }),
  }));
  return (
    <>
      <h1>{t(language, "texts.comparison.title", { from, to })}</h1>
      <p>
        <Title language={language} text={text} />
      </p>
      <WhoCanSee language={language} who={t(language, "texts.who.versions")} />
      <form method="get" action={`/${language}${comparisonPath(text.id)}`} class="form form-search">
        <SelectField name="from" label={t(language, "texts.comparison.from")} value={String(from)} options={numbers} />
        <SelectField name="to" label={t(language, "texts.comparison.to")} value={String(to)} options={numbers} />
        <SelectField
          name="language"
          label={t(language, "texts.language")}
          value={of}
          options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
        />
        <Button>{t(language, "texts.comparison.show")}</Button>
      </form>
      {choices.length > 0 ? (
        <Facts
          facts={choices.map(({ path, from, to }) => ({
            label: t(language, `texts.part.${path}` as MessageKey),
            value: (
              <>
                <del class="compared">{t(language, `model.${path}.${from}` as MessageKey)}</del>{" "}
                <ins class="compared">{t(language, `model.${path}.${to}` as MessageKey)}</ins>
              </>
            ),
          }))}
        />
      ) : null}
      {typeof compared === "string" ? (
        <Notice tone="held">
          <p>{t(language, `texts.comparison.${compared}`)}</p>
        </Notice>
      ) : (
        <Compared language={language} of={of} from={from} to={to} compared={compared} />
      )}
    </>
  );
}

function Compared({
  language,
  of,
  from,
  to,
  compared,
}: Omit<ComparisonPageProps, "text" | "compared"> & { compared: readonly ComparedParagraph[] }): VNode {
  const changed = compared.filter(({ pieces }) => pieces.some(({ kind }) => kind !== "same")).length;
  return (
    <>
      <p>
        {changed === 0
          ? t(language, "texts.comparison.same")
          : t(language, "texts.comparison.changed", { count: changed })}
      </p>
      <Legend language={language} />
      <ComparedTable
        language={language}
        of={of}
        caption={t(language, "texts.comparison.title", { from, to })}
        compared={compared}
      />
    </>
  );
}

/** Paragraph beside paragraph, with what came and went in each. */
export function ComparedTable({
  language,
  of,
  caption,
  compared,
}: {
  language: Language;
  of: Language;
  caption: string;
  compared: readonly ComparedParagraph[];
}): VNode {
  return (
    <Table
      caption={caption}
      columns={[{ label: t(language, "texts.paragraph") }, { label: t(language, "texts.comparison.words") }]}
      rows={compared.map((paragraph) => ({
        cells: [
          placeWords(language, paragraph),
          <div class="compared" lang={of} dir={direction(of)}>
            <Pieces language={language} pieces={paragraph.pieces} />
          </div>,
        ],
      }))}
    />
  );
}

/** What the two manners of writing mean, in words. */
export function Legend({ language }: { language: Language }): VNode {
  return (
    <p class="hint">
      <del class="compared">{t(language, "texts.removed")}</del> ({t(language, "texts.legend.removed")}) ·{" "}
      <ins class="compared">{t(language, "texts.added")}</ins> ({t(language, "texts.legend.added")})
    </p>
  );
}

/** Words that came and went; who listens hears where each begins and ends. */
export function Pieces({ language, pieces }: { language: Language; pieces: readonly Piece[] }): VNode {
  const said = (words: string): VNode => (
    <span class="visually-hidden" lang={language}>
      {words}
    </span>
  );
  return (
    <>
      {pieces.map(({ kind, text }) => {
        if (kind === "same") return <WithHoles>{text}</WithHoles>;
        const Tag = kind === "added" ? "ins" : "del";
        return (
          <Tag class="compared">
            {said(` [${t(language, kind === "added" ? "texts.added" : "texts.removed")}: `)}
            <WithHoles>{text}</WithHoles>
            {said("] ")}
          </Tag>
        );
      })}
    </>
  );
}

/** "3", "3 → 4", or which of the two texts has it. */
function placeWords(language: Language, { from, to }: ComparedParagraph): string {
  if (from === 0 && to === 0) return t(language, "texts.part.title");
  if (from === null) return t(language, "texts.comparison.new", { number: to ?? 0 });
  if (to === null) return t(language, "texts.comparison.gone", { number: from });
  return from === to ? formatNumber(language, to) : t(language, "texts.comparison.moved", { from, to });
}
