import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AccountId, AssignmentId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { readSuggestions } from "./division.queries.ts";
import { reassignWork } from "./reassign-work.ts";

/** A person takes a suggestion for balance: the line goes to the other expert from today, with the sentence that gave the reason. */
export async function takeSuggestion(
  work: Work,
  { line, expert, reason }: { line: AssignmentId; expert: AccountId; reason: string },
): Promise<{ ok: true } | { ok: false; reason: "not-suggested-any-more" }> {
  requireMay(work.actor, "suggestion.answer");

  const today = dateOf(work.at);
  const { moves } = await readSuggestions(work.db, today);
  const move = moves.find((one) => one.line === line && one.to === expert);
  if (!move) return { ok: false, reason: "not-suggested-any-more" };

  const moved = await reassignWork(work, { lines: [line], expert, from: today, reason });
  if (!moved.ok) return { ok: false, reason: "not-suggested-any-more" };
  await record(work, {
    permission: "suggestion.answer",
    verb: "suggestion.taken",
    subject: line,
    details: { ...move },
  });
  return { ok: true };
}
