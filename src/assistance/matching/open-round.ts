import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MatchRoundId } from "#db/ids.ts";
import { getRound } from "./round.queries.ts";

/** Opens the proposals of a round. That this person saw them is kept, because they tell of confidential requests. */
export async function openRound(work: Work, id: MatchRoundId): Promise<void> {
  requireMay(work.actor, "match.open");

  const { isOpened } = await getRound(work, id);
  if (isOpened) return;
  await work.db.insertInto("match_seen").values({ round_id: id, account_id: work.actor.id, at: work.at }).execute();
  await record(work, { permission: "match.open", verb: "match.opened", subject: id });
}
