import { readId, type ThemeId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { FieldError } from "#ui/fields.tsx";
import { readOneOf, readText, readWritten, wrongTexts } from "../typed-text.ts";
import { type UseKind, useKinds } from "./theme.ts";

export type TypedUse = {
  theme: string;
  kind: string;
  /** The id of an activity or a paper; empty where the thing is named in words. */
  id: string;
  label: string;
  reason: string;
  language: Language;
};
export type UseForm = {
  typed: TypedUse;
  use: { theme: ThemeId; kind: UseKind; reason: string } | undefined;
  errors: FieldError[];
};

const longestLabel = 500;
const longestReason = 4000;

/** The form of a use, read once: what was typed, the use it says, and what is wrong with it. Whether a reason is needed the act knows. */
export function readUseForm(form: FormData, page: Language): UseForm {
  const typed: TypedUse = {
    theme: readText(form, "theme"),
    kind: readText(form, "kind"),
    id: readText(form, "id"),
    label: readText(form, "label"),
    reason: readText(form, "reason"),
    language: readWritten(form, page),
  };
  const theme = readId<ThemeId>(typed.theme);
  const kind = readOneOf(useKinds, typed.kind);
  const errors = [
    ...(theme ? [] : [{ field: "theme", message: t(page, "theme.error.choice") }]),
    ...(kind ? [] : [{ field: "kind", message: t(page, "theme.error.choice") }]),
    ...wrongTexts(page, "theme.error.text", [
      {
        field: "label",
        text: typed.label,
        label: "theme.use.label",
        most: longestLabel,
        mayBeEmpty: typed.id !== "",
      },
      { field: "reason", text: typed.reason, label: "theme.use.reason", most: longestReason, mayBeEmpty: true },
    ]),
  ];
  return { typed, errors, use: theme && kind ? { theme, kind, reason: typed.reason } : undefined };
}
