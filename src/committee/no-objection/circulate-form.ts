import { readId, type TextVersionId } from "#db/ids.ts";
import { type Regime, regimes } from "./no-objection.ts";

/** What was chosen and typed, as text. */
export type TypedCirculation = {
  matrices: string[];
  texts: string[];
  regime: string;
  days: string;
  words: string;
  instruction: string;
  /** The hash of each version as its reader saw it. */
  read: ReadonlyMap<string, string>;
};

export const mostTogether = 200;

/** Reads what an address or a form says of a circulation. */
export function readCirculation(from: {
  getAll: (name: string) => unknown[];
  get: (name: string) => unknown;
}): TypedCirculation {
  const word = (name: string): string => String(from.get(name) ?? "").trim();
  const many = (name: string): string[] => [...new Set(from.getAll(name).map(String))].slice(0, mostTogether);
  return {
    matrices: many("matrix"),
    texts: many("text"),
    regime: word("regime"),
    days: word("days"),
    words: word("words"),
    instruction: word("instruction"),
    read: new Map(many("read").map((seen) => seen.split(".", 2) as [string, string])), // "version.hash", as the page wrote it
  };
}

/** The regime that was chosen, or the one that fits what was chosen. */
export function regimeIn({ regime, matrices }: TypedCirculation, fitting: Regime): Regime {
  if (regimes.includes(regime as Regime)) return regime as Regime;
  return matrices.length > 0 ? "matrix" : fitting;
}

/** Working days as the form gives them: a whole number from 1 to 60; undefined for anything else. */
export function readDays(text: string): number | undefined {
  const days = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= 60 ? days : undefined;
}

export function textIds({ texts }: TypedCirculation): TextVersionId[] {
  return texts.flatMap((text) => readId<TextVersionId>(text) ?? []);
}
