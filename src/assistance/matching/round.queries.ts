import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Visit, Work } from "#access/work.ts";
import type { AssistanceRequestId, MatchRoundId } from "#db/ids.ts";
import type { MatchDecisionKind } from "#db/schema/matching.ts";
import type { RegionalGroup } from "#states/state.ts";
import type { FitReason } from "./fit.ts";
import type { KeptProposal, Round, RoundFigures, RoundKind } from "./round.ts";

type By = Pick<Visit, "actor"> & { db: Visit["db"] | Work["db"] };

/** The rounds of matching, the newest first. */
export async function listRounds({ db, actor }: By): Promise<Round[]> {
  return (await rounds({ db, actor }).limit(50).execute()).map(shape);
}

export async function getRound({ db, actor }: By, id: MatchRoundId): Promise<Round> {
  const row = await rounds({ db, actor }).where("match_round.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("round of matching");
  return shape(row);
}

/** What a round proposed, need by need, the first place before the others. */
export async function listProposals({ db }: Pick<By, "db">, round: MatchRoundId): Promise<KeptProposal[]> {
  return await readProposals({ db }, (query) => query.where("match_proposal.round_id", "=", round));
}

/** What a person put to this reader about a request: to its State, or to a provider of the programme. */
export async function listProposalsPut({ db }: Pick<By, "db">, request: AssistanceRequestId): Promise<KeptProposal[]> {
  return await readProposals({ db }, (query) => query.where("match_proposal.request_id", "=", request));
}

/** What was told to the Chair about a request, the latest first; for those who serve. */
export async function listEscalations({ db }: Pick<By, "db">, request: AssistanceRequestId) {
  const rows = await db
    .selectFrom("match_escalation")
    .innerJoin("account", "account.id", "match_escalation.by")
    .where("match_escalation.request_id", "=", request)
    .orderBy("match_escalation.at", "desc")
    .select(["match_escalation.words", "account.name as by", "match_escalation.at", "match_escalation.answer"])
    .select(["match_escalation.answered_at as answeredAt"])
    .execute();
  return rows.map(({ answeredAt, ...row }) => ({ ...row, isAnswered: answeredAt !== null }));
}

function proposals({ db }: Pick<By, "db">) {
  return db
    .selectFrom("match_proposal")
    .innerJoin("request_item", "request_item.id", "match_proposal.item_id")
    .orderBy("match_proposal.request_id")
    .orderBy("request_item.n")
    .orderBy("match_proposal.place")
    .select([
      "match_proposal.id",
      "match_proposal.request_id as requestId",
      "match_proposal.item_id as itemId",
      "match_proposal.programme_id as programmeId",
      "match_proposal.place",
      "match_proposal.fit",
      "match_proposal.for_person as isForPerson",
      "match_proposal.reasons",
    ])
    .select(({ selectFrom }) =>
      selectFrom("match_decision")
        .innerJoin("account", "account.id", "match_decision.by")
        .whereRef("match_decision.proposal_id", "=", "match_proposal.id")
        .select(
          sql<
            { decision: MatchDecisionKind; by: string }[]
          >`coalesce(jsonb_agg(jsonb_build_object('decision', match_decision.decision, 'by', account.name) order by match_decision.at), '[]')`.as(
            "decisions",
          ),
        )
        .as("decisions"),
    );
}

async function readProposals(
  by: Pick<By, "db">,
  narrow: (query: ReturnType<typeof proposals>) => ReturnType<typeof proposals>,
): Promise<KeptProposal[]> {
  const rows = await narrow(proposals(by)).execute();
  return rows.map(({ fit, reasons, decisions, ...row }) => ({
    ...row,
    fit: Number(fit),
    reasons: reasons as FitReason[], // as the round wrote them
    decisions: decisions ?? [],
  }));
}

function rounds({ db, actor }: By) {
  return db
    .selectFrom("match_round")
    .innerJoin("account", "account.id", "match_round.made_by")
    .leftJoin("match_seen", (join) =>
      join.onRef("match_seen.round_id", "=", "match_round.id").on("match_seen.account_id", "=", actor.id),
    )
    .orderBy("match_round.made_at", "desc")
    .orderBy("match_round.id", "desc")
    .select([
      "match_round.id",
      "match_round.kind",
      "match_round.request_id as request",
      "match_round.groups",
      "match_round.title",
      "match_round.terms",
      "match_round.figures",
      "account.name as madeBy",
      "match_round.made_at as madeAt",
      "match_seen.at as seenAt",
    ]);
}

function shape(row: Awaited<ReturnType<ReturnType<typeof rounds>["execute"]>>[number]): Round {
  const { kind, request, groups, title, terms, figures, seenAt, ...round } = row;
  const about: RoundKind =
    kind === "request" && request
      ? { kind, request }
      : kind === "conference"
        ? { kind, groups: groups as RegionalGroup[], title } // the table has no other
        : { kind: "all" };
  return {
    ...round,
    about,
    terms: terms as Round["terms"], // as the round wrote them
    figures: figures as RoundFigures,
    isOpened: seenAt !== null,
  };
}
