import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MeetingId, newId, type PaperId } from "#db/ids.ts";
import { getMeetingHead } from "../meetings/meeting.queries.ts";
import { writePaperVersion } from "./add-paper-version.ts";
import { lastPaperPlace } from "./paper.queries.ts";
import type { NewPaperText } from "./paper.ts";

export type AddPaperOutcome = { ok: true; n: number } | { ok: false; reason: "cancelled" };

type NewPaper = {
  meeting: MeetingId;
  title: string;
  preparedBy: string | null;
  symbol: string | null;
  source: string;
  text: NewPaperText;
};

/** Adds a paper to a meeting, with its first version. Members see it once it was sent out. */
export async function addPaper(work: Work, paper: NewPaper): Promise<AddPaperOutcome> {
  requireMay(work.actor, "meeting.add-paper");

  const { meeting, title, preparedBy, symbol, source, text } = paper;
  const { standing } = await getMeetingHead(work.db, meeting);
  if (standing.status === "cancelled") return { ok: false, reason: "cancelled" };

  const id = newId<PaperId>();
  const n = (await lastPaperPlace(work.db, meeting)) + 1;
  await work.db
    .insertInto("meeting_paper")
    .values({ id, meeting_id: meeting, n, title, prepared_by: preparedBy, source })
    .execute();
  await writePaperVersion(work, { paper: id, number: 1, symbol, text });
  await record(work, {
    permission: "meeting.add-paper",
    verb: "paper.added",
    subject: meeting,
    details: { paper: n, title },
  });
  return { ok: true, n };
}
