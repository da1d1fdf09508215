import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { getMeetingHead, lastTextRevision } from "./meeting.queries.ts";

export type MeetingTextKind = "summary" | "outcomes";
export type WriteTextOutcome = { ok: true } | { ok: false; reason: "not-held" | "changed-meanwhile" };

type NewText = { id: MeetingId; kind: MeetingTextKind; language: Language; body: string; basedOn: number };

/** Writes the summary for members or the outcomes of a meeting that was held; every revision is kept. */
export async function writeMeetingText(work: Work, text: NewText): Promise<WriteTextOutcome> {
  requireMay(work.actor, "meeting.record");

  const { id, kind, language, body, basedOn } = text;
  const meeting = await getMeetingHead(work.db, id);
  if (meeting.standing.status !== "held") return { ok: false, reason: "not-held" };
  const last = await lastTextRevision(work.db, id, kind);
  if (last !== basedOn) return { ok: false, reason: "changed-meanwhile" };

  const revision = last + 1;
  await work.db
    .insertInto("meeting_text")
    .values({ meeting_id: id, kind, revision, language, body, written_by: work.actor.id, written_at: work.at })
    .execute();
  await record(work, {
    permission: "meeting.record",
    verb: "meeting.text-written",
    subject: id,
    details: { kind, revision },
  });
  return { ok: true };
}
