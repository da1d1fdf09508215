import type { ConsentId, IncomingId, MatrixVersionId, OrganisationId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Scope } from "../letter.ts";

/** To whom a State shows its matrix, and which parts: no sections, no languages named is all of them. */
export type Extent = {
  scope: Scope;
  /** This and later versions, until the State says otherwise. */
  standing: boolean;
  sections: readonly string[] | undefined;
  languages: readonly Language[] | undefined;
  toStates: boolean;
  providers: readonly OrganisationId[];
};

/** Where a word stands: it waits for its moment, was taken back before it, was replaced before it, or took effect. */
export type WordStanding = "waits" | "undone" | "replaced" | "took-effect";

/** One word of a State on one version of its matrix, or from that version on. */
export type Consent = {
  id: ConsentId;
  stateCode: StateCode;
  matrixVersionId: MatrixVersionId;
  matrixNumber: number;
  scope: Scope;
  standing: boolean;
  toStates: boolean;
  providers: OrganisationId[];
  sections: string[] | null;
  languages: Language[] | null;
  noteVerbale: string | null;
  noteVerbaleDate: string | null;
  incomingId: IncomingId | null;
  incoming: { year: number; number: number } | null;
  information: string;
  inCapacity: string | null;
  onBehalf: boolean;
  givenBy: string;
  givenAt: Temporal.Instant;
  effectiveAt: Temporal.Instant;
  word: WordStanding;
};

const width: Record<Scope, number> = { withheld: 0, restricted: 1, public: 2 };

/** What the last words allow now, the newest first: the word in effect and what was said after it, the narrowest of them. */
export function scopeNow(words: readonly Pick<Consent, "scope" | "word">[]): Scope | undefined {
  const inEffect = words.findIndex(({ word }) => word === "took-effect");
  if (inEffect < 0) return undefined;
  return words
    .slice(0, inEffect + 1)
    .map(({ scope }) => scope)
    .reduce((one, other) => (width[other] < width[one] ? other : one));
}

/** A word as its row is written: what a scope does not have is left out. */
export function rowOf({ scope, standing, sections, languages, toStates, providers }: Extent) {
  return {
    scope,
    standing,
    sections: scope === "withheld" || !sections ? null : [...sections],
    languages: scope === "public" && languages ? [...languages] : null,
    to_states: scope === "restricted" && toStates,
    providers: scope === "restricted" ? [...providers] : [],
  };
}
