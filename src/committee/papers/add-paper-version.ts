import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MeetingId, newId, type PaperId, type PaperVersionId } from "#db/ids.ts";
import { writePaperText } from "./add-paper-language.ts";
import { getPaper } from "./paper.queries.ts";
import type { NewPaperText } from "./paper.ts";

export type AddVersionOutcome = { ok: true; number: number } | { ok: false; reason: "changed-meanwhile" };

type NewVersion = { meeting: MeetingId; n: number; symbol: string | null; text: NewPaperText; basedOn: number };

/** Adds a newer version of a paper. The one before stays, and stands behind it. `basedOn` is the newest its writer saw. */
export async function addPaperVersion(work: Work, version: NewVersion): Promise<AddVersionOutcome> {
  requireMay(work.actor, "meeting.add-paper");

  const { meeting, n, symbol, text, basedOn } = version;
  const paper = await getPaper(work.db, meeting, n);
  const last = paper.versions.at(-1)?.number ?? 0;
  if (last !== basedOn) return { ok: false, reason: "changed-meanwhile" };

  const number = last + 1;
  await writePaperVersion(work, { paper: paper.id, number, symbol, text });
  await record(work, {
    permission: "meeting.add-paper",
    verb: "paper.version-added",
    subject: meeting,
    details: { paper: n, version: number },
  });
  return { ok: true, number };
}

/** Part of the acts that add a paper or a version of it. */
export async function writePaperVersion(
  { db, actor, at }: Work,
  { paper, number, symbol, text }: { paper: PaperId; number: number; symbol: string | null; text: NewPaperText },
): Promise<void> {
  const id = newId<PaperVersionId>();
  await db
    .insertInto("paper_version")
    .values({ id, paper_id: paper, number, symbol, added_by: actor.id, added_at: at })
    .execute();
  await writePaperText({ db, actor, at }, id, text);
}
