import type { DecisionId, LetterId, MatrixVersionId, StateCode, TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

export type LetterStanding =
  | { status: "drafted" }
  | { status: "cancelled"; cancelledAt: Temporal.Instant }
  | { status: "released"; releasedAt: Temporal.Instant; releasedBy: string };

/** A letter that transmits one version of a State's matrix. */
export type Letter = {
  id: LetterId;
  reference: string;
  stateCode: StateCode;
  matrixVersionId: MatrixVersionId;
  matrixNumber: number;
  decisionId: DecisionId | null;
  /** The day the Committee approved the matrix; undefined while it has not. */
  approvedOn: string | undefined;
  /** The day a newer version took the matrix's place. */
  supersededOn: string | undefined;
  modelId: TextVersionId;
  disclaimerId: TextVersionId;
  language: Language;
  /** The day it bears: when it was drafted, or when the matrix was approved if that came later. */
  dated: string;
  replyBy: string;
  draftedBy: string;
  draftedById: string;
  draftedAt: Temporal.Instant;
  standing: LetterStanding;
};

export type Obstacle = "not-a-draft" | "no-decision" | "superseded" | "reply-date-passed" | "same-person";

/** What keeps this person from releasing the letter on this day; nothing when it may leave. */
export function obstaclesToRelease(letter: Letter, person: string, today: string): Obstacle[] {
  if (letter.standing.status !== "drafted") return ["not-a-draft"];
  if (letter.supersededOn) return ["superseded"];
  return [
    ...(letter.approvedOn ? [] : ["no-decision" as const]),
    ...(letter.replyBy <= today ? ["reply-date-passed" as const] : []),
    ...(letter.draftedById === person ? ["same-person" as const] : []),
  ];
}

/** The one series of references: "OC.3/2026" is the third outgoing communication of 2026. */
export function referenceOf({ year, number }: { year: number; number: number }): string {
  return `OC.${number}/${year}`;
}

export const scopes = ["public", "restricted", "withheld"] as const;
export type Scope = (typeof scopes)[number];

/** One word of a State on one version of its matrix. */
export type Consent = {
  stateCode: StateCode;
  matrixVersionId: MatrixVersionId;
  scope: Scope;
  noteVerbale: string;
  noteVerbaleDate: string;
  information: string;
  givenBy: string;
  givenAt: Temporal.Instant;
};
