import { holds } from "#access/actor.ts";
import { Refused, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { listVersions } from "./note.queries.ts";

export type ShowNoteOutcome = { ok: true } | { ok: false; reason: "not-now" };

/** Who plans the activity shows the newest issued version to everybody, in place of an earlier one, or takes it off again. */
export async function showNote(
  work: Work,
  id: ActivityId,
  { number, shown }: { number: number; shown: boolean },
): Promise<ShowNoteOutcome> {
  requireMay(work.actor, "information-note.show");

  const { db, actor, at } = work;
  const { owner } = await getOwnActivity(work, id);
  if (!owner && !holds(actor, "secretariat")) throw new Refused("information-note.show");
  const versions = await listVersions(db, id);
  const one = versions.find((version) => version.number === number);
  const isNewest = one !== undefined && one === versions[0];
  if (!one || (shown && !isNewest) || (one.shownAt !== null) === shown) return { ok: false, reason: "not-now" };
  await db
    .updateTable("information_note_version")
    .set({ shown_at: null, shown_by: null })
    .where("activity_id", "=", id)
    .where("shown_at", "is not", null)
    .execute();
  if (shown)
    await db
      .updateTable("information_note_version")
      .set({ shown_at: at, shown_by: actor.id })
      .where("activity_id", "=", id)
      .where("number", "=", number)
      .executeTakeFirstOrThrow();
  await record(work, {
    permission: "information-note.show",
    verb: shown ? "information-note.shown" : "information-note.hidden",
    subject: id,
    details: { number },
  });
  return { ok: true };
}
