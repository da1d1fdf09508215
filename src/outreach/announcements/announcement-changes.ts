import type { Language } from "#i18n/languages.ts";
import { type Announced, type AnnouncementFault, isLoss } from "./announced.ts";

/** What a source says of one thing, as its versions keep it. */
export type ToldOnce = Omit<Announced, "uid" | "instance" | "language" | "startsAt" | "endsAt" | "zone"> & {
  language: Language;
  startsAt: string | null;
  endsAt: string | null;
  zone: string | null;
};

/** What was kept of a source before: `told` of the version that stands. */
export type Kept<Id> = {
  id: Id;
  uid: string;
  instance: string | null;
  version: number;
  isGone: boolean;
  told: ToldOnce;
};

export type Reading = { announced: readonly Announced[]; faults: readonly AnnouncementFault[]; isWhole: boolean };

export type AnnouncementChanges<Id> = {
  fresh: { uid: string; instance: string | null; told: ToldOnce }[];
  /** Says something else than before, or is announced again. */
  changed: { kept: Kept<Id>; told: ToldOnce; what: "changed" | "back" }[];
  /** Says what it said. */
  same: Kept<Id>[];
  /** No longer announced. */
  gone: Kept<Id>[];
};

const largestSequence = 2_147_483_647;

/**
 * What a reading changes in what was kept. Only what is still to come vanishes, for many calendars leave out what is over; nothing
 * vanishes from a file that was cut off or is a part, nor what is lost in this reading by a fault of its own.
 */
export function changesOf<Id>(
  kept: readonly Kept<Id>[],
  { announced, faults, isWhole }: Reading,
  { language, today }: { language: Language; today: string },
): AnnouncementChanges<Id> {
  const before = new Map(kept.map((one) => [keyOf(one), one]));
  const seen = new Set<string>();
  const changes: AnnouncementChanges<Id> = { fresh: [], changed: [], same: [], gone: [] };
  for (const one of announced) {
    const key = keyOf(one);
    if (seen.has(key)) continue; // the reading tells of it once; a database is the last to be fooled
    seen.add(key);
    const old = before.get(key);
    const told = toldOnce(one, language);
    if (!old) changes.fresh.push({ uid: one.uid, instance: one.instance, told });
    else if (old.isGone) changes.changed.push({ kept: old, told, what: "back" });
    else if (isSame(old.told, told)) changes.same.push(old);
    else changes.changed.push({ kept: old, told, what: "changed" });
  }
  if (isWhole) {
    const lost = new Set(faults.filter(leavesSomethingOut).flatMap(({ uid }) => uid ?? []));
    changes.gone = kept.filter(
      (one) => !one.isGone && !seen.has(keyOf(one)) && !lost.has(one.uid) && one.told.before > today,
    );
  }
  return changes;
}

/** Whether something of an entry may be announced and was not read. Of several with one uid the newest was. */
function leavesSomethingOut(fault: AnnouncementFault): boolean {
  return fault.reason === "too-many-instances" || (isLoss(fault) && fault.reason !== "same-uid");
}

function toldOnce({ uid: _, instance: __, ...told }: Announced, language: Language): ToldOnce {
  return {
    ...told,
    sequence: Math.min(told.sequence, largestSequence),
    language: told.language ?? language,
    startsAt: told.startsAt ?? null,
    endsAt: told.endsAt ?? null,
    zone: told.zone ?? null,
  };
}

const parts = [
  "sequence",
  "title",
  "language",
  "from",
  "before",
  "startsAt",
  "endsAt",
  "zone",
  "place",
  "organiser",
  "url",
  "description",
  "status",
] as const satisfies readonly (keyof ToldOnce)[];

/** Whether two say the same; what stands in `raw` alone, such as the moment of writing, says nothing. */
function isSame(one: ToldOnce, other: ToldOnce): boolean {
  return parts.every((part) => one[part] === other[part]);
}

function keyOf({ uid, instance }: { uid: string; instance: string | null }): string {
  return JSON.stringify([uid, instance]);
}
