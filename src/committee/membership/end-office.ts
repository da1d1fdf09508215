import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { OfficeId } from "#db/ids.ts";
import { getOffice } from "./membership.queries.ts";
import { type Ending, type NotEnded, whyNotEnd } from "./membership.ts";

/** The secretariat records that an office ended, or ends on a day to come. */
export async function endOffice(
  work: Work,
  id: OfficeId,
  { to, source }: Ending,
): Promise<{ ok: true } | { ok: false; reason: NotEnded }> {
  requireMay(work.actor, "office.end");

  const office = await getOffice(work.db, id);
  const reason = whyNotEnd(office, to);
  if (reason) return { ok: false, reason };

  await work.db
    .updateTable("office")
    .set({ valid_to: to, ended_by: work.actor.id, ended_at: work.at, ended_source: source })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "office.end",
    verb: "office.ended",
    subject: id,
    ...(office.stateCode ? { state: office.stateCode } : {}),
    details: { kind: office.kind, to },
  });
  return { ok: true };
}
