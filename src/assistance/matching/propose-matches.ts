import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MatchProposalId, type MatchRoundId, newId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { firstWeights } from "./fit-weights.ts";
import { listOpenNeeds, listProgrammesToMatch } from "./need.queries.ts";
import { proposeRound, type RoundKind } from "./round.ts";

type ProposeOutcome = { ok: true; id: MatchRoundId } | { ok: false; reason: "no-need" | "no-programme" | "no-group" };

/** Looks for who could help, for one request or for all needs at once, and keeps what was found. Nobody is told by it. */
export async function proposeMatches(work: Work, about: RoundKind): Promise<ProposeOutcome> {
  requireMay(work.actor, "match.propose");

  const today = dateOf(work.at);
  if (about.kind === "conference" && about.groups.length === 0) return { ok: false, reason: "no-group" };
  const all = await listOpenNeeds(work.db, today, about.kind === "request" ? { request: about.request } : {});
  const needs =
    about.kind === "conference"
      ? all.filter(({ regionalGroup }) => regionalGroup !== null && about.groups.includes(regionalGroup))
      : all;
  if (needs.length === 0) return { ok: false, reason: "no-need" };
  const programmes = await listProgrammesToMatch(work.db, today);
  if (programmes.length === 0) return { ok: false, reason: "no-programme" };
  const terms = { on: today, weights: firstWeights };
  const { proposals, figures } = proposeRound(needs, programmes, terms);

  const id = newId<MatchRoundId>();
  await work.db
    .insertInto("match_round")
    .values({
      id,
      kind: about.kind,
      request_id: about.kind === "request" ? about.request : null,
      groups: about.kind === "conference" ? about.groups : [],
      title: about.kind === "conference" ? about.title : "",
      terms: JSON.stringify({
        on: today,
        author: firstWeights.author,
        threshold: firstWeights.threshold,
        weights: firstWeights,
      }),
      figures: JSON.stringify(figures),
      made_by: work.actor.id,
      made_at: work.at,
    })
    .execute();
  if (proposals.length > 0)
    await work.db
      .insertInto("match_proposal")
      .values(
        proposals.map(({ requestId, itemId, programmeId, place, fit, isForPerson, reasons }) => ({
          id: newId<MatchProposalId>(),
          round_id: id,
          request_id: requestId,
          item_id: itemId,
          programme_id: programmeId,
          place,
          fit: String(fit),
          for_person: isForPerson,
          reasons: JSON.stringify(reasons),
        })),
      )
      .execute();
  await work.db.insertInto("match_seen").values({ round_id: id, account_id: work.actor.id, at: work.at }).execute();
  await record(work, {
    permission: "match.propose",
    verb: "match.proposed",
    subject: id,
    details: { kind: about.kind },
  });
  return { ok: true, id };
}
