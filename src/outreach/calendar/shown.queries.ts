import type { Reader } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import type { ActivityHead, ActivityRegion, Party } from "../activities/activity.ts";
import type { Subject } from "../activity.ts";

/** What everybody reads of an activity that is shown. */
export type ShownActivity = Pick<
  ActivityHead,
  | "id"
  | "reference"
  | "kind"
  | "mode"
  | "title"
  | "language"
  | "place"
  | "hostState"
  | "timeZone"
  | "time"
  | "region"
  | "subjects"
  | "languages"
  | "description"
  | "link"
  | "serves"
  | "sponsor"
  | "source"
  | "owner"
  | "standing"
  | "sequence"
> & { changedAt: Temporal.Instant; parties: readonly ShownParty[] };

export type ShownParty = Pick<Party, "role" | "organisation" | "state" | "body">;

/** The activities shown that touch a range of days, or the one that is asked for; the earliest first. */
export async function listShown(
  db: Reader,
  of: { from: string; before: string } | { id: ActivityId },
): Promise<ShownActivity[]> {
  const query = db
    .selectFrom("activity")
    .where("shown_at", "is not", null)
    .orderBy("starts_on")
    .orderBy("id")
    .select([
      "id",
      "reference",
      "kind",
      "mode",
      "title",
      "language",
      "place",
      "host_state as hostState",
      "time_zone as timeZone",
      "starts_on as from",
      "ends_before as before",
      "precision",
      "days_long as daysLong",
      "region",
      "subjects",
      "languages",
      "description",
      "link",
      "serves",
      "sponsor",
      "source",
      "owner_id as owner",
      "standing",
      "sequence",
      "changed_at as changedAt",
      "shown_at as shownAt",
    ]);
  const rows = await ("id" in of
    ? query.where("id", "=", of.id)
    : query.where("starts_on", "<", of.before).where("ends_before", ">", of.from)
  ).execute();
  const parties = await listShownParties(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ from, before, precision, daysLong, region, subjects, changedAt, shownAt, ...row }) =>
    shownAt
      ? [
          {
            ...row,
            time: { from, before, precision, daysLong },
            region: region as ActivityRegion | null, // the table takes no other
            subjects: subjects as Subject[], // the table takes no others
            changedAt: changedAt ?? shownAt,
            parties: parties.get(row.id) ?? [],
          },
        ]
      : [],
  );
}

async function listShownParties(db: Reader, ids: readonly ActivityId[]): Promise<Map<ActivityId, ShownParty[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("activity_party")
    .where("activity_id", "in", ids)
    .orderBy("role")
    .orderBy("id")
    .select(["activity_id", "role", "organisation_id as organisation", "state_code as state", "body"])
    .execute();
  return Map.groupBy(rows, ({ activity_id }) => activity_id);
}

/** The years in which the reader may read of an activity, the earliest first. */
export async function listYears(db: Reader): Promise<number[]> {
  const rows = await db
    .selectFrom("activity")
    .select(({ fn, val }) => fn<number>("date_part", [val("year"), "starts_on"]).as("year"))
    .distinct()
    .orderBy("year")
    .execute();
  return rows.map(({ year }) => year);
}
