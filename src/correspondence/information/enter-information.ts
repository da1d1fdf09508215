import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { IncomingId } from "#db/ids.ts";
import { getIncoming } from "../incoming/incoming.queries.ts";
import { writeInformation } from "./give-information.ts";
import type { NewInformation } from "./information.ts";

export type EnterOutcome = { ok: true } | { ok: false; reason: "of-no-state" };

/** The secretariat enters, line by line, what an entry of the register says. It waits until an expert brings it in. */
export async function enterInformation(
  work: Work,
  id: IncomingId,
  lines: readonly NewInformation[],
): Promise<EnterOutcome> {
  requireMay(work.actor, "information.enter");

  const entry = await getIncoming(work.db, id);
  const { stateCode: state } = entry;
  if (!state) return { ok: false, reason: "of-no-state" };

  await writeInformation(work, { state, origin: "incoming", letter: entry.letter?.id ?? null, incoming: id }, lines);
  await record(work, {
    permission: "information.enter",
    verb: "information.entered",
    subject: id,
    state,
    details: { lines: lines.length, reference: entry.reference },
  });
  return { ok: true };
}
