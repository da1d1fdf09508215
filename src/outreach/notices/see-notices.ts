import { statesOf } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { findOwnOrganisation, getActivity } from "../activities/activity.queries.ts";
import { listNotices } from "./notice.queries.ts";
import { waitsFor } from "./notice.ts";

/** Who is told of an activity says that everything told so far was seen. Said twice, nothing happens. */
export async function seeNotices(work: Work, activity: ActivityId): Promise<{ ok: true; seen: number }> {
  requireMay(work.actor, "activity-notice.see");

  const { db, actor, at } = work;
  await getActivity(db, activity);
  const told = { states: statesOf(actor), organisation: (await findOwnOrganisation(db)) ?? null };
  const waiting = (await listNotices(db, activity)).filter((notice) => waitsFor(notice, told));
  if (waiting.length === 0) return { ok: true, seen: 0 };
  await db
    .updateTable("activity_notice")
    .set({ seen_at: at, seen_by: actor.id })
    .where(
      "id",
      "in",
      waiting.map(({ id }) => id),
    )
    .execute();
  const [state] = waiting.flatMap((one) => one.state ?? []);
  await record(work, {
    permission: "activity-notice.see",
    verb: "activity-notice.seen",
    subject: activity,
    ...(state ? { state } : {}),
    details: { seen: waiting.length },
  });
  return { ok: true, seen: waiting.length };
}
