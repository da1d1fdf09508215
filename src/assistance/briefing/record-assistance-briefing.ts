import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceBriefingId, type MeetingId, newId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getAssistanceRule } from "../rule/assistance-rule.queries.ts";
import { countSince, listAssistanceBriefings } from "./briefing.queries.ts";
import { coversFrom } from "./briefing.ts";

type NewBriefing = { givenOn: string; meeting: MeetingId | null; words: string };
type BriefingOutcome =
  | { ok: true; id: AssistanceBriefingId }
  | { ok: false; reason: "not-after-the-last" | "in-the-future" };

/** Records that the Committee was briefed on assistance; the figures of that day, as the Committee may read them, are kept with it. */
export async function recordAssistanceBriefing(
  work: Work,
  { givenOn, meeting, words }: NewBriefing,
): Promise<BriefingOutcome> {
  requireMay(work.actor, "assistance-briefing.record");

  if (givenOn > dateOf(work.at)) return { ok: false, reason: "in-the-future" };
  const [last] = await listAssistanceBriefings(work.db);
  const from = coversFrom(last, (await getAssistanceRule(work.db)).briefingMonths, givenOn);
  if (givenOn <= from) return { ok: false, reason: "not-after-the-last" };
  const figures = await countSince(work.db, { from, to: givenOn, committee: true });
  const id = newId<AssistanceBriefingId>();
  await work.db
    .insertInto("assistance_briefing")
    .values({
      id,
      covers_from: from,
      covers_to: givenOn,
      given_on: givenOn,
      meeting_id: meeting,
      words,
      figures: JSON.stringify(figures),
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, { permission: "assistance-briefing.record", verb: "assistance-briefing.recorded", subject: id });
  return { ok: true, id };
}
