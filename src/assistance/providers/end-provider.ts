import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ProviderId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getProvider } from "./provider.queries.ts";

/** Takes a provider out of the directory from today on; it stays on record, with its programmes. */
export async function endProvider(
  work: Work,
  id: ProviderId,
  { words }: { words: string },
): Promise<{ ok: true } | { ok: false; reason: "ended-already" }> {
  requireMay(work.actor, "provider.end");

  const { endedOn } = await getProvider(work.db, id);
  if (endedOn !== null) return { ok: false, reason: "ended-already" };

  await work.db
    .updateTable("provider")
    .set({ ended_on: dateOf(work.at) })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "provider.end", verb: "provider.ended", subject: id, details: { words } });
  return { ok: true };
}
