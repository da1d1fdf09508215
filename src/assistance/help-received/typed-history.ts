import type { Language } from "#i18n/languages.ts";
import type { Typed } from "#ui/typed-form.ts";
import { longestField } from "../requests/request-field.ts";
import type { Names } from "../requests/request-words.ts";
import { fewestOf, type HelpReceived } from "./help-received.ts";
import { helpInWords } from "./help-words.ts";

/** A State's history as words that it can edit, for no more readers than the entry with the fewest. */
export function typedHistory(language: Language, entries: readonly HelpReceived[], names: Names): Typed {
  const standing = entries.filter(({ endedAt }) => endedAt === null);
  if (standing.length === 0) return {};
  const fewest = fewestOf(standing.map(({ audience }) => audience));
  const words = standing.map((entry) => helpInWords(language, entry, names)).join("\n");
  return {
    previous: words.slice(0, longestField),
    // For the provider who gave it: in a request no other provider that is named may read it.
    "previous-audience": fewest === "named-providers" ? "committee" : fewest,
  };
}
