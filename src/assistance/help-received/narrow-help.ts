import { Refused, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { HelpReceivedId, StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { isNarrower } from "../audience.ts";
import { getHelp } from "./help-received.queries.ts";
import { keepsHelpOf } from "./help-received.ts";

type NarrowOutcome = { ok: true } | { ok: false; reason: "ended-already" | "not-narrower" };
type Narrowed = { state: StateCode; id: HelpReceivedId; audience: Audience };

/** Makes fewer see an entry, at any time. */
export async function narrowHelp(work: Work, { state, id, audience }: Narrowed): Promise<NarrowOutcome> {
  requireMay(work.actor, "help-received.narrow");

  if (!keepsHelpOf(work.actor, state)) throw new Refused("help-received.narrow");
  const entry = await getHelp(work.db, state, id);
  if (entry.endedAt !== null) return { ok: false, reason: "ended-already" };
  if (!isNarrower(audience, entry.audience)) return { ok: false, reason: "not-narrower" };
  await work.db.updateTable("help_received").set({ audience }).where("id", "=", id).execute();
  await record(work, { permission: "help-received.narrow", verb: "help-received.narrowed", subject: id, state });
  return { ok: true };
}
