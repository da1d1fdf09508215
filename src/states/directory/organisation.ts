import type { OrganisationId, OrganisationMemberId, StateCode } from "#db/ids.ts";
import type { OrganisationKind } from "#db/schema/states.ts";
import type { Texts } from "#i18n/languages.ts";
import type { Span } from "./contact.ts";

export type Organisation = {
  id: OrganisationId;
  kind: OrganisationKind;
  /** In at least one language. */
  name: Texts;
  shortName: string;
  invented: boolean;
  source: string;
  /** The day after its last; null: it goes on. */
  endedOn: string | null;
};

/** A State belongs to an organisation, from a day to a day. */
export type Membership = Span & {
  id: OrganisationMemberId;
  organisationId: OrganisationId;
  stateCode: StateCode;
  kind: "member" | "observer";
  source: string;
};

export const organisationKinds = [
  "international",
  "regional",
  "subregional",
  "other-arrangement",
  "civil-society",
] as const satisfies OrganisationKind[];
export const membershipKinds = ["member", "observer"] as const;

export function isOverOn({ endedOn }: Pick<Organisation, "endedOn">, day: string): boolean {
  return endedOn !== null && endedOn <= day;
}
