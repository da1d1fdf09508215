import { Refused, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type HelpReceivedId, newId, type StateCode } from "#db/ids.ts";
import { audiencesFor, type HelpTold, keepsHelpOf } from "./help-received.ts";

type EnterOutcome = { ok: true; id: HelpReceivedId } | { ok: false; reason: "too-wide" };

/** A State enters what it received, or who serves what a source tells. */
export async function enterHelp(work: Work, state: StateCode, told: HelpTold): Promise<EnterOutcome> {
  requireMay(work.actor, "help-received.enter");

  if (!keepsHelpOf(work.actor, state)) throw new Refused("help-received.enter");
  if (!audiencesFor(work.actor, state).includes(told.audience)) return { ok: false, reason: "too-wide" };
  const id = newId<HelpReceivedId>();
  const { provider, providerWords, from, to, ...same } = told;
  await work.db
    .insertInto("help_received")
    .values({
      id,
      state_code: state,
      provider_id: provider,
      provider_words: providerWords,
      from_on: from,
      to_on: to,
      ...same,
      entered_by: work.actor.id,
      entered_at: work.at,
    })
    .execute();
  await record(work, { permission: "help-received.enter", verb: "help-received.entered", subject: id, state });
  return { ok: true, id };
}
