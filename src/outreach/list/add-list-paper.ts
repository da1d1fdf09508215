import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { addPaper } from "#committee/papers/add-paper.ts";
import { addPaperVersion } from "#committee/papers/add-paper-version.ts";
import { listPapers } from "#committee/papers/paper.queries.ts";
import type { NewPaperText } from "#committee/papers/paper.ts";
import type { MeetingId } from "#db/ids.ts";

type ListPaper = { meeting: MeetingId; title: string; source: string; text: NewPaperText };
export type AddListPaperOutcome =
  | { ok: true; n: number; version: number }
  | { ok: false; reason: "cancelled" | "changed-meanwhile" };

/** Puts the list of activities before a meeting as a paper; where it is there already, as its newer version. */
export async function addListPaper(
  work: Work,
  { meeting, title, source, text }: ListPaper,
): Promise<AddListPaperOutcome> {
  requireMay(work.actor, "meeting.add-paper");

  const there = (await listPapers(work.db, meeting)).find((paper) => paper.source === source);
  const outcome = there
    ? await addPaperVersion(work, {
        ...{ meeting, n: there.n, symbol: null, text, basedOn: there.versions.at(-1)?.number ?? 0 },
      })
    : await addPaper(work, { ...{ meeting, title, preparedBy: null, symbol: null, source, text } });
  if (!outcome.ok) return outcome;
  await record(work, {
    permission: "meeting.add-paper",
    verb: "activity-list.put",
    subject: meeting,
    details: { paper: there?.n ?? ("n" in outcome ? outcome.n : 0) },
  });
  return {
    ok: true,
    n: there?.n ?? ("n" in outcome ? outcome.n : 0),
    version: "number" in outcome ? outcome.number : 1,
  };
}
