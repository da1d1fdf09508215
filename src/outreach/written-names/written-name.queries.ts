import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { OrganisationId, StateCode, WrittenNameId } from "#db/ids.ts";
import { listOrganisations } from "#states/directory/organisation.queries.ts";
import { standing } from "../announcements/announcement.queries.ts";
import {
  type KnownNames,
  type KnownOrganisations,
  type KnownPlaces,
  type NameKind,
  organisationCalled,
  plainName,
  stateOfPlace,
  type UnknownName,
  type WrittenName,
} from "./written-name.ts";

type Reads = Reader | Work["db"];

/** The names of bodies and of places that are known, by the records or by what a person said. */
export async function readKnownNames(db: Reads): Promise<KnownNames> {
  return { ...(await readKnownOrganisations(db)), ...(await readKnownPlaces(db)) };
}

/** The names of the directory in every language, and what persons said, whose word counts before. A name that two have is known for none. */
export async function readKnownOrganisations(db: Reads): Promise<KnownOrganisations> {
  const called = (await listOrganisations(db)).flatMap(({ id, shortName, name }) =>
    [shortName, ...Object.values(name)].map((one): [string, OrganisationId] => [plainName(one ?? ""), id]),
  );
  const said = await standingOf(db, "organisation");
  return { organisations: new Map([...ofOne(called), ...said.map((one) => [one.plain, one.organisation] as const)]) };
}

/**
 * The cities that activities have in one State, and what persons said, whose word counts before. NOTE of activities that are shown alone:
 * a host State is read out for an organisation too, which would learn from it where the Committee plans what is not shown.
 */
async function readKnownPlaces(db: Reads): Promise<KnownPlaces> {
  const cities = await db
    .selectFrom("activity")
    .where("shown_at", "is not", null)
    .where("host_state", "is not", null)
    .where("place", "<>", "")
    .select(["place", "host_state"])
    .distinct()
    .execute();
  const inStates = cities.map(({ place, host_state }): [string, StateCode | null] => [
    plainName(place.split(",")[0] ?? ""),
    host_state,
  ]);
  const said = await standingOf(db, "place");
  return { places: new Map([...ofOne(inStates), ...said.map((one) => [one.plain, one.state] as const)]) };
}

async function standingOf(db: Reads, kind: NameKind) {
  return await written(db).where("undone_at", "is", null).where("written_name.kind", "=", kind).execute();
}

/** Names that mean one thing only. */
function ofOne<T>(pairs: readonly [string, T][]): [string, T][] {
  const groups = Map.groupBy(pairs, ([name]) => name);
  return [...groups].flatMap(([name, all]) => {
    const [one, ...more] = new Set(all.map(([, what]) => what));
    return name !== "" && one !== undefined && more.length === 0 ? [[name, one] as [string, T]] : [];
  });
}

/** Bodies and places of what is announced from a day on that nobody knows yet, those of most announcements first. */
export async function listUnknownNames(db: Reads, today: string): Promise<UnknownName[]> {
  const names = await readKnownNames(db);
  const rows = await standing(db)
    .where("announcement.ends_before", ">", today)
    .clearSelect()
    .select(["announcement.organiser", "announcement.place", "announcement.host_state"])
    .select(["calendar_source.organisation_id", "calendar_source.body"])
    .execute();
  const unknown = rows.flatMap(({ organiser, body, organisation_id, place, host_state }) => {
    const who = organiser || (organisation_id ? "" : (body ?? ""));
    return [
      ...(plainName(who) !== "" && organisationCalled(who, names) === undefined
        ? [{ kind: "organisation" as const, written: who }]
        : []),
      ...(plainName(place) !== "" && host_state === null && stateOfPlace(place, names) === undefined
        ? [{ kind: "place" as const, written: place }]
        : []),
    ];
  });
  const groups = Map.groupBy(unknown, ({ kind, written: words }) => `${kind} ${plainName(words)}`);
  return [...groups.values()]
    .flatMap(([first, ...more]) =>
      first ? [{ ...first, plain: plainName(first.written), announcements: 1 + more.length }] : [],
    )
    .sort((a, b) => b.announcements - a.announcements || (a.plain < b.plain ? -1 : 1));
}

/** What persons said of names, the newest first. */
export async function listWrittenNames(db: Reads, most: number): Promise<WrittenName[]> {
  return (await written(db).orderBy("decided_at", "desc").orderBy("written_name.id").limit(most).execute()).map(
    ({ plain: _, ...one }) => one,
  );
}

export async function getWrittenName(db: Reads, id: WrittenNameId): Promise<WrittenName & { plain: string }> {
  const found = await written(db).where("written_name.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("written name");
  return found;
}

function written(db: Reads) {
  return db
    .selectFrom("written_name")
    .innerJoin("account as decider", "decider.id", "written_name.decided_by")
    .leftJoin("account as undoer", "undoer.id", "written_name.undone_by")
    .select([
      "written_name.id",
      "written_name.kind",
      "plain",
      "written",
      "organisation_id as organisation",
      "state_code as state",
    ])
    .select(["decider.name as by", "decided_at as at", "undoer.name as undoneBy", "undone_at as undoneAt"]);
}
