import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { readNoteFacts } from "./facts.queries.ts";
import { findDraft, lastIssued } from "./note.queries.ts";
import { neededSections, takesNote } from "./note.ts";

export type IssueNoteOutcome =
  | { ok: true; number: number }
  | { ok: false; reason: "not-held" | "nothing-new" | "changed-meanwhile" | "incomplete" };

/** Issues what stands in the draft as a version that stays, with the record and the headings of this moment. It replaces the one before, which is kept. */
export async function issueNote(
  work: Work,
  id: ActivityId,
  { basedOn }: { basedOn: number },
): Promise<IssueNoteOutcome> {
  requireMay(work.actor, "information-note.issue");

  const activity = await getOwnActivity(work, id);
  if (!takesNote(activity, work.at)) return { ok: false, reason: "not-held" };
  const draft = await findDraft(work.db, id);
  const last = await lastIssued(work.db, id);
  if (!draft || draft.revision === last.revision) return { ok: false, reason: "nothing-new" };
  if (draft.revision !== basedOn) return { ok: false, reason: "changed-meanwhile" };
  if (neededSections.some((section) => draft[section] === "")) return { ok: false, reason: "incomplete" };
  const number = last.number + 1;
  await work.db
    .insertInto("information_note_version")
    .values({
      ...{ activity_id: id, number, revision: draft.revision },
      facts: JSON.stringify(await readNoteFacts(work.db, activity, draft.language)),
      ...{ issued_by: work.actor.id, issued_at: work.at },
    })
    .execute();
  await record(work, {
    permission: "information-note.issue",
    verb: "information-note.issued",
    subject: id,
    details: { number },
  });
  return { ok: true, number };
}
