import type { OrganisationId, StateCode, WrittenNameId } from "#db/ids.ts";
import type { Texts } from "#i18n/languages.ts";
import type { Party } from "../activities/activity.ts";
import { partInCommon } from "../same-event/title.ts";
import { runsOf } from "../same-event/words.ts";

export const nameKinds = ["organisation", "place"] as const;
export type NameKind = (typeof nameKinds)[number];

/** What a person took a name for; both null: it is none that is on record here. */
export type WrittenName = {
  id: WrittenNameId;
  kind: NameKind;
  written: string;
  organisation: OrganisationId | null;
  state: StateCode | null;
  by: string;
  at: Temporal.Instant;
  undoneBy: string | null;
  undoneAt: Temporal.Instant | null;
};

/** Names in plain letters with what they are; null: a person said that it is none on record here. */
export type KnownOrganisations = { organisations: ReadonlyMap<string, OrganisationId | null> };
export type KnownPlaces = { places: ReadonlyMap<string, StateCode | null> };
export type KnownNames = KnownOrganisations & KnownPlaces;

/** A name of announcements that nobody knows yet. */
export type UnknownName = { kind: NameKind; plain: string; written: string; announcements: number };

/** Capitals, accents and signs left out; as long as its column takes, since a sign may stand for many letters. */
export function plainName(text: string): string {
  return runsOf(text).join(" ").slice(0, 500);
}

/** The organisation so called: as it is written, without what stands in brackets, or by that alone. Undefined: not known. */
export function organisationCalled(
  text: string,
  { organisations }: KnownOrganisations,
): OrganisationId | null | undefined {
  return firstKnown(
    [
      text,
      text.replace(/[([（].*?[)\]）]/gu, " "),
      ...[...text.matchAll(/[([（](.*?)[)\]）]/gu)].map(([, inside = ""]) => inside),
    ],
    organisations,
  );
}

/** The State in which a place is: by the whole of it, or by its parts between commas, the city first. Undefined: not known. */
export function stateOfPlace(place: string, { places }: KnownPlaces): StateCode | null | undefined {
  return firstKnown([place, ...place.split(/[,;،、，]/u)], places);
}

function firstKnown<T>(names: readonly string[], known: ReadonlyMap<string, T>): T | undefined {
  const found = names.map(plainName).find((name) => name !== "" && known.has(name));
  return found === undefined ? undefined : known.get(found);
}

/** By which id or words an organiser is held against another: the organisation where it is known, else the words in plain letters. */
export function organiserKey(words: string, names: KnownOrganisations): string {
  return organisationCalled(words, names) ?? plainName(words);
}

/** Who announces something: the organisation of the calendar, else what the announcement or the calendar calls it. */
export function organisersOf(
  { organisation, organiser, body }: { organisation: OrganisationId | null; organiser: string; body: string | null },
  names: KnownOrganisations,
): string[] {
  return [organisation ?? organiserKey(organiser || body || "", names)].filter((one) => one !== "");
}

/** Who organises an activity, by what it is held against others: in words or by id, one body is one. */
export function organisersOfActivity(
  parties: readonly Pick<Party, "role" | "organisation" | "state" | "body">[],
  names: KnownOrganisations,
): string[] {
  return parties
    .filter(({ role }) => role === "organiser")
    .map(({ organisation, state, body }) => organisation ?? state ?? organiserKey(body ?? "", names))
    .filter((one) => one !== "");
}

export type Called = { id: OrganisationId; shortName: string; name: Texts };

const leastLikeness = 0.35;
const mostOffered = 3;

/** The organisations whose names are nearest to one, the likest first: by three letters in a row, in common of all. */
export function nearestOrganisations(text: string, all: readonly Called[]): OrganisationId[] {
  const own = triplesOf(text);
  return all
    .map(({ id, shortName, name }) => ({
      id,
      likeness: Math.max(...[shortName, ...Object.values(name)].map((one) => partInCommon(own, triplesOf(one ?? "")))),
    }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, mostOffered)
    .map(({ id }) => id);
}

function triplesOf(text: string): Set<string> {
  const line = ` ${plainName(text)} `;
  return new Set(Array.from({ length: Math.max(0, line.length - 2) }, (_, n) => line.slice(n, n + 3)));
}
