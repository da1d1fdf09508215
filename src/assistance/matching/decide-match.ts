import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type Id, type MatchProposalId, newId } from "#db/ids.ts";
import type { MatchDecisionKind } from "#db/schema/matching.ts";
import { audienceRank } from "../audience.ts";

type Decided = { decision: MatchDecisionKind; words: string };
type DecideOutcome = { ok: true } | { ok: false; reason: "decided-already" | "not-for-the-provider" };

/** A person puts a proposal to the State, to the provider, or sets it aside. A provider is told only of what it may read itself. */
export async function decideMatch(
  work: Work,
  id: MatchProposalId,
  { decision, words }: Decided,
): Promise<DecideOutcome> {
  requireMay(work.actor, "match.decide");

  const found = await work.db
    .selectFrom("match_proposal")
    .innerJoin("assistance_request as request", "request.id", "match_proposal.request_id")
    .innerJoin("programme", "programme.id", "match_proposal.programme_id")
    .where("match_proposal.id", "=", id)
    .select(["request.standing", "request.circulation", "request.audience", "request.named", "programme.provider_id"])
    .executeTakeFirst();
  if (!found) throw new NotFound("proposal");
  const { standing, circulation, audience, named, provider_id } = found;
  const isOut = ["circulated", "offers-received", "matched"].includes(standing) && circulation !== "none";
  const reads = audienceRank(audience) >= 4 || (audience === "named-providers" && named.includes(provider_id));
  if (decision === "put-to-provider" && !(isOut && reads)) return { ok: false, reason: "not-for-the-provider" };
  const there = await work.db
    .selectFrom("match_decision")
    .where("proposal_id", "=", id)
    .where("decision", "=", decision)
    .select("id")
    .executeTakeFirst();
  if (there) return { ok: false, reason: "decided-already" };
  await work.db
    .insertInto("match_decision")
    .values({
      id: newId<Id<"decision on a match">>(),
      proposal_id: id,
      decision,
      words,
      by: work.actor.id,
      at: work.at,
    })
    .execute();
  await record(work, { permission: "match.decide", verb: "match.decided", subject: id, details: { decision } });
  return { ok: true };
}
