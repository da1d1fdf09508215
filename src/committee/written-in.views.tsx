import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { SelectField } from "#ui/fields.tsx";

/** Asks in which language a text is written, so that it is read aloud, and runs, the right way on every page. */
export function WrittenIn({ label, value }: { label: string; value: Language }): VNode {
  return (
    <SelectField
      name="language"
      label={label}
      value={value}
      options={languages.map((code) => ({ value: code, label: ownNames[code], language: code }))}
    />
  );
}
