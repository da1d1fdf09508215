import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type NoteHeadingsId, newId } from "#db/ids.ts";
import { getHeadings } from "./headings.queries.ts";
import type { NewHeadings } from "./headings.ts";

export type RecordHeadingsOutcome = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/** The headings of information notes in one language are recorded with their source. What was issued keeps its own; earlier ones stay on record. */
export async function recordHeadings(
  work: Work,
  { language, words, source, basedOn }: NewHeadings,
): Promise<RecordHeadingsOutcome> {
  requireMay(work.actor, "note-headings.record");

  if ((await getHeadings(work.db, language)).id !== basedOn) return { ok: false, reason: "changed-meanwhile" };
  const id = newId<NoteHeadingsId>();
  await work.db
    .insertInto("information_note_headings")
    .values({
      ...{ id, language, words: JSON.stringify(words), confirmed: true, source },
      ...{ recorded_by: work.actor.id, recorded_at: work.at },
    })
    .execute();
  await record(work, {
    permission: "note-headings.record",
    verb: "note-headings.recorded",
    subject: id,
    details: { language },
  });
  return { ok: true };
}
