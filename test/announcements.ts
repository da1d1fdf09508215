// Announcements of invented events in six languages, with what is truly the same event, for tests and for the bench.
import { type Language, languages } from "#i18n/languages.ts";
import type { ActivityOutline } from "#outreach/activity.ts";
import { writtenDay } from "#outreach/overlap/days.ts";
import type { Announcement } from "#outreach/same-event/announcement.ts";
import type { PlaceNames } from "#outreach/same-event/concepts.ts";
import { kindWords, patterns, regionWords, subjectWords, syllables, type Wordings } from "./announcement-words.ts";
import { type Dice, newDice } from "./dice.ts";

/** An activity with nothing in it that meets anything else. */
export function anActivity(what: Partial<ActivityOutline> = {}): ActivityOutline {
  return {
    id: "activity",
    title: "Workshop",
    language: "en",
    from: "2026-11-24",
    before: "2026-11-26",
    mode: "in-person",
    city: "",
    hostState: null,
    organisers: [],
    organisations: [],
    states: [],
    experts: [],
    subjects: [],
    region: null,
    kind: "",
    isConfirmed: false,
    ...what,
  };
}

export function anAnnouncement(what: Partial<Announcement> = {}): Announcement {
  return { ...anActivity({ id: "announcement" }), feed: null, uid: null, ...what };
}

type Place = { code: string; region: string; language: Language; name: Wordings; cities: Wordings[] };
type Event = {
  kind: string;
  subjects: string[];
  region: string;
  host: Place;
  city: number;
  from: number;
  length: number;
  organisers: string[];
  states: string[];
  edition: number | null;
  /** Days by which it was put off after somebody had announced it. */
  putOff: number;
};

export type Labelled = {
  announcements: Announcement[];
  /** The event of each announcement, by id. */
  eventOf: ReadonlyMap<string, string>;
  places: PlaceNames[];
};

const regions = Object.keys(regionWords);
const groups: Record<string, string> = {
  "west-africa": "african",
  "east-africa": "african",
  "arab-states": "asia-pacific",
  "central-asia": "asia-pacific",
  "south-east-asia": "asia-pacific",
  "south-eastern-europe": "eastern-european",
  "latin-america": "latin-american-and-caribbean",
  caribbean: "latin-american-and-caribbean",
};
const statesInRegion = 8;
const worldBodies = ["body-1", "body-2", "body-3", "body-4"];
const firstDay = 20_454; // 1 January 2026

/**
 * The same seed gives the same announcements. Of ten events about six are announced once; bodies word them differently, leave things
 * out, mistype, and keep the old days of what was put off. Some events are traps: the next edition, or a sister beside another event.
 */
export function manyAnnouncements({ seed, events, days }: { seed: number; events: number; days: number }): Labelled {
  const draw = newDice(seed);
  const places = makePlaces();
  const all: Event[] = [];
  while (all.length < events) {
    const event = eventOn(draw, places, firstDay + draw.below(days));
    all.push(event);
    if (draw.part() < 0.2) all.push(nextEdition(draw, event, places));
    if (draw.part() < 0.25) all.push(sister(draw, event, places));
  }
  const announcements: Announcement[] = [];
  const eventOf = new Map<string, string>();
  all.forEach((event, n) => {
    const times = draw.part() < 0.6 ? 1 : draw.part() < 0.7 ? 2 : 3;
    const titles: Partial<Record<Language, string>> = {};
    for (const source of draw.some([...new Set([...event.organisers, ...worldBodies])], times)) {
      const made = announced(draw, event, source, titles);
      const id = `announcement-${String(announcements.length).padStart(6, "0")}`;
      announcements.push({ ...made, id });
      eventOf.set(id, `event-${n}`);
    }
  });
  return {
    announcements,
    eventOf,
    places: places.map(({ code, name }) => ({
      state: code,
      names: Object.fromEntries(languages.map((language) => [language, [name[language]]])),
    })),
  };
}

function makePlaces(): Place[] {
  const draw = newDice(1540); // the world is the same for every seed
  return regions.flatMap((region, n) =>
    Array.from({ length: statesInRegion }, (_, m) => ({
      code: `Q${String.fromCharCode(65 + n)}${String.fromCharCode(65 + m)}`,
      region,
      language: languages[(n + m) % 6] ?? "en",
      name: placeName(draw, 3),
      cities: [placeName(draw, 2), placeName(draw, 3)],
    })),
  );
}

function placeName(draw: Dice, length: number): Wordings {
  const chosen = Array.from({ length }, () => draw.one(syllables));
  const latin = capital(chosen.map((one) => one.latin).join(""));
  return {
    ar: chosen.map((one) => one.arabic).join(""),
    zh: chosen.map((one) => one.chinese).join(""),
    en: latin,
    fr: latin.replaceAll("u", "ou"),
    ru: capital(chosen.map((one) => one.cyrillic).join("")),
    es: latin.replaceAll("ka", "ca"),
  };
}

function eventOn(draw: Dice, places: readonly Place[], from: number): Event {
  const host = draw.one(places);
  const peers = places.filter(({ region }) => region === host.region).map(({ code }) => code);
  const regional = `body-${host.region}-${draw.below(2)}`;
  return {
    kind: draw.one(Object.keys(kindWords)),
    subjects: draw.some(Object.keys(subjectWords), draw.below(4) === 0 ? 2 : 1),
    region: host.region,
    host,
    city: draw.below(2),
    from,
    length: 1 + draw.below(5),
    organisers: [
      ...new Set([draw.one([regional, draw.one(worldBodies)]), draw.one([regional, host.code]), draw.one(worldBodies)]),
    ],
    states: draw.some(peers, 3 + draw.below(peers.length - 3)),
    edition: draw.part() < 0.25 ? 1 + draw.below(5) : null,
    putOff: draw.part() < 0.08 ? 7 * (2 + draw.below(14)) : 0,
  };
}

function nextEdition(draw: Dice, event: Event, places: readonly Place[]): Event {
  const peers = places.filter(({ region }) => region === event.region);
  return {
    ...event,
    host: draw.part() < 0.4 ? event.host : draw.one(peers),
    from: event.from + 80 + draw.below(290),
    edition: event.edition === null ? null : event.edition + 1,
    putOff: 0,
  };
}

/** The same bodies at the same time or next to it: another subject in the same town, the same elsewhere, or again for others. */
function sister(draw: Dice, event: Event, places: readonly Place[]): Event {
  const peers = places.filter(({ code, region }) => region === event.region && code !== event.host.code);
  switch (draw.below(3)) {
    case 0:
      return {
        ...event,
        subjects: draw.some(
          Object.keys(subjectWords).filter((one) => !event.subjects.includes(one)),
          1,
        ),
        from: event.from + draw.below(2) * event.length,
        putOff: 0,
      };
    case 1:
      return { ...event, host: draw.one(peers), from: event.from + draw.below(11), putOff: 0 };
    default:
      return {
        ...event,
        from: event.from + 14 + draw.below(45),
        states: draw.some(
          peers.map(({ code }) => code),
          4,
        ),
        putOff: 0,
      };
  }
}

function announced(draw: Dice, event: Event, source: string, titles: Partial<Record<Language, string>>): Announcement {
  const language = languageOf(draw, source, event);
  const copied = draw.part() < 0.3 ? titles[language] : undefined;
  const title = copied ?? titleOf(draw, event, language);
  titles[language] ??= title;
  const old = event.putOff > 0 && draw.part() < 0.5;
  const early = draw.part() < 0.06 ? 1 : 0; // the day of arrival is announced with it
  const from = event.from + (old ? 0 : event.putOff) - early;
  const length = event.length + early + (draw.part() < 0.06 ? 1 : 0);
  const city = event.host.cities[event.city]?.[language] ?? "";
  const others = event.organisers.filter((id) => id !== source && draw.part() < 0.65);
  return {
    ...anAnnouncement(),
    title: draw.part() < 0.15 ? mistyped(draw, title) : title,
    language,
    from: writtenDay(from),
    before: writtenDay(from + length),
    city: draw.part() < 0.85 ? (draw.part() < 0.06 ? mistyped(draw, city) : city) : "",
    hostState: draw.part() < 0.92 ? event.host.code : null,
    organisers: worldBodies.includes(source) && draw.part() < 0.15 ? others : [...new Set([source, ...others])],
    states: draw.part() < 0.4 ? event.states.filter(() => draw.part() < 0.85) : [],
    subjects: draw.part() < 0.55 ? event.subjects : [],
    region: draw.part() < 0.6 ? (groups[event.region] ?? null) : null,
    kind: draw.part() < 0.55 ? event.kind : "",
  };
}

function languageOf(draw: Dice, source: string, event: Event): Language {
  if (source === event.host.code) return event.host.language;
  const own = [...source].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return draw.part() < 0.4 ? "en" : (languages[own % 6] ?? "en");
}

/** One in ten names no region, but the place, and as many leave out what it is about. */
function titleOf(draw: Dice, event: Event, language: Language): string {
  const say = (words: Wordings | undefined): string => {
    const variants = words?.[language].split("|") ?? [];
    return draw.part() < 0.25 ? (variants.at(-1) ?? "") : draw.one(variants.slice(0, -1));
  };
  const subjects = draw.part() < 0.1 ? [] : event.subjects;
  const region = draw.part() < 0.8 ? say(regionWords[event.region]) : event.host.name[language];
  const text = draw
    .one(patterns[language].split("|"))
    .replace("{kind}", say(kindWords[event.kind]))
    .replace(
      "{subject}",
      subjects.map((subject) => say(subjectWords[subject])).join(language === "zh" ? "和" : ", ") || "1540",
    )
    .replace("{region}", draw.part() < 0.1 ? "" : region);
  return event.edition !== null && draw.part() < 0.7 ? `${text} (${event.edition})` : text;
}

/** One or two letters lost, doubled or changed places. */
function mistyped(draw: Dice, text: string): string {
  let letters = [...text];
  for (let times = 1 + draw.below(2); times > 0; times--) {
    const at = draw.below(letters.length - 1);
    const [one = "", other = ""] = [letters[at], letters[at + 1]];
    const instead = draw.one([[other, one], [one], [one, one, other]]);
    letters = [...letters.slice(0, at), ...instead, ...letters.slice(at + 2)];
  }
  return letters.join("");
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
