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

/** The greatest gap in days at which two activities are held against each other. Founding methods, 2.1. */
export const duplicationReach = 270;

/** From here two activities are a duplicate. Founding methods, 2.1. */
export const duplicateFrom = 0.75;

/** How far two activities are the same done twice; undefined where the gate is shut or it is too little to be told. // Founding methods, 2.1 */
export function duplicationOf(own: ReadyEntry, other: ReadyEntry, lexicon: Lexicon): Duplication | undefined {
  const gap = gapBetween(own.days, other.days);
  if (gap > duplicationReach) return undefined;
  const common = concernInCommon(concernOf(own), concernOf(other));
  if (!common) return undefined;
  const { subjects, audience } = common;
  const title = titleLikeness(own.title(), other.title(), lexicon);
  const time = Math.max(0, 1 - gap / duplicationReach);
  const strength = strengthOf({ subjects: subjects.part, audience: audience.part, time, title: title.likeness });
  const level = levelOf(strength);
  if (!level) return undefined;
  const isByWindow = own.entry.dates.known === "window" || other.entry.dates.known === "window";
  return {
    with: partyOf(other),
    strength,
    level,
    subjects: { ...subjects, part: rounded(subjects.part) },
    audience: { ...audience, part: rounded(audience.part) },
    time: { part: rounded(time), at: distanceOf(own.days, other.days, gap), isByWindow },
    title: { part: rounded(title.likeness), by: title.by },
  };
}

/** What an activity is about, and whom it is for. */
export type Concern = { subjects: ReadonlySet<string>; states: ReadonlySet<string>; region: string | null };

function concernOf({ subjects, states, entry: { region } }: ReadyEntry): Concern {
  return { subjects, states, region };
}

/** What two have in common; undefined where the gate is shut: no subject, or too small a part of the audience. // Founding methods, 2.1 */
export function concernInCommon(own: Concern, other: Concern): Pick<Duplication, "subjects" | "audience"> | undefined {
  const common = inCommon(own.subjects, other.subjects);
  if (common.length === 0) return undefined;
  const audience = audienceOf(own, other);
  if (!audience || audience.part < 0.2) return undefined;
  const of = own.subjects.size + other.subjects.size - common.length;
  return { subjects: { part: common.length / of, common, of }, audience };
}

/** Of its four parts. // Founding methods, 2.1 */
export function strengthOf(parts: Record<"subjects" | "audience" | "time" | "title", number>): number {
  return rounded(0.35 * parts.subjects + 0.35 * parts.audience + 0.2 * parts.time + 0.1 * parts.title);
}

/** By the States invited where both lists have three or more, else by the region. */
function audienceOf(own: Concern, other: Concern): Duplication["audience"] | undefined {
  if (own.states.size >= 3 && other.states.size >= 3) {
    const common = inCommon(own.states, other.states);
    const of = Math.min(own.states.size, other.states.size);
    return { by: "States", part: common.length / of, common, of };
  }
  const { region } = own;
  return region !== null && region === other.region ? { by: "region", part: 0.8, region } : undefined;
}

function levelOf(strength: number): DuplicationLevel | undefined {
  return strength >= duplicateFrom
    ? "duplicate"
    : strength >= 0.55
      ? "likely"
      : strength >= 0.4
        ? "related"
        : undefined;
}
