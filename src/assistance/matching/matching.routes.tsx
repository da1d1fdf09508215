import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { type AssistanceRequestId, type MatchProposalId, type MatchRoundId, readId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type RegionalGroup, regionalGroups } from "#states/state.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { assistancePath } from "../paths.ts";
import { requestsPath } from "../requests/paths.ts";
import { getRequest } from "../requests/request.queries.ts";
import { readBoxes, requestId, stateOf } from "../requests/request-door.ts";
import { answerEscalation } from "./answer-escalation.ts";
import { decideMatch } from "./decide-match.ts";
import { escalateNeed } from "./escalate-need.ts";
import { readProgrammeNames } from "./match-names.queries.ts";
import {
  DecidePage,
  EscalationPage,
  MatchingPage,
  matchDecisions,
  type RoundNames,
  RoundPage,
  roundInWords,
} from "./matching.views.tsx";
import { openRound } from "./open-round.ts";
import { escalationAnswerPath, escalationPath, matchingPath, roundPath, roundsPath } from "./paths.ts";
import { proposeMatches } from "./propose-matches.ts";
import { getRound, listProposals, listRounds } from "./round.queries.ts";
import type { KeptProposal, OpenAfter, RoundKind } from "./round.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** Rounds of matching: made, opened, decided on; and what nobody fits, told to the Chair. */
export const matchingRoutes = new Hono<Door>();

matchingRoutes.get(matchingPath, (c) => matchingPage(c, undefined, 200));

matchingRoutes.post(roundsPath, async (c) => {
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const about = readAbout(data, form);
  if (!form.isRight() || !about) return matchingPage(c, form, 422);
  const outcome = await actAs(c, (work) => proposeMatches(work, about));
  if (outcome.ok) return c.redirect(here(c, roundPath(outcome.id)), 303);
  form.refuse({ field: outcome.reason === "no-group" ? "groups" : "round", key: `matching.error.${outcome.reason}` });
  return matchingPage(c, form, 422);
});

matchingRoutes.get(`${roundsPath}/:id`, async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => {
    requireMay(visit.actor, "match.read");
    const round = await getRound(visit, roundId(c));
    const proposals = round.isOpened ? await listProposals(visit, round.id) : [];
    const about = [...proposals, ...(round.isOpened ? round.figures.open : [])];
    return {
      round,
      proposals,
      names: await nameRound(visit, language, about),
      mayDecide: may(visit.actor, "match.decide"),
    };
  });
  const title = roundInWords(language, shown.round);
  return c.var.page({ title, body: <RoundPage language={language} {...shown} />, breadcrumbs: crumbs(c, title) });
});

matchingRoutes.post(`${roundsPath}/:id/opening`, async (c) => {
  const id = roundId(c);
  await actAs(c, (work) => openRound(work, id));
  return c.redirect(here(c, roundPath(id)), 303);
});

matchingRoutes.get(`${roundsPath}/:id/proposals/:proposal`, (c) => decidePage(c, undefined, 200));

matchingRoutes.post(`${roundsPath}/:id/proposals/:proposal`, async (c) => {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const decision = form.choice("decision", matchDecisions, { label: "matching.decide", required: true });
  const words = form.text("words", { label: "matching.words", most: 4000 });
  if (!form.isRight() || !decision) return decidePage(c, form, 422);
  const outcome = await actAs(c, (work) => decideMatch(work, proposalId(c), { decision, words }));
  if (outcome.ok) return c.redirect(`${here(c, roundPath(roundId(c)))}?done=match-decided`, 303);
  form.refuse({ field: "decision", key: `matching.error.${outcome.reason}` });
  return decidePage(c, form, 409);
});

matchingRoutes.get(`${requestsPath}/:id/escalation`, (c) => escalationPage(c, "escalate", undefined, 200));

matchingRoutes.post(`${requestsPath}/:id/escalation`, async (c) => {
  const id = requestId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const words = form.text("words", { label: "matching.words", most: 4000, required: true });
  if (!form.isRight()) return escalationPage(c, "escalate", form, 422);
  const outcome = await actAs(c, (work) => escalateNeed(work, id, { words }));
  if (outcome.ok) return c.redirect(`${here(c, matchingPath)}?done=match-escalated`, 303);
  form.refuse({ field: "words", key: `matching.error.${outcome.reason}` });
  return escalationPage(c, "escalate", form, 409);
});

matchingRoutes.get(`${requestsPath}/:id/escalation/answer`, (c) => escalationPage(c, "answer", undefined, 200));

matchingRoutes.post(`${requestsPath}/:id/escalation/answer`, async (c) => {
  const id = requestId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const words = form.text("words", { label: "matching.words", most: 4000, required: true });
  if (!form.isRight()) return escalationPage(c, "answer", form, 422);
  const outcome = await actAs(c, (work) => answerEscalation(work, id, { words }));
  if (outcome.ok) return c.redirect(`${here(c, matchingPath)}?done=match-decided`, 303);
  form.refuse({ field: "words", key: "request.error.not-now" });
  return escalationPage(c, "answer", form, 409);
});

function readAbout(data: FormData, form: TypedForm): RoundKind | undefined {
  const kind = form.choice("kind", ["all", "conference", "request"], { label: "matching.title", required: true });
  if (kind === "all") return { kind };
  if (kind === "request") {
    const request = readId<AssistanceRequestId>(form.text("request", { label: "requests.title", required: true }));
    return request && { kind, request };
  }
  const title = form.text("title", { label: "matching.conference.title", most: 200, required: true });
  const boxes = readBoxes(data, form, "groups");
  const groups: RegionalGroup[] = regionalGroups.filter((group) => boxes.includes(group));
  if (groups.length === 0) form.refuse({ field: "groups", key: "matching.error.no-group" });
  return { kind: "conference", title, groups };
}

async function matchingPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => {
    requireMay(visit.actor, "match.read");
    return { rounds: await listRounds(visit), mayPropose: may(visit.actor, "match.propose") };
  });
  const title = t(language, "matching.title");
  const body = <MatchingPage language={language} state={stateOf(c, form)} {...shown} />;
  const breadcrumbs = [{ href: here(c, assistancePath), label: t(language, "nav.assistance") }, { label: title }];
  return c.var.page({ title, body, breadcrumbs }, status);
}

async function decidePage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => {
    requireMay(visit.actor, "match.decide");
    const round = await getRound(visit, roundId(c));
    const proposal = (round.isOpened ? await listProposals(visit, round.id) : []).find(
      ({ id }) => id === proposalId(c),
    );
    return { round, proposal, names: await nameRound(visit, language, proposal ? [proposal] : []) };
  });
  const { round, proposal, names } = shown;
  if (!proposal) return c.redirect(here(c, roundPath(round.id)), 303); // it is opened first, and that is kept
  const title = t(language, "matching.decide");
  const body = <DecidePage {...{ language, round, proposal, names }} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}

async function escalationPage(
  c: C,
  step: "escalate" | "answer",
  form: TypedForm | undefined,
  status: Status,
): Promise<Response> {
  const { language } = c.var;
  const { request, told } = await readAs(c, async (visit) => {
    requireMay(visit.actor, `match.${step}`);
    const request = await getRequest(visit, requestId(c));
    const row = await visit.db
      .selectFrom("match_escalation")
      .where("request_id", "=", request.id)
      .where("answered_at", "is", null)
      .select("words")
      .executeTakeFirst();
    return { request, told: step === "answer" ? (row?.words ?? "") : undefined };
  });
  const title = t(language, step === "escalate" ? "matching.escalate" : "matching.escalation.answer");
  const action = here(c, step === "escalate" ? escalationPath(request.id) : escalationAnswerPath(request.id));
  const body = <EscalationPage {...{ language, action, request, told }} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}

async function nameRound(
  visit: Visit,
  language: Language,
  about: readonly (Pick<KeptProposal, "requestId" | "itemId"> | OpenAfter)[],
): Promise<RoundNames> {
  const names = await readProgrammeNames(visit, language);
  const requests = [...new Set(about.map(({ requestId }) => requestId))];
  const wholes = await Promise.all(requests.map((id) => getRequest(visit, id)));
  const items = new Map(
    wholes.flatMap(({ reference, items }) =>
      items.map(({ id, n }) => [id as string, `${reference} – ${t(language, "request.item", { n })}`] as const),
    ),
  );
  return { ...names, item: ({ itemId }) => items.get(itemId) ?? "" };
}

function roundId(c: C): MatchRoundId {
  return idInAddress<MatchRoundId>(c, "round of matching");
}

function proposalId(c: C): MatchProposalId {
  return idInAddress<MatchProposalId>(c, "proposal", "proposal");
}

function crumbs(c: C, label: string) {
  return [
    { href: here(c, assistancePath), label: t(c.var.language, "nav.assistance") },
    { href: here(c, matchingPath), label: t(c.var.language, "matching.title") },
    { label },
  ];
}
