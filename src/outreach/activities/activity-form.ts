import {
  type AccountId,
  type ObjectiveId,
  type OrganisationId,
  readId,
  readStateCode,
  type StateCode,
} from "#db/ids.ts";
import { isLanguage } from "#i18n/languages.ts";
import { type Typed, type TypedForm, typedDate } from "#ui/typed-form.ts";
import { subjects } from "../activity.ts";
import { findIana } from "../announcements/zone.ts";
import {
  type ActivityHead,
  type ActivityPeople,
  type ActivityText,
  type ActivityTime,
  activityKinds,
  activityModes,
  activityRegions,
} from "./activity.ts";

/** Parts of a year that a date may be known by. */
export const partsOfYear = [
  "year",
  "h1",
  "h2",
  "q1",
  "q2",
  "q3",
  "q4",
  ...Array.from({ length: 12 }, (_, n) => `m${n + 1}` as const),
] as const;
export type PartOfYear = (typeof partsOfYear)[number];

/** What is ticked in the form of an activity. */
export type ChosenInForm = Record<
  "subjects" | "languages" | "organisers" | "states" | "organisations" | "experts",
  string[]
>;

export const nothingChosen: ChosenInForm = {
  subjects: [],
  languages: [],
  organisers: [],
  states: [],
  organisations: [],
  experts: [],
};

export function chosenIn(data: FormData): ChosenInForm {
  const all = (name: string): string[] => data.getAll(name).filter((value) => typeof value === "string");
  return {
    subjects: all("subjects"),
    languages: all("languages"),
    organisers: all("organisers"),
    states: all("states"),
    organisations: all("organisations"),
    experts: all("experts"),
  };
}

/** What the form offers to choose from. */
export type KnownInForm = {
  states: ReadonlySet<string>;
  organisations: ReadonlySet<string>;
  experts: ReadonlySet<string>;
  objectives: ReadonlySet<string>;
};

/** The words of an activity that a form says; undefined where something is wrong with them. */
export function readActivityText(form: TypedForm, chosen: ChosenInForm, known: KnownInForm): ActivityText | undefined {
  const title = form.text("title", { label: "activity.title", required: true });
  const language = form.language("language", { label: "activity.title-language" });
  const kind = form.choice("kind", activityKinds, { label: "activity.kind", required: true });
  const mode = form.choice("mode", activityModes, { label: "activity.mode", required: true });
  const place = form.text("place", { label: "activity.place", most: 200, required: mode !== "online" });
  const host = readStateCode(form.text("host", { label: "activity.host-state" }));
  const timeZone = findIana(form.text("zone", { label: "activity.zone" }) || "America/New_York");
  if (!timeZone) form.refuse({ field: "zone", key: "activity.error.zone" });
  const region = form.choice("region", activityRegions, { label: "activity.region" }) ?? null;
  const objective = form.text("objective", { label: "activity.objective" });
  const description = form.text("description", { label: "activity.description", most: 8000 });
  const link = form.text("link", { label: "activity.link", most: 500 });
  if (link && !(/^https?:\/\/[^\s]+$/.test(link) && URL.canParse(link)))
    form.refuse({ field: "link", key: "activity.error.link" });
  const source = form.text("source", { label: "activity.source", most: 500, required: true });
  if (!form.isRight() || !kind || !mode || !timeZone) return undefined;
  return {
    ...{ title, language, kind, mode, place, timeZone, region, description, link, source },
    hostState: host && known.states.has(host) ? host : null,
    subjects: subjects.filter((one) => chosen.subjects.includes(one)),
    languages: chosen.languages.filter(isLanguage),
    objective: known.objectives.has(objective) ? (readId<ObjectiveId>(objective) ?? null) : null,
  };
}

/** Who organises it and whom it is for. What the form did not offer is left out. */
export function readPeople(chosen: ChosenInForm, known: KnownInForm): ActivityPeople {
  const ids = <T extends OrganisationId | AccountId>(typed: readonly string[], offered: ReadonlySet<string>): T[] =>
    [...new Set(typed)].filter((one) => offered.has(one)) as T[]; // it was offered, so it is one
  return {
    organisers: ids<OrganisationId>(chosen.organisers, known.organisations),
    organisations: ids<OrganisationId>(chosen.organisations, known.organisations),
    experts: ids<AccountId>(chosen.experts, known.experts),
    states: [...new Set(chosen.states)].filter((one) => known.states.has(one)) as StateCode[], // offered, as above
  };
}

const longestDays = 60;

/** When it is: days, a window, or a part of a year; undefined where the form does not say. */
export function readTime(form: TypedForm): ActivityTime | undefined {
  const when = form.choice("when", ["days", "window", "part"], { label: "activity.when", required: true });
  const first = form.day("first", { label: "activity.first-day", required: when === "days" || when === "window" });
  const last = form.day("last", { label: "activity.last-day", required: when === "window" });
  const year = form.text("year", { label: "activity.year", required: when === "part" });
  const part = form.choice("part", partsOfYear, { label: "activity.part", required: when === "part" });
  const daysLong = readDaysLong(form);
  if (when === "part") {
    const isYear = /^(19|20|21)\d\d$/.test(year);
    if (year && !isYear) form.refuse({ field: "year", key: "activity.error.year" });
    return part && isYear && form.isRight() ? { ...rangeOf(Number(year), part), daysLong } : undefined;
  }
  if (!when || !first || !form.isRight()) return undefined;
  const end = last ?? first;
  const length = Temporal.PlainDate.from(first).until(end).days + 1;
  if (length < 1) form.refuse({ field: "last", key: "activity.error.ends-before" });
  else if (when === "days" && length > longestDays)
    form.refuse({ field: "last", key: "activity.error.too-long", values: { most: longestDays } });
  else if (length > 400) form.refuse({ field: "last", key: "activity.error.too-long", values: { most: 400 } });
  if (!form.isRight()) return undefined;
  const before = Temporal.PlainDate.from(end).add({ days: 1 }).toString();
  return { from: first, before, precision: when, daysLong: when === "window" ? daysLong : null };
}

function readDaysLong(form: TypedForm): number | null {
  const text = form.text("days-long", { label: "activity.days-long" });
  if (text === "") return null;
  const days = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > longestDays)
    form.refuse({ field: "days-long", key: "activity.error.days-long", values: { most: longestDays } });
  return days;
}

/** The half-open days of a part of a year. */
export function rangeOf(year: number, part: PartOfYear): Pick<ActivityTime, "from" | "before" | "precision"> {
  const range = (month: number, months: number, precision: ActivityTime["precision"]) => {
    const from = Temporal.PlainDate.from({ year, month, day: 1 });
    return { from: from.toString(), before: from.add({ months }).toString(), precision };
  };
  if (part === "year") return range(1, 12, "year");
  const n = Number(part.slice(1));
  if (part.startsWith("h")) return range(n * 6 - 5, 6, "half");
  if (part.startsWith("q")) return range(n * 3 - 2, 3, "quarter");
  return range(n, 1, "month");
}

/** A time as it would be typed. */
export function typedTime({ from, before, precision, daysLong }: ActivityTime): Typed {
  const first = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(before).subtract({ days: 1 }).toString();
  const part = {
    year: "year",
    half: `h${Math.ceil(first.month / 6)}`,
    quarter: `q${Math.ceil(first.month / 3)}`,
    month: `m${first.month}`,
    days: "",
    window: "",
  }[precision];
  return {
    when: part ? "part" : precision,
    ...(part ? { year: String(first.year), part } : { ...typedDate("first", from), ...typedDate("last", last) }),
    "days-long": daysLong === null ? "" : String(daysLong),
  };
}

/** What is written of an activity as it would be typed. */
export function typedText(activity: ActivityHead): Typed {
  return {
    title: activity.title,
    language: activity.language,
    kind: activity.kind,
    mode: activity.mode,
    place: activity.place,
    host: activity.hostState ?? "",
    zone: activity.timeZone,
    region: activity.region ?? "",
    objective: activity.objective ?? "",
    description: activity.description,
    link: activity.link,
    source: activity.source,
  };
}
