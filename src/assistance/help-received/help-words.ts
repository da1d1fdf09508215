import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { type Names, providerName } from "../requests/request-words.ts";
import type { HelpReceived } from "./help-received.ts";

/** Who gave it: a provider on record, or the words of the entry. */
export function giverInWords(
  language: Language,
  { provider, providerName: name, providerState, providerWords }: HelpReceived,
  { states }: Names,
): string {
  const known = provider ? providerName(language, { name, state: providerState }, states) : "";
  return [known, providerWords].filter(Boolean).join(" – ");
}

/** From when to when, as far as it is known. */
export function timeInWords(language: Language, { from, to }: Pick<HelpReceived, "from" | "to">): string {
  if (from && to && from !== to)
    return t(language, "help-received.from-to", { from: formatDate(language, from), to: formatDate(language, to) });
  const day = from ?? to;
  return day ? formatDate(language, day) : "";
}

/** Who, what, when, result: what of it is told. */
export function partsInWords(language: Language, entry: HelpReceived, names: Names): string[] {
  const parts = [giverInWords(language, entry, names), entry.what, timeInWords(language, entry), entry.result];
  return parts.map((part) => part.replaceAll(/\s*\n\s*/g, " ")).filter(Boolean);
}

/** "Who – what – when – result", a line that the State may edit. */
export function helpInWords(language: Language, entry: HelpReceived, names: Names): string {
  return partsInWords(language, entry, names).join(" – ");
}
