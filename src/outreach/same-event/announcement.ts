import type { ActivityOutline } from "../activity.ts";
import { type Days, daysOf } from "../overlap/days.ts";
import { type Concept, type Lexicon, readConcepts } from "./concepts.ts";
import { conceptsOf, readTitle, type Title } from "./title.ts";
import { runsOf } from "./words.ts";

/**
 * What a body announces, as it came in. `feed` and `uid` are those of a calendar; the uid of one instance of a series holds its
 * instance too. An activity of our own has neither.
 */
export type Announcement = ActivityOutline & { feed: string | null; uid: string | null };

/** An announcement made ready for many comparisons: what the record does not say is taken from its title. */
export type ReadyAnnouncement = {
  announcement: Announcement;
  days: Days;
  city: string;
  host: string | null;
  organisers: ReadonlySet<string>;
  states: ReadonlySet<string>;
  subjects: ReadonlySet<string>;
  kinds: ReadonlySet<string>;
  /** The record's regional group, and the regions that the title names. */
  group: string | null;
  regions: ReadonlySet<string>;
  title: Title;
  /** Three letters in a row, of words with a space at both ends; of Chinese, pairs of characters. Read when first asked for. */
  triples: () => ReadonlySet<string>;
  /** Numbers in the title that are no year and no resolution: "3rd", "2", an edition or a part. */
  numbers: ReadonlySet<string>;
};

export function readyAnnouncement(announcement: Announcement, lexicon: Lexicon): ReadyAnnouncement {
  const title = readTitle(announcement.title, announcement.language);
  const concepts = conceptsOf(title, lexicon);
  const named = (group: "kind" | "subject" | "region" | "place"): string[] => namesIn(concepts, group);
  const places = new Set([
    ...named("place"),
    ...namesIn(readConcepts(announcement.city, announcement.language, lexicon), "place"),
  ]);
  let triples: ReadonlySet<string> | undefined;
  return {
    announcement,
    days: daysOf(announcement),
    city: runsOf(announcement.city).join(" "),
    host: announcement.hostState ?? (places.size === 1 ? ([...places][0] ?? null) : null),
    organisers: new Set(announcement.organisers),
    states: new Set(announcement.states),
    subjects: new Set(announcement.subjects.length > 0 ? announcement.subjects : named("subject")),
    kinds: new Set(announcement.kind !== "" ? [announcement.kind] : named("kind")),
    group: announcement.region,
    regions: new Set(named("region")),
    title,
    triples: () => {
      triples ??= triplesOf(title);
      return triples;
    },
    numbers: new Set(announcement.title.match(/\d+/g)?.filter((number) => number.length < 4) ?? []),
  };
}

function namesIn(concepts: ReadonlySet<Concept>, group: string): string[] {
  return [...concepts].filter((one) => one.startsWith(`${group}:`)).map((one) => one.slice(group.length + 1));
}

function triplesOf({ text, language, words }: Title): ReadonlySet<string> {
  if (language === "zh") return words;
  const line = ` ${runsOf(text).join(" ")} `;
  return new Set(Array.from({ length: Math.max(0, line.length - 2) }, (_, n) => line.slice(n, n + 3)));
}
