import { holds } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { escalationAnswerPath } from "#assistance/matching/paths.ts";
import { listRecalls } from "#assistance/offers/offer.queries.ts";
import { recallPath } from "#assistance/offers/paths.ts";
import { requestPath } from "#assistance/requests/paths.ts";
import { listRequests } from "#assistance/requests/request.queries.ts";
import type { RequestHead } from "#assistance/requests/request.ts";
import { stepDueOn } from "#assistance/requests/step-due.ts";
import { getAssistanceRule } from "#assistance/rule/assistance-rule.queries.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import type { RequestStanding } from "#db/schema/assistance.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";
import type { Lists, Say } from "./lines.ts";

type Told = { [standing in RequestStanding]?: "authenticate" | "acknowledge" | "circulate" | "answer" };

/** What the secretariat, the Chair and the experts do next about a request, by where it stands. */
const next: Told = {
  submitted: "authenticate",
  authenticated: "acknowledge",
  ready: "circulate",
  acknowledged: "answer",
};

/** Requests that wait for somebody, each read as the person may read it: to those who serve, to who asks, to providers. */
export async function addRequests(visit: Visit, say: Say, lists: Lists): Promise<void> {
  const { db, actor } = visit;
  // A person whose lists are longer reads the rest on the page of requests.
  const { requests } = await listRequests(visit, { standing: "open" });
  const times = { rule: await getAssistanceRule(db), lists: await listUsableHolidays(db) };
  const drafts = (await listRequests(visit, { standing: "draft" })).requests;
  for (const request of [...requests, ...drafts]) {
    if (request.isAsking) addOwn(request, say, lists);
    else if (holds(actor, "secretariat", "chair", "expert"))
      addServed(visit, { request, dueOn: stepDueOn(request, times) }, say, lists);
  }
  await addOffersAsked(visit, requests, say, lists);
  for (const { requestId, recalledAt } of await listRecalls(db))
    lists.waits.push({
      href: `/${say.language}${recallPath(requestId)}`,
      sentence: t(say.language, "awaiting.recall"),
      due: dateOf(recalledAt),
    });
  if (holds(actor, "chair")) await addEscalations(visit, say, lists);
}

function askingName({ asking }: RequestHead, { language, name }: Say): string {
  return asking.state !== null ? name(asking.state) : pickText(asking.organisation.name, language).text;
}

type Served = { request: RequestHead; dueOn: string | undefined };

function addServed({ actor }: Visit, { request, dueOn }: Served, say: Say, { waits, follows }: Lists): void {
  const step = next[request.standing];
  const isMine = step === "answer" ? true : holds(actor, "secretariat");
  const line = {
    href: `/${say.language}${requestPath(request.id)}`,
    due: dueOn ?? request.receivedOn ?? "",
    ...(dueOn ? { by: t(say.language, "awaiting.by", { date: formatDate(say.language, dueOn) }) } : {}),
  };
  const values = { reference: request.reference, from: askingName(request, say) };
  if (step && isMine) waits.push({ ...line, sentence: t(say.language, `awaiting.request.${step}`, values) });
  else if (request.standing === "held-confidential" && holds(actor, "expert"))
    follows.push({ ...line, sentence: t(say.language, "awaiting.request.held", values) });
}

/** To who asks: a question to answer, a period that runs, offers to look at, what came of it. */
function addOwn(request: RequestHead, say: Say, { waits, follows }: Lists): void {
  const { language } = say;
  const line = { href: `/${language}${requestPath(request.id)}`, due: dateOf(request.movedAt ?? request.begunAt) };
  const values = { reference: request.reference };
  switch (request.standing) {
    case "draft":
      if (request.submittedAt) waits.push({ ...line, sentence: t(language, "awaiting.request.more", values) });
      else follows.push({ ...line, sentence: t(language, "awaiting.request.draft", values) });
      return;
    case "circulation-window":
      if (request.windowEndsAt)
        waits.push({
          ...line,
          sentence: t(language, "awaiting.request.window", values),
          by: t(language, "awaiting.by", { date: formatDate(language, dateOf(request.windowEndsAt)) }),
          due: dateOf(request.windowEndsAt),
          deadline: request.windowEndsAt,
        });
      return;
    case "offers-received":
      waits.push({ ...line, sentence: t(language, "awaiting.request.offers", values) });
      return;
    case "follow-up":
      waits.push({ ...line, sentence: t(language, "awaiting.request.follow-up", values) });
      return;
    case "answered":
      follows.push({ ...line, sentence: t(language, "awaiting.request.answered", values) });
      return;
    default:
      follows.push({ ...line, sentence: t(language, "awaiting.request.stands", values) });
  }
}

/** To a provider: requests that reached it without its offer, accepted offers to begin, deliveries to end; to who asks, to confirm. */
async function addOffersAsked(
  { db, actor }: Visit,
  requests: readonly RequestHead[],
  { language }: Say,
  { waits, follows }: Lists,
): Promise<void> {
  const asked = requests.filter(({ kind }) => kind === "assistance");
  if (asked.length === 0 || !holds(actor, "provider", "state", "organisation")) return;
  const offers = await db
    .selectFrom("offer")
    .where(
      "request_id",
      "in",
      asked.map(({ id }) => id),
    )
    .select(["id", "request_id", "accepted_at", "ended_at"])
    .execute();
  const deliveries = await db
    .selectFrom("delivery")
    .where(
      "request_id",
      "in",
      asked.map(({ id }) => id),
    )
    .select(["offer_id", "request_id", "ended_at", "confirmed_at"])
    .execute();
  for (const request of asked) {
    const line = {
      href: `/${language}${requestPath(request.id)}`,
      due: dateOf(request.circulatedAt ?? request.begunAt),
    };
    const values = { reference: request.reference };
    const own = offers.filter(({ request_id, ended_at }) => request_id === request.id && ended_at === null);
    const done = deliveries.filter(({ request_id }) => request_id === request.id);
    if (request.isAsking && done.some(({ ended_at, confirmed_at }) => ended_at !== null && confirmed_at === null))
      waits.push({ ...line, sentence: t(language, "awaiting.request.confirm", values) });
    if (request.isOwn || !holds(actor, "provider")) continue;
    if (own.length === 0 && ["circulated", "offers-received"].includes(request.standing))
      follows.push({ ...line, sentence: t(language, "awaiting.request.offer", values) });
    else if (own.some(({ id, accepted_at }) => accepted_at !== null && !done.some(({ offer_id }) => offer_id === id)))
      waits.push({ ...line, sentence: t(language, "awaiting.request.begin-delivery", values) });
    else if (done.some(({ ended_at }) => ended_at === null))
      follows.push({ ...line, sentence: t(language, "awaiting.request.end-delivery", values) });
    if (request.standing === "follow-up" && own.some(({ accepted_at }) => accepted_at !== null))
      waits.push({ ...line, sentence: t(language, "awaiting.request.feedback", values) });
  }
}

async function addEscalations({ db }: Visit, { language }: Say, { waits }: Lists): Promise<void> {
  const rows = await db
    .selectFrom("match_escalation")
    .innerJoin("assistance_request", "assistance_request.id", "match_escalation.request_id")
    .where("match_escalation.answered_at", "is", null)
    .select(["assistance_request.id", "assistance_request.reference", "match_escalation.at"])
    .execute();
  for (const { id, reference, at } of rows)
    waits.push({
      href: `/${language}${escalationAnswerPath(id)}`,
      sentence: t(language, "awaiting.escalation", { reference }),
      due: dateOf(at),
    });
}
