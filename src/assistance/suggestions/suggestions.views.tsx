import type { VNode } from "preact";
import type { Language, Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { RadioField } from "#ui/fields.tsx";
import { FormPage } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { questionOn } from "../requests/advice.ts";
import { requestPath } from "../requests/paths.ts";
import type { RequestWhole } from "../requests/request.ts";
import type { Subject } from "../requests/request-field.ts";
import { subjectValue } from "../requests/request-field.ts";
import type { Names } from "../requests/request-words.ts";
import { suggestionsPath } from "./paths.ts";
import { groupings, type StateSuggestions, type SuggestedSection, type Suggestion } from "./suggestion.ts";

type SuggestionsProps = {
  language: Language;
  request: RequestWhole;
  names: Names;
  state: FormState;
  basis: number;
  suggestions: readonly StateSuggestions[];
  /** The rows that the request is about already. */
  asked: readonly Subject[];
};

/** The rows of the State's own matrix where it may want to ask; it ticks what it wants, and nothing is kept of the others. */
export function SuggestionsPage(props: SuggestionsProps): VNode {
  const { language, request, names, state, basis, suggestions } = props;
  const readable = suggestions.filter(({ sections }) => sections.length > 0);
  const back = { href: `/${language}${requestPath(request.id)}`, label: t(language, "request.back") };
  const title = t(language, "suggestion.title");
  if (readable.length === 0)
    return (
      <>
        <h1>{title}</h1>
        {suggestions.map((of) => (
          <NothingToSuggest language={language} names={names} of={of} isOwn={request.asking.state !== null} />
        ))}
        {suggestions.length === 0 ? <p>{t(language, "suggestion.no-state")}</p> : null}
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </>
    );
  return (
    <FormPage
      language={language}
      title={title}
      what={t(language, "suggestion.what")}
      state={state}
      action={`/${language}${suggestionsPath(request.id)}`}
      button={t(language, "suggestion.take")}
      back={back}
      hidden={{ basis }}
      before={
        <>
          <Notice>
            <p>{t(language, "suggestion.no-measure-of-a-State")}</p>
          </Notice>
          {suggestions
            .filter(({ sections }) => sections.length === 0)
            .map((of) => (
              <NothingToSuggest language={language} names={names} of={of} isOwn={request.asking.state !== null} />
            ))}
        </>
      }
    >
      <RadioField
        name="grouping"
        label={t(language, "suggestion.grouping")}
        error={errorAt(state.errors, "grouping")}
        value={state.typed.grouping ?? "section"}
        options={groupings.map((one) => ({ value: one, label: t(language, `suggestion.grouping.${one}`) }))}
      />
      {readable.map((of) => (
        <OfState {...props} of={of} />
      ))}
    </FormPage>
  );
}

type NothingProps = { language: Language; names: Names; of: StateSuggestions; isOwn: boolean };

function NothingToSuggest({ language, names, of, isOwn }: NothingProps): VNode {
  const state = names.states.get(of.state) ?? of.state;
  if (of.matrix) return <p>{t(language, "suggestion.none", { state })}</p>;
  return <p>{t(language, isOwn ? "suggestion.no-matrix" : "suggestion.no-matrix-for-organisation", { state })}</p>;
}

function OfState(props: SuggestionsProps & { of: StateSuggestions }): VNode {
  const { language, names, of } = props;
  return (
    <fieldset class="field">
      <legend>{t(language, "suggestion.of", { state: names.states.get(of.state) ?? of.state })}</legend>
      {of.matrix ? (
        <p class="hint">
          <a href={`/${language}${matrixPath(of.state, of.matrix.number)}`}>{t(language, "suggestion.matrix")}</a>
        </p>
      ) : null}
      {of.sections.map((section) => (
        <OfSection {...props} section={section} />
      ))}
    </fieldset>
  );
}

function OfSection(props: SuggestionsProps & { of: StateSuggestions; section: SuggestedSection }): VNode {
  const { language, section, state } = props;
  const [first] = section.rows;
  const question = first ? questionOn({ row: first.row.id }) : undefined;
  const prefix = `${props.of.state}/${first?.suggestions[0]?.subject.template ?? ""}/${section.section.id}.`;
  const isOpen = (state.typed.subject ?? "").split(",").some((box) => box.startsWith(prefix));
  return (
    <details open={isOpen}>
      <summary>
        <InTemplate language={language} texts={section.section.title} />
      </summary>
      {question ? (
        <p class="hint">
          {t(language, "suggestion.prompt")} {t(language, `request.question.${question}`)}
        </p>
      ) : null}
      {section.rows.map(({ row, suggestions }) => (
        <fieldset class="choices-of-row">
          <legend>
            {row.n}. <InTemplate language={language} texts={row.label} />
          </legend>
          <div class="choices">
            {suggestions.map((suggestion) => (
              <Box {...props} suggestion={suggestion} />
            ))}
          </div>
        </fieldset>
      ))}
    </details>
  );
}

/** Words of the template, in English where it has no others. */
function InTemplate({ language, texts }: { language: Language; texts: Texts }): VNode {
  const { text, in: written } = pickText(texts, language);
  return (
    <TextIn page={language} language={written}>
      {text}
    </TextIn>
  );
}

function Box(props: SuggestionsProps & { of: StateSuggestions; suggestion: Suggestion }): VNode {
  const { language, state, asked, of, suggestion } = props;
  const { subject, cells } = suggestion;
  const value = `${of.state}/${subjectValue(subject)}`;
  const id = `suggestion-${value.replaceAll("/", "-")}`;
  // What is not on record and what is "?" are told apart, aspect by aspect.
  const found = cells.map(({ aspect, mark }) =>
    t(language, mark === "?" ? "suggestion.unclear" : "suggestion.no-record", {
      aspect: t(language, `aspect.${aspect}`),
    }),
  );
  const label = `${subject.weapon === "" ? t(language, "request.subject.whole") : subject.weapon} – ${found.join(" · ")}`;
  if (asked.some((one) => subjectValue(one) === subjectValue(subject)))
    return (
      <p class="quiet">
        {label} – {t(language, "suggestion.asked-already")}
      </p>
    );
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        name="subject"
        value={value}
        checked={(state.typed.subject ?? "").split(",").includes(value)}
      />
      <label for={id}>{label}</label>
    </div>
  );
}
