import type { VNode } from "preact";
import { textVersionPath } from "#committee/paths.ts";
import { direction, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { FormPart, GuidanceEntry } from "#regime/request-guidance.ts";
import { documentAddress, numberOf, type ResolutionParagraph, wordsFor } from "#regime/resolution-paragraph.ts";
import { formatDate } from "#ui/dates.tsx";
import { TextIn } from "#ui/text-in.tsx";
import type { FormGuidance } from "./guidance.ts";

type GuidanceProps = {
  language: Language;
  guidance: FormGuidance;
  /** Whether the reader may open the Committee's texts. */
  mayReadTexts?: boolean;
};

/** The advice at one part of the form; what paraphrases a paragraph of the resolution stands beside the resolution's own words. */
export function Guidance({
  part,
  paragraphs,
  open = [],
  ...props
}: GuidanceProps & {
  part: FormPart;
  paragraphs: readonly ResolutionParagraph[];
  /** The paragraphs that are shown at once; the others are opened by the reader. */
  open?: readonly string[];
}): VNode | null {
  const { language, guidance } = props;
  const entries = guidance.entries.filter((entry) => entry.for === part);
  if (entries.length === 0) return null;
  const quoting = entries.filter(({ paragraph }) => paragraph);
  return (
    <div class="guidance" id={`guidance-${part}`}>
      <div class="hint" lang={guidance.in} dir={direction(guidance.in)}>
        {entries.map(({ paragraph, words }) => (paragraph ? null : <p>{words}</p>))}
      </div>
      {quoting.map((entry) => (
        <Paraphrase
          language={language}
          written={guidance.in}
          entry={entry}
          quoted={paragraphs.find(({ paragraph }) => paragraph === entry.paragraph)}
          open={open.includes(entry.paragraph)}
        />
      ))}
      {quoting.length > 0 ? <GuidanceSource {...props} /> : null}
    </div>
  );
}

/** What introduces the form, and whose words its guidance is. */
export function GuidanceIntroduction(props: GuidanceProps): VNode {
  const { title, introduction, in: written } = props.guidance;
  return (
    <section class="guidance">
      <div lang={written} dir={direction(written)}>
        <h2>{title}</h2>
        {introduction.map((words) => (
          <p>{words}</p>
        ))}
      </div>
      <GuidanceSource {...props} />
    </section>
  );
}

/** Which text of the Committee this is and by which decision, or that it is the project's own. */
export function GuidanceSource({
  language,
  guidance: { version, in: written },
  mayReadTexts = false,
}: GuidanceProps): VNode {
  if (!version) return <p class="hint">{t(language, "guidance.project")}</p>;
  const { textId, number, inForceFrom, decidedOn, wording } = version;
  const words = t(language, "guidance.version", {
    number,
    date: formatDate(language, inForceFrom),
    decided: formatDate(language, decidedOn),
  });
  return (
    <p class="hint">
      {mayReadTexts ? <a href={`/${language}${textVersionPath(textId, number, written)}`}>{words}</a> : words}
      {wording === "project" ? `. ${t(language, "texts.wording.project-note")}` : null}
    </p>
  );
}

type ParaphraseProps = {
  language: Language;
  written: Language;
  entry: GuidanceEntry;
  quoted: ResolutionParagraph | undefined;
  open: boolean;
};

/** The short form and the resolution's own words: beside each other where there is room, below each other where there is none. */
export function Paraphrase({ language, written, entry: { paragraph, words }, quoted, open }: ParaphraseProps): VNode {
  return (
    <details open={open}>
      <summary>{t(language, "guidance.paragraph", { number: numberOf(paragraph, language) })}</summary>
      <div class="side-by-side">
        <div>
          <p class="hint">{t(language, "guidance.in-short")}</p>
          <p lang={written} dir={direction(written)}>
            {words}
          </p>
        </div>
        {quoted ? <OwnWords language={language} quoted={quoted} /> : null}
      </div>
    </details>
  );
}

function OwnWords({ language, quoted }: { language: Language; quoted: ResolutionParagraph }): VNode {
  const { paragraph, symbol } = quoted;
  const own = wordsFor(quoted, language);
  const address = documentAddress(symbol, own?.in ?? language);
  const number = numberOf(paragraph, language);
  return (
    <div>
      <p class="hint">{t(language, "guidance.own-words")}</p>
      {own ? (
        <blockquote cite={address} lang={own.in} dir={direction(own.in)}>
          {own.words}
        </blockquote>
      ) : (
        <p>{t(language, "guidance.not-at-hand")}</p>
      )}
      {own && own.in !== language ? <p class="hint">{t(language, "guidance.in-english")}</p> : null}
      <p class="hint">
        <a href={address} rel="external noreferrer">
          <bdi dir="ltr">{symbol}</bdi>
        </a>
        {` · ${t(language, "guidance.cited", { number })}`}
        {own ? (
          <>
            <br />
            <TextIn language="en" page={language}>
              {own.source}
            </TextIn>
          </>
        ) : null}
      </p>
    </div>
  );
}
