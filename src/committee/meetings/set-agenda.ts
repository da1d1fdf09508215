import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId } from "#db/ids.ts";
import { getMeetingHead, lastAgendaRevision } from "./meeting.queries.ts";

export type SetAgendaOutcome = { ok: true } | { ok: false; reason: "over" | "changed-meanwhile" };

type NewAgenda = { id: MeetingId; items: readonly string[]; source: string; basedOn: number };

/** Sets the agenda of a meeting to come as a whole; the earlier ones are kept. `basedOn` is the revision its writer saw. */
export async function setAgenda(work: Work, { id, items, source, basedOn }: NewAgenda): Promise<SetAgendaOutcome> {
  requireMay(work.actor, "meeting.arrange");

  const meeting = await getMeetingHead(work.db, id);
  if (meeting.standing.status !== "announced") return { ok: false, reason: "over" };
  const last = await lastAgendaRevision(work.db, id);
  if (last !== basedOn) return { ok: false, reason: "changed-meanwhile" };

  const revision = last + 1;
  await work.db
    .insertInto("agenda_item")
    .values(items.map((title, n) => ({ meeting_id: id, revision, n: n + 1, title, source })))
    .execute();
  await record(work, {
    permission: "meeting.arrange",
    verb: "meeting.agenda-set",
    subject: id,
    details: { revision, items: items.length },
  });
  return { ok: true };
}
