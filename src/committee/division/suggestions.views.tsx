import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Button } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { suggestionLeavingPath, suggestionTakingPath } from "../paths.ts";
import type { Move } from "./balance.ts";
import type { Assignment, Expert } from "./division.ts";
import { type StateNames, subjectWords } from "./division.views.tsx";

/** A move with the line and the people it is about. */
export type Suggestion = { move: Move; line: Assignment; from: Expert; to: Expert };

export type SuggestionsPageProps = {
  language: Language;
  names: StateNames;
  suggestions: readonly Suggestion[];
  mayAnswer: boolean;
  /** A suggestion was answered that does not stand any more. */
  isTooLate: boolean;
};

export function SuggestionsPage(props: SuggestionsPageProps): VNode {
  const { language, names, suggestions, mayAnswer, isTooLate } = props;
  return (
    <>
      <h1>{t(language, "division.suggestions")}</h1>
      <p>{t(language, "division.suggestions.what")}</p>
      <WhoCanSee language={language} who={t(language, "division.suggestions.who")} />
      {isTooLate ? (
        <Notice tone="held" title={t(language, "division.suggestions.too-late")}>
          <p>{t(language, "division.suggestions.too-late.what")}</p>
        </Notice>
      ) : null}
      {suggestions.length === 0 ? <p class="empty">{t(language, "division.suggestions.none")}</p> : null}
      {suggestions.map((suggestion) => (
        <section>
          <h2>
            {t(language, "division.suggestion", {
              subject: subjectWords(language, names, suggestion.line.subject),
              to: suggestion.to.name,
            })}
          </h2>
          <p>{whyWords(language, names, suggestion)}</p>
          {mayAnswer ? <Answers language={language} names={names} suggestion={suggestion} /> : null}
        </section>
      ))}
    </>
  );
}

/** Why a move is suggested, in one sentence; it becomes the reason on record when somebody takes it. */
export function whyWords(language: Language, names: StateNames, { move, line, from, to }: Suggestion): string {
  return t(language, "division.suggestion.why", {
    from: from.name,
    fromLoad: move.fromLoad,
    to: to.name,
    toLoad: move.toLoad,
    subject: subjectWords(language, names, line.subject),
    fromAfter: move.fromLoad - move.weight,
    toAfter: move.toLoad + move.weight,
  });
}

type AnswersProps = { language: Language; names: StateNames; suggestion: Suggestion };

function Answers({ language, names, suggestion: { move, line, to } }: AnswersProps): VNode {
  const subject = subjectWords(language, names, line.subject);
  const ids = (
    <>
      <input type="hidden" name="line" value={move.line} />
      <input type="hidden" name="expert" value={move.to} />
    </>
  );
  return (
    <div class="buttons">
      <form method="post" action={`/${language}${suggestionTakingPath}`}>
        {ids}
        <Button kind="main">{t(language, "division.suggestion.take", { subject, to: to.name })}</Button>
      </form>
      <form method="post" action={`/${language}${suggestionLeavingPath}`}>
        {ids}
        <Button>{t(language, "division.suggestion.leave", { subject })}</Button>
      </form>
    </div>
  );
}
