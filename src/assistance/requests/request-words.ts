import type { ProviderId, StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { narrowerOf } from "../audience.ts";
import type { RequestPart } from "./narrow-part.ts";
import type { Asking, RequestHead, RequestWhole } from "./request.ts";

/** Names in the page's language. */
export type Names = { states: ReadonlyMap<StateCode, string>; providers: ReadonlyMap<ProviderId, string> };

/** Who asks, in words: a State, or an organisation on behalf of States. */
export function askingInWords(language: Language, asking: Asking, { states }: Names): string {
  const nameOf = (code: StateCode): string => states.get(code) ?? code;
  if (asking.state !== null) return nameOf(asking.state);
  const organisation = pickText(asking.organisation.name, language).text;
  if (asking.onBehalfOf.length === 0) return organisation;
  const list = new Intl.ListFormat(language, { type: "conjunction" }).format(asking.onBehalfOf.map(nameOf));
  return t(language, "request.on-behalf", { organisation, states: list });
}

/** How a part is called: a field, with its item where it is of one, or the name of a file. */
export function partInWords(
  language: Language,
  { items, annexes }: Pick<RequestWhole, "items" | "annexes">,
  part: RequestPart,
): string {
  if ("annex" in part) return annexes.find(({ id }) => id === part.annex)?.name ?? "";
  const name = t(language, `request.field.${part.name}`);
  const item = items.find((one) => one.item === part.item);
  return item ? `${t(language, "request.item", { n: item.n })} – ${name}` : name;
}

type Seen = Pick<RequestHead, "audience" | "named"> & Partial<Pick<RequestHead, "publishedFrom">>;

/** Who will see a field, in plain words, as the whole request and the field together have it. */
export function whoSees(
  language: Language,
  { audience, named, publishedFrom }: Seen,
  field: Audience,
  { providers }: Names,
): string {
  const level = narrowerOf(audience, field);
  if (level === "public" && publishedFrom)
    return t(language, "audience.who.public-agreed", {
      moment: formatMoment(language, publishedFrom, "America/New_York"),
    });
  const words = t(language, `audience.who.${level}`);
  if (level !== "named-providers" || named.length === 0) return words;
  const list = new Intl.ListFormat(language, { type: "conjunction" }).format(
    named.map((id) => providers.get(id) ?? ""),
  );
  return `${words} ${t(language, "audience.named", { providers: list })}`;
}

export function providerName(
  language: Language,
  { name, state }: { name: Texts | null; state: StateCode | null },
  states: ReadonlyMap<StateCode, string>,
): string {
  return name ? pickText(name, language).text : state ? (states.get(state) ?? state) : "";
}
