import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { ActivityRegion } from "../activities/activity.ts";
import { type Subject, subjects } from "../activity.ts";
import { type Concept, type Lexicon, readConcepts } from "../same-event/concepts.ts";
import { type KnownNames, stateOfPlace } from "../written-names/written-name.ts";

/** What an announcement does not say itself, read from its place and its title: a help, shown as a guess. */
export type Guess = { hostState: StateCode | null; region: ActivityRegion | null; subjects: Subject[] };

export type Guessing = { lexicon: Lexicon; groupOf: ReadonlyMap<string, ActivityRegion>; names: KnownNames };

/** The regional group in which all or nearly all States of a region are; "Arab States" are in two. */
const groups: Readonly<Record<string, ActivityRegion>> = {
  ...{ africa: "african", "west-africa": "african", "east-africa": "african", "southern-africa": "african" },
  ...{ "asia-pacific": "asia-pacific", "central-asia": "asia-pacific", "south-east-asia": "asia-pacific" },
  ...{ "south-asia": "asia-pacific", pacific: "asia-pacific" },
  ...{ "eastern-europe": "eastern-european", "south-eastern-europe": "eastern-european" },
  ...{ "latin-america": "latin-american-and-caribbean", caribbean: "latin-american-and-caribbean" },
};

/** The host State by the one State that the place names, else by the place where it is known, else by the title; the region by the title, else the group of that State. */
export function guessOf(
  { title, place, language }: { title: string; place: string; language: Language },
  { lexicon, groupOf, names }: Guessing,
): Guess {
  const ofTitle = [...readConcepts(title, language, lexicon)];
  const ofPlace = [...readConcepts(place, language, lexicon)];
  const known = stateOfPlace(place, names);
  const states =
    named(ofPlace, "place").length > 0 ? named(ofPlace, "place") : known ? [known] : named(ofTitle, "place");
  const host = states.length === 1 ? (states[0] ?? null) : null;
  const regions = new Set(named(ofTitle, "region").map((region) => groups[region]));
  const [region] = regions.size === 1 ? regions : [host === null ? undefined : groupOf.get(host)];
  return {
    hostState: host as StateCode | null, // the lexicon's places are codes of States
    region: region ?? null,
    subjects: subjects.filter((subject) => ofTitle.includes(`subject:${subject}`)),
  };
}

function named(concepts: readonly Concept[], group: string): string[] {
  return concepts.filter((one) => one.startsWith(`${group}:`)).map((one) => one.slice(group.length + 1));
}
