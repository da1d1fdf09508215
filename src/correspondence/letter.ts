import type {
  AccountId,
  DecisionId,
  LetterId,
  LetterRunId,
  MatrixVersionId,
  OrganisationId,
  StateCode,
} from "#db/ids.ts";
import type { LetterChannel, LetterForm, LetterOccasion, LetterStandingName } from "#db/schema/letters.ts";
import type { Language, Texts } from "#i18n/languages.ts";

/** A letter of the Committee to a State or an organisation, as its page and the ledger show it. */
export type Letter = {
  id: LetterId;
  reference: string;
  runId: LetterRunId | null;
  stateCode: StateCode | null;
  organisationId: OrganisationId | null;
  /** The organisation's name, in the languages it is recorded in. */
  organisationName: Texts | null;
  occasion: LetterOccasion;
  form: LetterForm;
  channel: LetterChannel;
  /** The version it encloses, when it encloses one. */
  matrixVersionId: MatrixVersionId | null;
  matrixNumber: number | null;
  decisionId: DecisionId | null;
  /** The day the Committee approved that version. */
  approvedOn: string | undefined;
  /** The day a newer version took its place. */
  supersededOn: string | undefined;
  language: Language;
  dated: string;
  replyBy: string;
  draftedBy: string;
  draftedById: AccountId;
  draftedAt: Temporal.Instant;
  releasedAt: Temporal.Instant | null;
  releasedBy: string | null;
  standing: LetterStandingName;
  /** Since when it stands so. */
  movedAt: Temporal.Instant;
  reminders: number;
};

/** Whether it left the house: from then on its addressee may read it. */
export function hasLeft({ standing, releasedAt }: Pick<Letter, "standing" | "releasedAt">): boolean {
  return releasedAt !== null && standing !== "cancelled"; // also one that came back: its State may have read it here
}

/** Whether it asks its addressee for an answer; a letter about a request for assistance leaves that to its addressee. */
export function asksForAnswer({ occasion }: Pick<Letter, "occasion">): boolean {
  return occasion === "matrices";
}

/** Whether its date for a reply passed without one. */
export function isOverdue(
  { standing, replyBy, occasion }: Pick<Letter, "standing" | "replyBy" | "occasion">,
  today: string,
): boolean {
  return asksForAnswer({ occasion }) && ["sent", "delivered", "reminded"].includes(standing) && replyBy < today;
}

/** The one series of references: "OC.3/2026" is the third outgoing communication of 2026. */
export function referenceOf({ year, number }: { year: number; number: number }): string {
  return `OC.${number}/${year}`;
}

export const scopes = ["public", "restricted", "withheld"] as const;
export type Scope = (typeof scopes)[number];
