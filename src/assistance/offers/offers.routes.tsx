import { Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { type DeliveryId, type Id, type OfferId, type ProviderId, type RequestItemId, readId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, type TypedForm, typedDate } from "#ui/typed-form.ts";
import { assistancePath } from "../paths.ts";
import { listProgrammes } from "../providers/programme.queries.ts";
import { isOffered } from "../providers/programme.ts";
import { requestPath, requestsPath } from "../requests/paths.ts";
import { getRequest } from "../requests/request.queries.ts";
import type { RequestWhole } from "../requests/request.ts";
import { type C, crumbs, readBoxes, readNames, requestId, type Status, stateOf } from "../requests/request-door.ts";
import type { Names } from "../requests/request-words.ts";
import { acceptOffer } from "./accept-offer.ts";
import { beginDelivery } from "./begin-delivery.ts";
import { carryOver } from "./carry-over.ts";
import { confirmDelivery } from "./confirm-delivery.ts";
import { endDelivery } from "./end-delivery.ts";
import { endOffer } from "./end-offer.ts";
import { giveFeedback } from "./give-feedback.ts";
import { makeOffer, type NewOffer } from "./make-offer.ts";
import { getOffer, listFeedback, listMyProviders, listOffers, listReach, listRecalls } from "./offer.queries.ts";
import { deliveryOutcomes } from "./offer.ts";
import { offerActsOn } from "./offer-acts.ts";
import {
  DeliveryStepPage,
  FeedbackPage,
  NewOfferPage,
  OfferStepPage,
  OffersSection,
  RecallPage,
} from "./offers.views.tsx";
import { type DeliveryStep, deliverySteps, type OfferStep, offerSteps } from "./paths.ts";
import { seeRecall } from "./see-recall.ts";

/** Offers on a request, what was done, and what both sides say of it. */
export const offersRoutes = new Hono<Door>();

type Outcome = { ok: true } | { ok: false; reason: Reason };
type Reason = "not-now" | "no-item" | "ends-before" | "in-the-future" | "not-named" | "empty";

/** The section of a request's page about its offers, as far as it is for the reader. */
export async function readOffersSection(visit: Visit, language: Language, request: RequestWhole, names: Names) {
  if (request.kind === "general") return null;
  const offers = await listOffers(visit.db, request.id);
  const acts = offerActsOn(request, { actor: visit.actor, mine: await listMyProviders(visit.db), offers });
  const feedback = await listFeedback(visit.db, request.id);
  const reach = await listReach(visit.db, request.id);
  return <OffersSection {...{ language, request, names, offers, feedback, acts, reach }} />;
}

offersRoutes.get(`${requestsPath}/:id/offers/new`, (c) => newOfferPage(c, undefined, 200));

offersRoutes.post(`${requestsPath}/:id/offers`, async (c) => {
  const id = requestId(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const offer = await readAs(c, (visit) => readOffer(visit, data, form));
  if (!form.isRight() || !offer) return newOfferPage(c, form, 422);
  const outcome = await actAs(c, (work) => makeOffer(work, id, offer));
  if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=offer-made`, 303);
  const field = {
    ...{
      "no-item": "items",
      "ends-before": "to",
      "not-named": "provider",
      "not-theirs": "programme",
      "not-now": "words",
    },
  } as const;
  form.refuse({ field: field[outcome.reason], key: `offer.error.${outcome.reason}` });
  return newOfferPage(c, form, outcome.reason === "not-now" ? 409 : 422);
});

for (const step of offerSteps) {
  offersRoutes.get(`${requestsPath}/:id/offers/:offer/${step}`, (c) => offerStepPage(c, step, undefined, 200));
  offersRoutes.post(`${requestsPath}/:id/offers/:offer/${step}`, async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const words = form.text("words", { label: "delivery.words", most: 4000 });
    const startedOn =
      step === "delivery" ? form.day("started", { label: "delivery.started-on", required: true }) : undefined;
    if (!form.isRight()) return offerStepPage(c, step, form, 422);
    const outcome = await takeOfferStep(c, step, { words, startedOn: startedOn ?? "" });
    if (outcome.ok) return c.redirect(`${here(c, requestPath(requestId(c)))}?done=request-step`, 303);
    form.refuse({
      field: outcome.reason === "in-the-future" ? "started" : "words",
      key: `offer.error.${outcome.reason}`,
    });
    return offerStepPage(c, step, form, outcome.reason === "not-now" ? 409 : 422);
  });
}

for (const step of deliverySteps) {
  offersRoutes.get(`${requestsPath}/:id/deliveries/:delivery/${step}`, (c) => deliveryPage(c, step, undefined, 200));
  offersRoutes.post(`${requestsPath}/:id/deliveries/:delivery/${step}`, async (c) => {
    const data = await c.req.formData();
    const form = openTypedForm(data, c.var.language);
    const outcome = await takeDeliveryStep(c, step, { data, form });
    if (!outcome) return deliveryPage(c, step, form, 422);
    if (outcome.ok) return c.redirect(`${here(c, requestPath(requestId(c)))}?done=request-step`, 303);
    const field = outcome.reason === "no-item" ? "items" : outcome.reason === "not-now" ? "words" : "ended";
    form.refuse({ field, key: `offer.error.${outcome.reason}` });
    return deliveryPage(c, step, form, outcome.reason === "not-now" ? 409 : 422);
  });
}

offersRoutes.get(`${requestsPath}/:id/feedback`, (c) => feedbackPage(c, undefined, 200));

offersRoutes.post(`${requestsPath}/:id/feedback`, async (c) => {
  const id = requestId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const words = {
    happened: form.text("happened", { label: "feedback.happened", most: 4000 }),
    achieved: form.text("achieved", { label: "feedback.achieved", most: 4000 }),
    opportunities: form.text("opportunities", { label: "feedback.opportunities", most: 4000 }),
  };
  if (!form.isRight()) return feedbackPage(c, form, 422);
  const outcome = await actAs(c, (work) => giveFeedback(work, id, words));
  if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=request-step`, 303);
  form.refuse({ field: "happened", key: `offer.error.${outcome.reason}` });
  return feedbackPage(c, form, outcome.reason === "empty" ? 422 : 409);
});

offersRoutes.post(`${requestsPath}/:id/carrying-over`, async (c) => {
  const id = requestId(c);
  const outcome = await actAs(c, (work) => carryOver(work, id));
  if (outcome.ok) return c.redirect(here(c, requestPath(outcome.id)), 303);
  return c.redirect(`${here(c, requestPath(id))}?done=nothing-asked-anew`, 303);
});

offersRoutes.get("/assistance/recalls/:id", async (c) => {
  const { language } = c.var;
  const id = requestId(c);
  const recall = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "request.see-recall");
    return (await listRecalls(db)).find(({ requestId }) => requestId === id);
  });
  if (!recall) throw new NotFound("recall");
  const title = t(language, "recall.title");
  const body = <RecallPage language={language} request={id} recalledAt={recall.recalledAt} />;
  const breadcrumbs = [{ href: here(c, assistancePath), label: t(language, "nav.assistance") }, { label: title }];
  return c.var.page({ title, body, breadcrumbs });
});

offersRoutes.post("/assistance/recalls/:id", async (c) => {
  await actAs(c, (work) => seeRecall(work, requestId(c)));
  return c.redirect(`${here(c, assistancePath)}?done=recall-seen`, 303);
});

async function readOffer(visit: Visit, data: FormData, form: TypedForm): Promise<NewOffer | undefined> {
  requireMay(visit.actor, "request.offer-made");
  const mine = await listMyProviders(visit.db);
  const typed = readId<ProviderId>(form.text("provider", { label: "offer.provider" }));
  const provider = typed ?? (mine.length === 1 ? mine[0] : undefined);
  if (!provider) form.refuse({ field: "provider", key: "request.error.missing" });
  const items = readBoxes(data, form, "items").flatMap((box) => readId<RequestItemId>(box) ?? []);
  const programme = readId<Id<"programme">>(form.text("programme", { label: "offer.programme" })) ?? null;
  const words = form.text("words", { label: "offer.words", most: 8000, required: true });
  const conditions = form.text("conditions", { label: "offer.conditions", most: 4000 });
  const from = form.day("from", { label: "offer.from" }) ?? null;
  const to = form.day("to", { label: "offer.to" }) ?? null;
  const language = form.language("language", { label: "offer.language" });
  return provider && { provider, programme, items, words, conditions, from, to, language };
}

function takeOfferStep(
  c: C,
  step: OfferStep,
  { words, startedOn }: { words: string; startedOn: string },
): Promise<Outcome> {
  const id = requestId(c);
  const offer = idInAddress<OfferId>(c, "offer", "offer");
  switch (step) {
    case "acceptance":
      return actAs(c, (work) => acceptOffer(work, id, { offer, words }));
    case "declining":
      return actAs(c, (work) => endOffer(work, id, { offer, how: "declined", words }));
    case "withdrawal":
      return actAs(c, (work) => endOffer(work, id, { offer, how: "withdrawn", words }));
    case "delivery":
      return actAs(c, (work) => beginDelivery(work, id, { offer, startedOn, words }));
  }
}

async function takeDeliveryStep(
  c: C,
  step: DeliveryStep,
  { data, form }: { data: FormData; form: TypedForm },
): Promise<Outcome | undefined> {
  const id = requestId(c);
  const delivery = idInAddress<DeliveryId>(c, "delivery", "delivery");
  const words = form.text("words", { label: "delivery.words", most: 4000 });
  if (step === "confirmation")
    return form.isRight() ? await actAs(c, (work) => confirmDelivery(work, id, { delivery, words })) : undefined;
  const on = form.day("ended", { label: "delivery.ended-on", required: true });
  const outcome = form.choice("outcome", deliveryOutcomes, { label: "delivery.outcome", required: true });
  const items = readBoxes(data, form, "items").flatMap((box) => readId<RequestItemId>(box) ?? []);
  if (!form.isRight() || !on || !outcome) return undefined;
  return await actAs(c, (work) => endDelivery(work, id, { delivery, on, outcome, items, words }));
}

async function newOfferPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.offer-made");
    const request = await getRequest(visit, requestId(c));
    const mine = await listMyProviders(visit.db);
    const { providers } = await readNames(visit, language);
    const offers = await listOffers(visit.db, request.id);
    if (status === 200 && !offerActsOn(request, { actor: visit.actor, mine, offers }).mayOffer)
      throw new NotFound("offer");
    const onPaper = holds(visit.actor, "secretariat");
    const own = providers.filter(({ id }) => onPaper || mine.includes(id));
    const programmes = (await listProgrammes(visit.db)).filter(
      (programme) => own.some(({ id }) => id === programme.provider.id) && isOffered(programme, dateOf(visit.at)),
    );
    return {
      request,
      providers: own.map(({ id, name }) => ({ value: id as string, label: name })),
      programmes: programmes.map(({ id, title }) => ({ value: id as string, label: pickText(title, language).text })),
    };
  });
  const title = t(language, "offer.make");
  const state = stateOf(c, form, { language, items: shown.request.items.map(({ id }) => id).join(",") });
  const body = <NewOfferPage language={language} state={state} {...shown} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, shown.request) }, status);
}

async function offerStepPage(c: C, step: OfferStep, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { request, offer, names, may } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "offer.read");
    const request = await getRequest(visit, requestId(c));
    const offer = await getOffer(visit.db, request.id, idInAddress<OfferId>(c, "offer", "offer"));
    const acts = offerActsOn(request, { actor: visit.actor, mine: await listMyProviders(visit.db), offers: [offer] });
    return { request, offer, names: (await readNames(visit, language)).names, may: acts.ofOffer(offer) };
  });
  if (status === 200 && !may.includes(step)) throw new NotFound("step");
  const title = t(language, `offer.step.${step}`);
  const body = <OfferStepPage {...{ language, request, offer, names, step }} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}

async function deliveryPage(c: C, step: DeliveryStep, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { request, found, may, outcomes, today } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "offer.read");
    const request = await getRequest(visit, requestId(c));
    const offers = await listOffers(visit.db, request.id);
    const acts = offerActsOn(request, { actor: visit.actor, mine: await listMyProviders(visit.db), offers });
    const id = idInAddress<DeliveryId>(c, "delivery", "delivery");
    for (const offer of offers)
      for (const delivery of offer.deliveries)
        if (delivery.id === id)
          return {
            ...{ request, found: delivery, today: dateOf(visit.at) },
            ...{ may: acts.ofDelivery(offer, delivery), outcomes: acts.outcomesOf(offer) },
          };
    throw new NotFound("delivery");
  });
  if (status === 200 && !may.includes(step)) throw new NotFound("step");
  const title = t(language, `delivery.step.${step}`);
  const state = stateOf(c, form, typedDate("ended", today));
  const body = <DeliveryStepPage {...{ language, request, step, state, outcomes }} delivery={found} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}

async function feedbackPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const request = await readAs(c, async (visit) => {
    requireMay(visit.actor, "feedback.give");
    const request = await getRequest(visit, requestId(c));
    const by = {
      ...{ actor: visit.actor, mine: await listMyProviders(visit.db), offers: await listOffers(visit.db, request.id) },
    };
    if (status === 200 && !offerActsOn(request, by).mayGiveFeedback) throw new NotFound("feedback");
    return request;
  });
  const title = t(language, "feedback.give");
  const body = <FeedbackPage language={language} request={request} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}
