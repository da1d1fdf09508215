import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { WrittenNameId } from "#db/ids.ts";
import { guessHostsAgain } from "./guess-hosts-again.ts";
import { getWrittenName } from "./written-name.queries.ts";

export type UndoNameOutcome = { ok: true } | { ok: false; reason: "undone-already" };

/** What was said of a name counts no more and stays on record; the name waits for a person again. */
export async function undoName(work: Work, id: WrittenNameId): Promise<UndoNameOutcome> {
  requireMay(work.actor, "written-name.decide");

  const { kind, plain, undoneAt } = await getWrittenName(work.db, id);
  if (undoneAt !== null) return { ok: false, reason: "undone-already" };
  await work.db
    .updateTable("written_name")
    .set({ undone_at: work.at, undone_by: work.actor.id })
    .where("id", "=", id)
    .execute();
  if (kind === "place") await guessHostsAgain(work, { id, plain });
  await record(work, { permission: "written-name.decide", verb: "written-name.undone", subject: id });
  return { ok: true };
}
