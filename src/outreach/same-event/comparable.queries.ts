import { sql } from "kysely";
import type { Reader } from "#access/work.ts";
import type { AnnouncementId, CalendarSourceId, SameEventWeightsId } from "#db/ids.ts";
import { listActivities, listParties } from "../activities/activity.queries.ts";
import type { ActivityHead } from "../activities/activity.ts";
import { listAnnounced, shape, standing } from "../announcements/announcement.queries.ts";
import { type AnnouncementOnRecord, markedId } from "../announcements/announcement.ts";
import { activityUid, isActivityUid } from "../calendar/activity-event.ts";
import { type KnownOrganisations, organisersOf, organisersOfActivity } from "../written-names/written-name.ts";
import type { Announcement } from "./announcement.ts";

/** Days between which two are held against each other. */
export const comparedReach = 270;
/** How many are compared at a time: while they are kept, other acts wait. */
export const comparedAtOnce = 200;

/**
 * The announcements that are to be compared: new, changed, compared with other weights, a name was said to be something, or an activity near them changed. What ended
 * longer ago than the reach meets nothing that is still planned.
 */
export async function listUncompared(
  db: Reader,
  { weights, today }: { weights: SameEventWeightsId | null; today: string },
): Promise<AnnouncementOnRecord[]> {
  const rows = await standing(db)
    .where("announcement.ends_before", ">", shifted(today, -comparedReach))
    .where((where) =>
      where.or([
        where("announcement.compared_at", "is", null),
        where("announcement.compared_at", "<=", where.ref("announcement.changed_at")),
        where("announcement.compared_with", "is distinct from", weights),
        where.exists(
          db
            .selectFrom("written_name")
            .where(sql<boolean>`greatest(decided_at, undone_at) >= announcement.compared_at`)
            .select("written_name.id"),
        ),
        where.exists(
          db
            .selectFrom("activity")
            .where(
              sql<boolean>`greatest(activity.made_at, activity.changed_at) >= announcement.compared_at
                and activity.starts_on < announcement.ends_before + ${comparedReach}::int
                and activity.ends_before > announcement.starts_on - ${comparedReach}::int`,
            )
            .select("activity.id"),
        ),
      ]),
    )
    .orderBy("announcement.compared_at", (order) => order.asc().nullsFirst())
    .orderBy("announcement.id")
    .limit(comparedAtOnce)
    .execute();
  return rows.map(shape);
}

/** Everything that some announcements are held against: other announcements, and activities. */
export async function listComparable(
  db: Reader,
  due: readonly AnnouncementOnRecord[],
  names: KnownOrganisations,
): Promise<{ announcement: Announcement; source: CalendarSourceId | null }[]> {
  const first = due.map(({ from }) => from).sort()[0];
  const last = due
    .map(({ before }) => before)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  const range = { from: shifted(first, -comparedReach), before: shifted(last, comparedReach) };
  const activities = (await listActivities(db, range)).filter(
    (one) => one.standing !== "cancelled" && one.standing !== "merged",
  );
  const parties = await listParties(
    db,
    activities.map(({ id }) => id),
  );
  const invited = await listInvitedStates(db, range);
  const comparableActivity = ({ id, title, language, time, mode, place, ...activity }: ActivityHead): Announcement => {
    const { hostState, subjects, region, kind } = activity;
    return {
      ...{ id, title, language, mode, hostState, subjects, region, kind, city: place },
      ...{ from: time.from, before: time.before, experts: [], organisations: [], isConfirmed: false },
      organisers: organisersOfActivity(parties.get(id) ?? [], names),
      states: invited.get(id) ?? [],
      ...{ feed: ownFeed, uid: activityUid(id) },
    };
  };
  return [
    ...(await listAnnounced(db, range)).map((one) => ({ announcement: comparable(one, names), source: one.source })),
    ...activities.map((activity) => ({ announcement: comparableActivity(activity), source: null })),
  ];
}

const ownFeed = "open1540";

/** An announcement as it is compared. One that another body took out of our own calendar keeps the uid it has there. */
export function comparable(one: AnnouncementOnRecord, names: KnownOrganisations): Announcement {
  const { title, language, from, before, hostState, subjects, region, uid, instance } = one;
  return {
    ...{ id: markedId(one.id), title, language, from, before, hostState, subjects, region, city: one.place },
    ...{ mode: "in-person", states: [], experts: [], organisations: [], kind: "", isConfirmed: false },
    organisers: organisersOf(one, names),
    ...(isActivityUid(uid) && instance === null
      ? { feed: ownFeed, uid }
      : { feed: one.address ?? one.source, uid: instance === null ? uid : `${uid} ${instance}` }),
  };
}

async function listInvitedStates(
  db: Reader,
  { from, before }: { from: string; before: string },
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom("activity_invitee")
    .innerJoin("activity", "activity.id", "activity_invitee.activity_id")
    .where("activity.starts_on", "<", before)
    .where("activity.ends_before", ">", from)
    .where("activity_invitee.standing", "not in", ["declined", "did-not-come"])
    .select(["activity_id", "state_code"])
    .execute();
  const groups = Map.groupBy(rows, ({ activity_id }) => activity_id as string);
  return new Map([...groups].map(([id, of]) => [id, of.flatMap(({ state_code }) => state_code ?? [])]));
}

function shifted(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The versions that announcements have now, of some. */
export async function listVersionsNow(
  db: Pick<Reader, "selectFrom">,
  ids: readonly AnnouncementId[],
): Promise<Map<AnnouncementId, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("announcement").where("id", "in", ids).select(["id", "version"]).execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}
