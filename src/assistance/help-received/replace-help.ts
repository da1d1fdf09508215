import { Refused, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type HelpReceivedId, newId, type StateCode } from "#db/ids.ts";
import { isNarrower } from "../audience.ts";
import { getHelp } from "./help-received.queries.ts";
import { audiencesFor, type HelpTold, keepsHelpOf } from "./help-received.ts";

type ReplaceOutcome = { ok: true; id: HelpReceivedId } | { ok: false; reason: "ended-already" | "too-wide" };
type Replacement = { state: StateCode; id: HelpReceivedId; told: HelpTold };

/** Puts a new entry in the place of one that stands; the old one ends and stays on record. */
export async function replaceHelp(work: Work, { state, id, told }: Replacement): Promise<ReplaceOutcome> {
  requireMay(work.actor, "help-received.replace");

  if (!keepsHelpOf(work.actor, state)) throw new Refused("help-received.replace");
  const old = await getHelp(work.db, state, id);
  if (old.endedAt !== null) return { ok: false, reason: "ended-already" };
  // Only its State lets more people see what it received; who serves leaves the level, or makes it narrower.
  const isOffered = audiencesFor(work.actor, state).includes(told.audience) || told.audience === old.audience;
  const isByState = audiencesFor(work.actor, state).includes("public");
  if (!isOffered || (!isByState && isNarrower(old.audience, told.audience))) return { ok: false, reason: "too-wide" };
  await work.db
    .updateTable("help_received")
    .set({ ended_at: work.at, ended_by: work.actor.id })
    .where("id", "=", id)
    .execute();
  const next = newId<HelpReceivedId>();
  const { provider, providerWords, from, to, ...same } = told;
  await work.db
    .insertInto("help_received")
    .values({
      id: next,
      state_code: state,
      provider_id: provider,
      provider_words: providerWords,
      from_on: from,
      to_on: to,
      ...same,
      request_id: old.request?.id ?? null,
      replaces: id,
      entered_by: work.actor.id,
      entered_at: work.at,
    })
    .execute();
  await record(work, { permission: "help-received.replace", verb: "help-received.replaced", subject: next, state });
  return { ok: true, id: next };
}
