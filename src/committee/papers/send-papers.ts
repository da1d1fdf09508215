import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MeetingId, newId } from "#db/ids.ts";
import { getMeetingHead } from "../meetings/meeting.queries.ts";
import { listPapers } from "./paper.queries.ts";
import { unsentVersions } from "./paper.ts";

export type SendPapersOutcome =
  | { ok: true; papers: number }
  | { ok: false; reason: "cancelled" | "nothing-to-send" | "changed-meanwhile" };

type NewSending = {
  meeting: MeetingId;
  /** The versions that the sender read, "1.2" for the second version of the first paper. */
  read: readonly string[];
  note: string | null;
};

/** Sends the papers of a meeting to the members. From this moment those versions never change. */
export async function sendPapers(work: Work, { meeting, read, note }: NewSending): Promise<SendPapersOutcome> {
  requireMay(work.actor, "meeting.send-papers");

  const { standing } = await getMeetingHead(work.db, meeting);
  if (standing.status === "cancelled") return { ok: false, reason: "cancelled" };
  const unsent = unsentVersions(await listPapers(work.db, meeting));
  if (unsent.length === 0) return { ok: false, reason: "nothing-to-send" };
  const keys = unsent.map(({ paper, version }) => `${paper.n}.${version.number}`);
  if (keys.join() !== [...read].join()) return { ok: false, reason: "changed-meanwhile" };

  const id = newId<string & { readonly __noun: "sending" }>();
  await work.db
    .insertInto("paper_sending")
    .values({ id, meeting_id: meeting, sent_to: "members", note, sent_by: work.actor.id, sent_at: work.at })
    .execute();
  await work.db
    .insertInto("sent_version")
    .values(unsent.map(({ version }) => ({ sending_id: id, version_id: version.id })))
    .execute();
  await record(work, {
    permission: "meeting.send-papers",
    verb: "meeting.papers-sent",
    subject: meeting,
    details: { papers: keys, to: "members" },
  });
  return { ok: true, papers: unsent.length };
}
