import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type BriefingId, newId } from "#db/ids.ts";
import { isYetToCome } from "#states/state.queries.ts";
import type { NewBriefing } from "./briefing.ts";

export type BriefingOutcome = { ok: true; id: BriefingId } | { ok: false; reason: "in-the-future" | "to-nobody" };

/** Records a briefing that was held: to whom, by whom, about what, what was given. */
export async function recordBriefing(work: Work, briefing: NewBriefing): Promise<BriefingOutcome> {
  requireMay(work.actor, "briefing.record");

  if (isYetToCome(briefing.heldOn, work.at)) return { ok: false, reason: "in-the-future" };
  if (briefing.groups.length + briefing.organisations.length === 0 && !briefing.audience)
    return { ok: false, reason: "to-nobody" };

  const id = newId<BriefingId>();
  await work.db
    .insertInto("briefing")
    .values({
      id,
      held_on: briefing.heldOn,
      place: briefing.place,
      meeting_id: briefing.meeting,
      groups: briefing.groups,
      audience: briefing.audience,
      given_by: briefing.givenBy,
      subject: briefing.subject,
      language: briefing.language,
      source: briefing.source,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await writeParts(work, id, briefing);
  await record(work, {
    permission: "briefing.record",
    verb: "briefing.recorded",
    subject: id,
    details: { heldOn: briefing.heldOn, groups: briefing.groups },
  });
  return { ok: true, id };
}

async function writeParts({ db }: Work, id: BriefingId, { organisations, given }: NewBriefing): Promise<void> {
  for (const organisation of organisations)
    await db.insertInto("briefing_organisation").values({ briefing_id: id, organisation_id: organisation }).execute();
  for (const [n, { text, letter, words }] of given.entries())
    await db
      .insertInto("briefing_given")
      .values({ briefing_id: id, n: n + 1, text_version_id: text ?? null, letter_id: letter ?? null, words })
      .execute();
}
