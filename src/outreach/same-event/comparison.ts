import { gapBetween } from "../overlap/days.ts";
import { inCommon } from "../overlap/diary-entry.ts";
import type { ReadyAnnouncement } from "./announcement.ts";
import type { Lexicon } from "./concepts.ts";
import { conceptsOf, partInCommon } from "./title.ts";

type Amount = "all" | "some" | "none" | "unknown";
type Likeness = "same" | "different" | "unknown";

/** Two announcements held against each other, thing by thing: what a person reads before deciding. // Founding methods, 2.2 */
export type Comparison = {
  dates: "same" | "same-start" | "shares-a-day" | "within-4-days" | "within-2-weeks" | "within-a-quarter" | "far";
  place: "same-city" | "same-State" | "other-city" | "other-State" | "unknown";
  organisers: Amount;
  subjects: Amount;
  kind: Likeness;
  region: Likeness;
  /** States invited in common, of the smaller list; null where one of them has no list. */
  states: number | null;
  title: { by: "letters" | "concepts"; likeness: number };
  /** Numbers in the titles, of an edition or a part. */
  numbers: Likeness;
};

export function compareAnnouncements(one: ReadyAnnouncement, other: ReadyAnnouncement, lexicon: Lexicon): Comparison {
  return {
    dates: datesOf(one, other),
    place: placeOf(one, other),
    organisers: amountOf(one.organisers, other.organisers),
    subjects: amountOf(one.subjects, other.subjects),
    kind: likenessOf(one.kinds, other.kinds),
    region: regionOf(one, other),
    states:
      one.states.size > 0 && other.states.size > 0
        ? inCommon(one.states, other.states).length / Math.min(one.states.size, other.states.size)
        : null,
    title:
      one.title.language === other.title.language
        ? { by: "letters", likeness: partInCommon(one.triples(), other.triples()) }
        : { by: "concepts", likeness: partInCommon(conceptsOf(one.title, lexicon), conceptsOf(other.title, lexicon)) },
    numbers: likenessOf(one.numbers, other.numbers),
  };
}

function datesOf({ days: one }: ReadyAnnouncement, { days: other }: ReadyAnnouncement): Comparison["dates"] {
  if (one.from === other.from) return one.before === other.before ? "same" : "same-start";
  const gap = gapBetween(one, other);
  if (gap === 0) return "shares-a-day"; // the day of arrival is often announced with it
  if (gap <= 4) return "within-4-days";
  return gap <= 14 ? "within-2-weeks" : gap <= 92 ? "within-a-quarter" : "far";
}

function placeOf(one: ReadyAnnouncement, other: ReadyAnnouncement): Comparison["place"] {
  if (one.host === null || other.host === null) return isSameCity(one.city, other.city) ? "same-city" : "unknown";
  if (one.host !== other.host) return "other-State";
  if (one.city === "" || other.city === "") return "same-State";
  if (isSameCity(one.city, other.city)) return "same-city";
  // A city is written in as many ways as there are languages: only within one do different letters mean another city.
  return one.title.language === other.title.language && !isMisspelt(one.city, other.city) ? "other-city" : "same-State";
}

/** One may say more than the other: a hall, a district, the State. */
function isSameCity(one: string, other: string): boolean {
  if (one === "" || other === "") return false;
  return ` ${one} `.includes(` ${other} `) || ` ${other} `.includes(` ${one} `);
}

/** Whether most pairs of letters are the same. */
function isMisspelt(one: string, other: string): boolean {
  return partInCommon(pairsOf(one), pairsOf(other)) >= 0.4;
}

function pairsOf(word: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, n) => word.slice(n, n + 2)));
}

function amountOf(one: ReadonlySet<string>, other: ReadonlySet<string>): Amount {
  if (one.size === 0 || other.size === 0) return "unknown";
  const common = inCommon(one, other).length;
  return common === 0 ? "none" : common === one.size && common === other.size ? "all" : "some";
}

function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): Likeness {
  if (one.size === 0 || other.size === 0) return "unknown";
  return inCommon(one, other).length > 0 ? "same" : "different";
}

/** By the words of the titles; where one says nothing, by the groups of the records. */
function regionOf(one: ReadyAnnouncement, other: ReadyAnnouncement): Likeness {
  const byWords = likenessOf(one.regions, other.regions);
  if (byWords !== "unknown" || one.group === null || other.group === null) return byWords;
  return one.group === other.group ? "same" : "different";
}
