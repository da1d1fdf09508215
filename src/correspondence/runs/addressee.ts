import { z } from "zod";
import type { MatrixVersionId, OrganisationId, StateCode } from "#db/ids.ts";
import { type Language, languages, type Texts } from "#i18n/languages.ts";
import type { RegionalGroup } from "#states/state.ts";

/** What is known of a State on a day, as far as it bears on whom a letter goes to and what it says. */
export type StateFacts = {
  code: StateCode;
  /** English short name: the order of the United Nations. */
  name: string;
  group: RegionalGroup | undefined;
  language: Language;
  hasReported: boolean;
  requestPending: boolean;
  /** The approved version that stands, and whether it was transmitted. */
  matrix: { id: MatrixVersionId; number: number; approvedOn: string; isTransmitted: boolean } | undefined;
  /** The newest version it ever received. */
  received: { id: MatrixVersionId; number: number } | undefined;
  word: "public" | "restricted" | "withheld" | "none";
  /** A letter of the Committee lies unanswered past its date. */
  isLate: boolean;
};

export const reportingConditions = ["any", "reported", "not-reported"] as const;
export const matrixConditions = ["any", "to-transmit", "transmitted", "none"] as const;
export const wordConditions = ["any", "none", "public", "restricted", "withheld"] as const;

/** By what conditions the addressees of a run are chosen: all of them hold; an empty list leaves open. */
export const conditionsShape = z.object({
  states: z.array(z.string()).default([]),
  organisations: z.array(z.string()).default([]),
  groups: z.array(z.string()).default([]),
  languages: z.array(z.enum(languages)).default([]),
  reporting: z.enum(reportingConditions).default("any"),
  matrix: z.enum(matrixConditions).default("any"),
  word: z.enum(wordConditions).default("any"),
  late: z.boolean().default(false),
});
export type Conditions = z.infer<typeof conditionsShape>;

/** The States that meet every condition, in the English alphabetical order of the United Nations. */
export function chooseStates(all: readonly StateFacts[], conditions: Conditions): StateFacts[] {
  return all.filter((state) => meets(state, conditions)).sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function meets(
  state: StateFacts,
  { states, groups, languages: spoken, reporting, matrix, word, late }: Conditions,
): boolean {
  return (
    (states.length === 0 || states.includes(state.code)) &&
    (groups.length === 0 || (state.group !== undefined && groups.includes(state.group))) &&
    (spoken.length === 0 || spoken.includes(state.language)) &&
    (reporting === "any" || state.hasReported === (reporting === "reported")) &&
    (matrix === "any" || matrixOf(state) === matrix) &&
    (word === "any" || state.word === word) &&
    (!late || state.isLate)
  );
}

function matrixOf({ matrix }: StateFacts): "to-transmit" | "transmitted" | "none" {
  if (!matrix) return "none";
  return matrix.isTransmitted ? "transmitted" : "to-transmit";
}

/** An organisation a letter may go to. */
export type OrganisationFacts = {
  id: OrganisationId;
  name: string;
  names: Texts;
  language: Language;
  invented: boolean;
};
