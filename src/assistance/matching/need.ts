import type { StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import type { RegionalGroup } from "#states/state.ts";
import { isNarrower } from "../audience.ts";

/** The kind of a request that names none, and of a programme that takes any. */
export const generalKind = "general";

/** What is known of a State and may be asked for by a provider. */
export type StateFact = "national-report";

/** Assistance that a State received before, in one area and of one kind. */
export type EarlierHelp = { area: string; kind: string; monthsAgo: number };

/** One item of a request: what is brought together with one programme. */
export type Need = {
  id: string;
  request: string;
  state: StateCode;
  regionalGroup: RegionalGroup | null;
  /** Each area once; the weight is 1 where the matrix records no measure, 0.6 partly, 0.2 in place, or a mean of these. */
  areas: readonly { key: string; weight: number }[];
  kinds: readonly string[] | typeof generalKind;
  languages: readonly string[];
  urgency: 0 | 1 | 2 | 3;
  /** The day (YYYY-MM-DD) from which the State has been waiting. */
  waitingSince: string;
  level: Audience;
  /** The providers that the State named; they count at the level "named-providers" alone. */
  named: readonly string[];
  earlierHelp: readonly EarlierHelp[];
  /** What is recorded of the State. */
  facts: readonly StateFact[];
};

/** That a State lets a provider read its need: every provider may, or this one is named. */
export function mayReach({ level, named }: Pick<Need, "level" | "named">, provider: string): boolean {
  return reachesEveryProvider(level) || (level === "named-providers" && named.includes(provider));
}

export function reachesEveryProvider(level: Audience): boolean {
  return !isNarrower(level, "all-providers");
}

/** The kinds that a need asks for by name. */
export function askedKinds({ kinds }: Pick<Need, "kinds">): readonly string[] {
  return kinds === generalKind ? [] : kinds.filter((kind) => kind !== generalKind);
}

/** That a need takes any kind, whether or not it names some. */
export function isOpenToAnyKind({ kinds }: Pick<Need, "kinds">): boolean {
  return kinds === generalKind || kinds.includes(generalKind);
}

/** A general request names no kind. It is matched last, and a person looks at it. (USUN New York 866, para. 5) */
export function isGeneral(need: Pick<Need, "kinds">): boolean {
  return isOpenToAnyKind(need) && askedKinds(need).length === 0;
}
