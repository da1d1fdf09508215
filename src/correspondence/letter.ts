import type { DecisionId, LetterId, MatrixVersionId, StateCode, TextId } from "#db/ids.ts";
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
  modelId: TextId;
  disclaimerId: TextId;
  language: Language;
  dated: string;
  replyBy: string;
  draftedBy: string;
  draftedById: string;
  standing: LetterStanding;
};

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
