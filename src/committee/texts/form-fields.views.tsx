import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type FieldError, SelectField, TextField } from "#ui/fields.tsx";

/** A State to choose from a list. */
export type StateOption = { value: string; label: string };

/** The first thing that is wrong with a field. */
export function wrongAt(errors: readonly FieldError[]): (field: string) => string | undefined {
  return (field) => errors.find((error) => error.field === field)?.message;
}

export type OnBehalfProps = {
  language: Language;
  states: readonly StateOption[];
  typed: Record<string, string>;
  errors: readonly FieldError[];
  /** Offers to speak for no delegation. */
  none?: string;
};

/** For which delegation the secretariat records this, and where the delegation said so. */
export function OnBehalf({ language, states, typed, errors, none }: OnBehalfProps): VNode {
  const wrong = wrongAt(errors);
  return (
    <>
      <SelectField
        name="delegation"
        label={t(language, "texts.on-behalf")}
        value={typed.delegation}
        error={wrong("delegation")}
        options={[{ value: "", label: none ?? t(language, "texts.choose") }, ...states]}
      />
      <TextField
        name="evidence"
        label={t(language, "texts.evidence")}
        hint={t(language, "texts.evidence-hint")}
        value={typed.evidence}
        error={wrong("evidence")}
        width="full"
      />
    </>
  );
}
