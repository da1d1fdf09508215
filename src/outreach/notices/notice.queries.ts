import type { Reader, Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import type { Notice, Told, WaitingNotice } from "./notice.ts";

type Reads = Reader | Work["db"];

/** What was told of an activity, as far as the reader may read it, the newest first. */
export async function listNotices(db: Reads, activity: ActivityId): Promise<Notice[]> {
  const rows = await notices(db)
    .where("activity_id", "=", activity)
    .orderBy("notice.made_at", "desc")
    .orderBy("notice.id")
    .execute();
  return rows.map(({ from, before, precision, ...row }) => ({
    ...row,
    time: { from, before, precision, daysLong: null },
  }));
}

/** The newest that waits of each activity that is not over, for those who are told. */
export async function listWaitingNotices(db: Reads, told: Told, today: string): Promise<WaitingNotice[]> {
  const { states, organisation } = told;
  if (states.length === 0 && organisation === null) return [];
  const rows = await notices(db)
    .innerJoin("activity", "activity.id", "notice.activity_id")
    .where("seen_at", "is", null)
    .where("activity.ends_before", ">", today)
    .where((where) =>
      where.or([
        ...(states.length > 0 ? [where("notice.state_code", "in", states)] : []),
        ...(organisation ? [where("notice.organisation_id", "=", organisation)] : []),
      ]),
    )
    .orderBy("notice.made_at", "desc")
    .select("activity.title")
    .execute();
  const newest = Map.groupBy(rows, ({ activity }) => activity);
  return [...newest.values()].flatMap(([one]) =>
    one
      ? [
          {
            ...{ activity: one.activity, event: one.event, title: one.title },
            time: { from: one.from, before: one.before, precision: one.precision, daysLong: null },
          },
        ]
      : [],
  );
}

function notices(db: Reads) {
  return db
    .selectFrom("activity_notice as notice")
    .leftJoin("account as seer", "seer.id", "notice.seen_by")
    .select([
      "notice.id",
      "activity_id as activity",
      "event",
      "notice.state_code as state",
      "notice.organisation_id as organisation",
    ])
    .select(["notice.starts_on as from", "notice.ends_before as before", "notice.precision", "notice.made_at as at"])
    .select(["seer.name as seenBy", "seen_at as seenAt"]);
}
