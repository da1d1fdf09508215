import type { ContributionId, ProgrammeId, ProviderId } from "#db/ids.ts";
import type { ContributionKind } from "#db/schema/providers.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import type { Provider } from "./provider.ts";

export const contributionKinds = ["money", "in-kind"] as const satisfies ContributionKind[];

/** What was given: money, with its amount or in words; or something else, in words. */
export type NewContribution = {
  provider: ProviderId | null;
  /** The donor's name where it is no provider. */
  donor: string;
  kind: ContributionKind;
  amount: { value: string; currency: string } | null;
  what: string;
  language: Language;
  givenOn: string | null;
  year: number;
  purpose: string;
  programme: ProgrammeId | null;
  source: string;
  isPublic: boolean;
  replaces: ContributionId | null;
};

export type Contribution = Omit<NewContribution, "provider" | "programme"> & {
  id: ContributionId;
  /** Undefined where the donor is no provider, or no longer one for this reader. */
  provider: Provider | undefined;
  programme: { id: ProgrammeId; title: Texts } | undefined;
};

/** The currencies of ISO 4217 that this machine knows. */
export const currencies: readonly string[] = Intl.supportedValuesOf("currency");

/** An amount as it is typed, "250 000.50" or "250000,5", as the database takes it; undefined for what is none. */
export function readAmount(text: string): string | undefined {
  const digits = text.replace(/[\s\u00A0\u202F'’]/g, "").replace(",", ".");
  if (!/^\d{1,14}(\.\d{1,2})?$/.test(digits)) return undefined;
  return Number(digits) > 0 ? digits : undefined;
}

/** "USD 250,000": the code of the currency, and the digits 0-9. */
export function formatAmount(language: Language, { value, currency }: { value: string; currency: string }): string {
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "code",
    numberingSystem: "latn",
    trailingZeroDisplay: "stripIfInteger",
  }).format(Number(value));
}
