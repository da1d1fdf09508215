import type { OrganisationId, ProviderId, StateCode } from "#db/ids.ts";
import type { OrganisationKind } from "#db/schema/states.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { pickText } from "#i18n/t.ts";

/** Who can help: an organisation or a State. */
export type Provider = {
  id: ProviderId;
  who:
    | {
        kind: "organisation";
        id: OrganisationId;
        of: OrganisationKind;
        name: Texts;
        shortName: string;
        invented: boolean;
      }
    | { kind: "state"; code: StateCode };
  endedOn: string | null;
};

/** The name of each State in the page's language. */
export type StateNames = ReadonlyMap<string, string>;

export function providerName({ who }: Pick<Provider, "who">, language: Language, names: StateNames): string {
  return who.kind === "state" ? (names.get(who.code) ?? who.code) : pickText(who.name, language).text;
}
