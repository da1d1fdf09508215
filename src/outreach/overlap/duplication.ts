import type { Lexicon } from "../same-event/concepts.ts";
import { titleLikeness } from "../same-event/title.ts";
import { gapBetween } from "./days.ts";
import { inCommon, type Party, partyOf, type ReadyEntry } from "./diary-entry.ts";
import { type Distance, distanceOf } from "./pair-conflict.ts";
import { rounded } from "./severity.ts";

export type DuplicationLevel = "duplicate" | "likely" | "related";

/** Two different activities that do much the same, with the parts it is made of (each from 0 to 1). */
export type Duplication = {
  with: Party;
  strength: number;
  level: DuplicationLevel;
  subjects: { part: number; common: string[]; of: number };
  audience:
    | { by: "States"; part: number; common: string[]; of: number }
    | { by: "region"; part: number; region: string };
  /** `isByWindow`: the days of one are not known, and the nearest that they can be was taken. */
  time: { part: number; at: Distance; isByWindow: boolean };
  title: { part: number; by: "words" | "concepts" };
};

/** The greatest gap in days at which two activities are held against each other. */
export const duplicationReach = 270;

/** How far two activities are the same done twice; undefined where the gate is shut or it is too little to be told. // Founding methods, 2.1 */
export function duplicationOf(own: ReadyEntry, other: ReadyEntry, lexicon: Lexicon): Duplication | undefined {
  const common = inCommon(own.subjects, other.subjects);
  if (common.length === 0) return undefined;
  const gap = gapBetween(own.days, other.days);
  if (gap > duplicationReach) return undefined;
  const audience = audienceOf(own, other);
  if (!audience || audience.part < 0.2) return undefined;

  const of = own.subjects.size + other.subjects.size - common.length;
  const title = titleLikeness(own.title(), other.title(), lexicon);
  const [t, u, v, w] = [common.length / of, audience.part, Math.max(0, 1 - gap / duplicationReach), title.likeness];
  const strength = rounded(0.35 * t + 0.35 * u + 0.2 * v + 0.1 * w);
  const level = levelOf(strength);
  if (!level) return undefined;
  const isByWindow = own.entry.dates.known === "window" || other.entry.dates.known === "window";
  return {
    with: partyOf(other),
    strength,
    level,
    subjects: { part: rounded(t), common, of },
    audience: { ...audience, part: rounded(u) },
    time: { part: rounded(v), at: distanceOf(own.days, other.days, gap), isByWindow },
    title: { part: rounded(w), by: title.by },
  };
}

/** By the States invited where both lists have three or more, else by the region. */
function audienceOf(own: ReadyEntry, other: ReadyEntry): Duplication["audience"] | undefined {
  if (own.states.size >= 3 && other.states.size >= 3) {
    const common = inCommon(own.states, other.states);
    const of = Math.min(own.states.size, other.states.size);
    return { by: "States", part: common.length / of, common, of };
  }
  const { region } = own.entry;
  return region !== null && region === other.entry.region ? { by: "region", part: 0.8, region } : undefined;
}

function levelOf(strength: number): DuplicationLevel | undefined {
  return strength >= 0.75 ? "duplicate" : strength >= 0.55 ? "likely" : strength >= 0.4 ? "related" : undefined;
}
