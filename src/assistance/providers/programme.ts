import type { ContactId, ProgrammeId } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import type { Weapon } from "#regime/template.ts";
import { type RegionalGroup, regionalGroups } from "#states/state.ts";
import { readArea } from "../areas.ts";
import type { KindOfAssistance } from "../kinds.ts";
import type { Provider } from "./provider.ts";

/** Whom alone a programme is for: only States that have reported; only States of its regions. */
export const onlyForWhom = ["has-reported", "of-the-regions"] as const;
export type OnlyFor = (typeof onlyForWhom)[number];

/** What a programme says. */
export type ProgrammeText = {
  title: Texts;
  description: Texts;
  conditions: Texts;
  templateId: string;
  /** Rows of that template with a weapon: "C3.01:NW", "C1.03:". */
  rows: string[];
  kinds: KindOfAssistance[];
  /** Regional groups and codes of States; empty: everywhere. */
  regions: string[];
  languages: Language[];
  /** How many requests at one time; null: not stated. */
  capacity: number | null;
  onlyFor: OnlyFor[];
  link: string;
  contactWords: string;
  from: string | null;
  to: string | null;
  saidOn: string;
  /** Empty: the provider itself said so here. */
  source: string;
};

export type Programme = ProgrammeText & {
  id: ProgrammeId;
  provider: Provider;
  /** The version this is; the newest one unless an earlier was asked for. */
  number: number;
  revision: number;
  areas: string[];
  endedOn: string | null;
  /** The day on which the provider last said that this is true. */
  confirmedOn: string;
};

/** What is written of a programme; the contact is an entry of the directory. */
export type WrittenProgramme = ProgrammeText & { contactId: ContactId | null };

export const mostCapacity = 1000;

/** From this day on a programme is asked anew whether it is still true. */
export function confirmDueOn({ confirmedOn }: Pick<Programme, "confirmedOn">, months: number): string {
  return Temporal.PlainDate.from(confirmedOn).add({ months }).toString();
}

export function isConfirmDue(programme: Pick<Programme, "confirmedOn">, months: number, today: string): boolean {
  return confirmDueOn(programme, months) <= today;
}

/** Whether a programme is offered on a day. */
export function isOffered({ endedOn, from, to, provider }: Programme, on: string): boolean {
  return endedOn === null && provider.endedOn === null && (from === null || from <= on) && (to === null || on <= to);
}

/** Whether a programme is not over. */
export function isStanding({ endedOn, to, provider }: Programme, on: string): boolean {
  return endedOn === null && provider.endedOn === null && (to === null || on <= to);
}

/** How many requests a programme can still take, never below none; null where it does not say. */
export function capacityLeft({ capacity }: Pick<Programme, "capacity">, committed: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - committed);
}

/** What the directory is narrowed to. */
export type ProgrammeFilter = {
  paragraph?: string | undefined;
  weapon?: Weapon | undefined;
  kind?: KindOfAssistance | undefined;
  /** A regional group or the code of a State. */
  region?: string | undefined;
  language?: Language | undefined;
};

type Fitting = Pick<Programme, "areas" | "kinds" | "regions" | "languages">;

export function fitsFilter(programme: Fitting, filter: ProgrammeFilter, groupOf: ReadonlyMap<string, RegionalGroup>) {
  const { paragraph, weapon, kind, region, language } = filter;
  return (
    (!(paragraph || weapon) || programme.areas.some((area) => fitsArea(area, paragraph, weapon))) &&
    (!kind || programme.kinds.includes(kind)) &&
    (!region || reaches(programme, region, groupOf)) &&
    (!language || programme.languages.includes(language))
  );
}

/** A row without weapons is for all of them. */
function fitsArea(name: string, paragraph: string | undefined, weapon: Weapon | undefined): boolean {
  const area = readArea(name);
  if (!area) return false;
  return (!paragraph || area.paragraph === paragraph) && (!weapon || area.weapon === "" || area.weapon === weapon);
}

/** Whether a programme is for a State, or for some State of a regional group. */
export function reaches(
  { regions }: Pick<Programme, "regions">,
  region: string,
  groupOf: ReadonlyMap<string, RegionalGroup>,
): boolean {
  if (regions.length === 0 || regions.includes(region)) return true;
  if (isGroup(region)) return regions.some((one) => groupOf.get(one) === region);
  const group = groupOf.get(region);
  return group !== undefined && regions.includes(group);
}

export function isGroup(region: string): region is RegionalGroup {
  return regionalGroups.some((group) => group === region);
}
