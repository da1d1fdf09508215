import type { IncomingFileId, IncomingId, LetterId, OrganisationId, StateCode } from "#db/ids.ts";
import type { IncomingKind } from "#db/schema/incoming.ts";
import type { LetterStandingName } from "#db/schema/letters.ts";
import type { Language, Texts } from "#i18n/languages.ts";

export const incomingKinds = [
  "note-verbale",
  "letter",
  "e-mail",
  "national-report",
  "assistance-request",
  "invitation",
  "other",
] as const satisfies readonly IncomingKind[];

/** The one series of what comes in: "IN.12/2026" is the twelfth that came in 2026. */
export function incomingReference({ year, number }: { year: number; number: number }): string {
  return `IN.${number}/${year}`;
}

/** A letter that left, as an answer names it. */
export type AnsweredLetter = {
  id: LetterId;
  reference: string;
  dated: string;
  standing: LetterStandingName;
  stateCode: StateCode | null;
  organisationId: OrganisationId | null;
};

/** One entry of the register of what comes in. */
export type Incoming = {
  id: IncomingId;
  reference: string;
  kind: IncomingKind;
  receivedOn: string;
  stateCode: StateCode | null;
  organisation: { id: OrganisationId; name: Texts } | null;
  /** Who sent it, in words, where it is neither a State nor an organisation of the directory. */
  sender: string;
  theirReference: string;
  theirDate: string | null;
  language: Language;
  summary: string;
  /** The letter it answers. */
  letter: { id: LetterId; reference: string } | null;
  recordedBy: string;
  recordedAt: Temporal.Instant;
  /** What was done with it; null while it waits. */
  processed: { by: string; at: Temporal.Instant; words: string } | null;
};

export type IncomingFile = {
  id: IncomingFileId;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  addedAt: Temporal.Instant;
};

/** What somebody made of it in another language: always unofficial. */
export type IncomingTranslation = {
  id: string;
  language: Language;
  body: string;
  addedBy: string;
  addedAt: Temporal.Instant;
};

export const waitingOrProcessed = ["waiting", "processed"] as const;

/** What of the register is asked for. */
export type IncomingFilter = {
  year?: number | undefined;
  kind?: IncomingKind | undefined;
  state?: StateCode | undefined;
  standing?: (typeof waitingOrProcessed)[number] | undefined;
  words?: string | undefined;
};

/** The letter went to whom the entry came from. */
export function isFromAddressee(
  entry: { stateCode: StateCode | null; organisationId: OrganisationId | null },
  letter: Pick<AnsweredLetter, "stateCode" | "organisationId">,
): boolean {
  return entry.stateCode === letter.stateCode && entry.organisationId === letter.organisationId;
}
