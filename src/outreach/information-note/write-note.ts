import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { findDraft } from "./note.queries.ts";
import { type NoteText, takesNote } from "./note.ts";

export type WriteNoteOutcome =
  | { ok: true; revision: number }
  | { ok: false; reason: "not-held" | "changed-meanwhile"; revision: number };

/** Writes the draft of an activity's information note. Of two who write at once one wins, and the other is told what stands. */
export async function writeNote(
  work: Work,
  id: ActivityId,
  { text, basedOn }: { text: NoteText; basedOn: number },
): Promise<WriteNoteOutcome> {
  requireMay(work.actor, "information-note.write");

  const activity = await getOwnActivity(work, id);
  const revision = (await findDraft(work.db, id))?.revision ?? 0;
  if (!takesNote(activity, work.at)) return { ok: false, reason: "not-held", revision };
  if (revision !== basedOn) return { ok: false, reason: "changed-meanwhile", revision };
  const { participants, ...words } = text;
  const written = {
    ...{ ...words, participants: JSON.stringify(participants), revision: basedOn + 1 },
    ...{ written_by: work.actor.id, written_at: work.at },
  };
  if (basedOn === 0)
    await work.db
      .insertInto("information_note_draft")
      .values({ ...written, activity_id: id })
      .execute();
  else
    await work.db
      .updateTable("information_note_draft")
      .set(written)
      .where("activity_id", "=", id)
      .executeTakeFirstOrThrow();
  await record(work, { permission: "information-note.write", verb: "information-note.written", subject: id });
  return { ok: true, revision: basedOn + 1 };
}
