import { createHash, randomBytes } from "node:crypto";
import type { Capacity } from "#access/actor.ts";
import type { AccountId, StateCode } from "#db/ids.ts";
import type { CapacityKind } from "#db/schema/accounts.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";

/** A person who may sign in, as the administrator's list shows them. */
export type Account = {
  id: AccountId;
  name: string;
  email: string;
  language: Language;
  capacities: Capacity[];
  /** One of the demonstration's invented people, who have no password. */
  inCast: boolean;
  closedAt: Temporal.Instant | null;
};

/** One of the demonstration's invented people. */
export type CastMember = { id: AccountId; name: string; email: string; capacities: Capacity[] };

/** What an administrator can give a person to act as; System is nobody's. */
export const givenKinds = [
  "administrator",
  "secretariat",
  "chair",
  "member",
  "expert",
  "state",
  "provider",
  "organisation",
] as const satisfies Exclude<CapacityKind, "system">[];
export type GivenKind = (typeof givenKinds)[number];

export const shortestPassword = 12;
export const longestPassword = 128;

const invitationLasts = Temporal.Duration.from({ hours: 7 * 24 });

/** A link for one person: the token leaves once, the database keeps its hash. */
export function makeInvitation(at: Temporal.Instant): { token: string; hash: Buffer; expiresAt: Temporal.Instant } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: createHash("sha256").update(token).digest(), expiresAt: at.add(invitationLasts) };
}

/** A person who speaks for a State, or sits for one, needs its code; others have none. */
export function needsState(kind: GivenKind): boolean {
  return kind === "state" || kind === "member";
}

/** A person who acts for an organisation needs to name it; others have none. */
export function needsOrganisation(kind: GivenKind): boolean {
  return kind === "provider" || kind === "organisation";
}

/** Why a pair of typed passwords cannot be taken, or undefined. */
export function objectionToPassword(password: string, again: string): "too-short" | "too-long" | "differ" | undefined {
  if (password.length < shortestPassword) return "too-short";
  if (password.length > longestPassword) return "too-long";
  return password === again ? undefined : "differ";
}

export type StateNames = ReadonlyMap<StateCode, string>;

/** "State – Ostrand" for what a person acts as; the code where the name is not known. */
export function capacityInWords(language: Language, capacities: readonly Capacity[], states: StateNames): string {
  return capacities
    .map(({ kind, stateCode, organisation }) => [
      t(language, `capacity.${kind}`),
      stateCode && (states.get(stateCode) ?? stateCode),
      organisation,
    ])
    .map((words) => words.filter(Boolean).join(" – "))
    .join("; ");
}
