import type { Visit, Work } from "#access/work.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm } from "#ui/typed-form.ts";
import { findOwnOrganisation } from "../activities/activity.queries.ts";
import type { ActivityWhole } from "../activities/activity.ts";
import type { Around } from "../activities/activity-door.ts";
import { type ChosenInForm, chosenIn, readPeople, readTime } from "../activities/activity-form.ts";
import { listSameAs } from "../same-event/pair.queries.ts";
import { readKnownOrganisations } from "../written-names/written-name.queries.ts";
import type { KnownOrganisations } from "../written-names/written-name.ts";
import { entryOf, readDiary } from "./diary.queries.ts";
import { type Overlap, overlapOf } from "./diary.ts";
import type { DiaryEntry } from "./diary-entry.ts";
import { entryInForm } from "./entry-in-form.ts";
import type { OverlapNames } from "./overlap-words.ts";

/** Looks for what an activity meets, among what this person may read. */
async function lookFor(
  { db, at }: Pick<Visit | Work, "db" | "at">,
  entry: DiaryEntry,
  { names, except = new Set() }: { names: KnownOrganisations; except?: ReadonlySet<string> },
): Promise<Overlap> {
  return overlapOf(entry, await readDiary(db, entry, names), { notBefore: dateOf(at), except });
}

/** How much a look found, as the record of a check keeps it. */
export function countFound({ conflict, mayCoincide, duplications }: Overlap): Record<string, number> {
  return {
    items: conflict?.items.length ?? 0,
    mayCoincide: mayCoincide.length,
    duplicates: duplications.filter(({ level }) => level !== "related").length,
    related: duplications.filter(({ level }) => level === "related").length,
  };
}

/** Looks for what the typed activity meets; undefined while it has no days and no window. */
export async function lookInForm(visit: Visit, data: FormData, around: Around): Promise<Overlap | undefined> {
  const form = openTypedForm(data, "en"); // read for its values alone
  const time = readTime(form);
  if (!time) return undefined;
  const chosen: ChosenInForm = chosenIn(data);
  const own = await findOwnOrganisation(visit.db);
  const people = readPeople(chosen, around.known);
  const names = await readKnownOrganisations(visit.db);
  return await lookFor(visit, entryInForm(form, { time, chosen, people, own }), { names });
}

/** What an activity on record meets; other bodies' announcements that were decided to be of it are left out. */
export async function lookAgain(visit: Pick<Visit | Work, "db" | "at">, activity: ActivityWhole): Promise<Overlap> {
  const names = await readKnownOrganisations(visit.db);
  const entry = entryOf(activity, { ...activity, experts: activity.experts.map(({ id }) => id), names });
  return await lookFor(visit, entry, { names, except: await listSameAs(visit.db, activity.id) });
}

export function overlapNames({ names, experts }: Pick<Around, "names" | "experts">): OverlapNames {
  return { ...names, experts: new Map(experts.map(({ value, label }) => [value, label])) };
}
