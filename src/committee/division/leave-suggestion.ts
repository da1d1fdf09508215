import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AccountId, AssignmentId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { readSuggestions } from "./division.queries.ts";

/** A person leaves a suggestion for balance: this line is not suggested for this expert again. */
export async function leaveSuggestion(
  work: Work,
  { line, expert }: { line: AssignmentId; expert: AccountId },
): Promise<{ ok: true } | { ok: false; reason: "not-suggested-any-more" }> {
  requireMay(work.actor, "suggestion.answer");

  const { moves } = await readSuggestions(work.db, dateOf(work.at));
  const move = moves.find((one) => one.line === line && one.to === expert);
  if (!move) return { ok: false, reason: "not-suggested-any-more" };

  await work.db
    .insertInto("left_suggestion")
    .values({ assignment_id: line, expert_id: expert, left_by: work.actor.id, left_at: work.at })
    .execute();
  await record(work, { permission: "suggestion.answer", verb: "suggestion.left", subject: line, details: { ...move } });
  return { ok: true };
}
