import type { AccountId, StateCode } from "#db/ids.ts";
import type { CapacityKind } from "#db/schema/accounts.ts";
import type { Language } from "#i18n/languages.ts";

export type Capacity = {
  kind: CapacityKind;
  stateCode: StateCode | null;
  /** The short name of a provider's organisation. */
  organisation?: string | null;
};

/** Who acts: a person with the capacities held today, or the system itself. */
export type Actor = { id: AccountId; name: string; language: Language; capacities: Capacity[] };

/** The account that signs what a rule does by itself. */
export const systemAccount = "00000000-0000-7000-8000-000000001540" as AccountId; // fixed by the migration of the accounts

export function holds(actor: Actor, ...kinds: CapacityKind[]): boolean {
  return actor.capacities.some(({ kind }) => kinds.includes(kind));
}

/** The States a person speaks for. */
export function statesOf(actor: Actor): StateCode[] {
  return actor.capacities.flatMap(({ kind, stateCode }) => (kind === "state" && stateCode ? [stateCode] : []));
}

/** The delegations of the Committee that a person sits for. */
export function delegationsOf(actor: Actor): StateCode[] {
  return actor.capacities.flatMap(({ kind, stateCode }) => (kind === "member" && stateCode ? [stateCode] : []));
}
