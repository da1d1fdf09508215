import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import type { StandingTemplate } from "#regime/template.queries.ts";
import {
  CheckboxField,
  DateField,
  type FieldError,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { scopes } from "../letter.ts";
import { type TypedAnswer, toAllStates } from "./answer-form.ts";

export type WordFieldsProps = {
  language: Language;
  typed: TypedAnswer | undefined;
  errors: readonly FieldError[];
  template: StandingTemplate;
  providers: readonly { id: string; name: string }[];
  /** The register's entries of the State, where its word is entered on its behalf; undefined where the State itself answers. */
  incoming?: readonly { id: string; label: string }[] | undefined;
};

/** The fields of a word: nothing is chosen beforehand, and refusing takes no more than agreeing. */
export function WordFields({ language, typed, errors, template, providers, incoming }: WordFieldsProps): VNode {
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <RadioField
        name="scope"
        label={t(language, "answer.scope")}
        value={typed?.scope}
        error={wrong("scope")}
        options={scopes.map((scope) => ({
          value: scope,
          label: t(language, `answer.${scope}`),
          hint: t(language, `answer.${scope}-means`),
        }))}
      />
      <CheckboxField
        name="to"
        label={t(language, "answer.to")}
        chosen={typed?.to ?? []}
        error={wrong("to")}
        options={[
          { value: toAllStates, label: t(language, "answer.to.states") },
          ...providers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <RadioField
        name="standing"
        label={t(language, "answer.standing")}
        value={typed?.standing}
        error={wrong("standing")}
        options={[
          { value: "this", label: t(language, "answer.standing.this") },
          {
            value: "later",
            label: t(language, "answer.standing.later"),
            hint: t(language, "answer.standing.later-means"),
          },
        ]}
      />
      <RadioField
        name="parts"
        label={t(language, "answer.parts")}
        value={typed?.parts}
        error={wrong("parts")}
        options={(["whole", "chosen"] as const).map((value) => ({
          value,
          label: t(language, `answer.parts.${value}`),
        }))}
      />
      <CheckboxField
        name="sections"
        label={t(language, "answer.sections")}
        chosen={typed?.sections ?? []}
        error={wrong("sections")}
        options={template.sections.map(({ id, title }) => {
          const { text, in: written } = pickText(title, language);
          return { value: id, label: text, language: written };
        })}
      />
      <RadioField
        name="in"
        label={t(language, "answer.in")}
        value={typed?.in}
        error={wrong("in")}
        options={(["all", "chosen"] as const).map((value) => ({ value, label: t(language, `answer.in.${value}`) }))}
      />
      <CheckboxField
        name="languages"
        label={t(language, "answer.languages")}
        chosen={typed?.languages ?? []}
        error={wrong("languages")}
        options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
      />
      {incoming ? (
        <SelectField
          name="incoming"
          label={t(language, "answer.incoming")}
          hint={t(language, "answer.incoming-hint")}
          value={typed?.incoming ?? ""}
          error={wrong("incoming")}
          options={[
            { value: "", label: t(language, "account.state.none") },
            ...incoming.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      ) : (
        <>
          <TextField
            name="note"
            label={t(language, "answer.note")}
            hint={t(language, "answer.note-hint")}
            value={typed?.noteVerbale}
            error={wrong("note")}
          />
          <DateField
            language={language}
            name="date"
            label={t(language, "answer.date")}
            value={typed?.date}
            error={wrong("date")}
          />
        </>
      )}
      <TextField
        name="capacity"
        label={t(language, "answer.capacity")}
        hint={t(language, "answer.capacity-hint")}
        value={typed?.capacity}
        error={wrong("capacity")}
      />
      <TextArea
        name="information"
        label={t(language, "answer.information")}
        hint={t(language, "answer.information-hint")}
        value={typed?.information}
        error={wrong("information")}
      />
    </>
  );
}

/** What was typed, carried along without being seen. */
export function CarriedAlong({ typed }: { typed: TypedAnswer }): VNode {
  const single: Record<string, string> = {
    scope: typed.scope,
    standing: typed.standing,
    parts: typed.parts,
    in: typed.in,
    note: typed.noteVerbale,
    "date-day": typed.date.day,
    "date-month": typed.date.month,
    "date-year": typed.date.year,
    capacity: typed.capacity,
    information: typed.information,
    incoming: typed.incoming,
  };
  const several = { sections: typed.sections, languages: typed.languages, to: typed.to };
  return (
    <>
      {Object.entries(single).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {Object.entries(several).flatMap(([name, values]) =>
        values.map((value) => <input type="hidden" name={name} value={value} />),
      )}
    </>
  );
}
