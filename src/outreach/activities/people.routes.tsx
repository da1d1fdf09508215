import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { currencies, readAmount } from "#assistance/providers/contribution.ts";
import { type AccountId, type ActivityPartyId, type OrganisationId, readStateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { activitiesPath, activityPartPath, activityPath } from "../paths.ts";
import { type Party, partyRoles } from "./activity.ts";
import { activityId, type C, crumbs, readAround, type Status, stateOf, withItsOwn } from "./activity-door.ts";
import { addParty } from "./add-party.ts";
import { assignExperts } from "./assign-experts.ts";
import { getOwnActivity } from "./own-activity.ts";
import { ExpertsPage, PartiesPage } from "./people.views.tsx";
import { takeOutParty } from "./take-out-party.ts";

/** Who organises, hosts and sponsors an activity, and which experts go. */
export const activityPeopleRoutes = new Hono<Door>();

activityPeopleRoutes.get(`${activitiesPath}/:id/parties`, (c) => partiesPage(c));

activityPeopleRoutes.post(`${activitiesPath}/:id/parties`, async (c) => {
  const id = activityId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const party = readParty(form, (await readForPeople(c)).around.known);
  if (!party) return partiesPage(c, form, 422);
  const outcome = await actAs(c, (work) => addParty(work, id, party));
  if (outcome.ok) return c.redirect(`${here(c, activityPartPath(id, "parties"))}?done=activity-party`, 303);
  form.refuse({ field: "who", key: `activity.error.${outcome.reason}` });
  return partiesPage(c, form, 409);
});

activityPeopleRoutes.post(`${activitiesPath}/:id/parties/:party/ending`, async (c) => {
  const id = activityId(c);
  const party = idInAddress<ActivityPartyId>(c, "party", "party");
  const outcome = await actAs(c, (work) => takeOutParty(work, id, party));
  if (outcome.ok) return c.redirect(`${here(c, activityPartPath(id, "parties"))}?done=activity-party`, 303);
  const form = openTypedForm(new FormData(), c.var.language);
  form.refuse({ field: "who", key: `activity.error.${outcome.reason}` });
  return partiesPage(c, form, 409);
});

activityPeopleRoutes.get(`${activitiesPath}/:id/experts`, (c) => expertsPage(c));

activityPeopleRoutes.post(`${activitiesPath}/:id/experts`, async (c) => {
  const id = activityId(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const { around } = await readForPeople(c, "activity.assign");
  const experts = data.getAll("experts").filter((one) => typeof one === "string" && around.known.experts.has(one));
  const outcome = await actAs(c, (work) => assignExperts(work, id, experts as AccountId[])); // they were offered
  if (outcome.ok) return c.redirect(`${here(c, activityPath(id))}?done=activity-experts`, 303);
  form.refuse({ field: "experts", key: `activity.error.${outcome.reason}` });
  return expertsPage(c, form, 409);
});

function readParty(
  form: TypedForm,
  known: Awaited<ReturnType<typeof readForPeople>>["around"]["known"],
): Omit<Party, "id"> | undefined {
  const role = form.choice("role", partyRoles, { label: "activity.role", required: true });
  const who = form.text("who", { label: "activity.party" });
  const body = form.text("body", { label: "activity.party.body", most: 200 });
  if (Boolean(who) === Boolean(body)) form.refuse({ field: "who", key: "activity.error.who" });
  const contribution = form.choice("contribution", ["money", "in-kind"], { label: "activity.contribution" }) ?? null;
  if (contribution && role !== "sponsor") form.refuse({ field: "contribution", key: "activity.error.only-sponsors" });
  const typed = form.text("amount", { label: "activity.amount" });
  const amount = readAmount(typed);
  const currency = form.text("currency", { label: "activity.currency" }).toUpperCase();
  const words = form.text("words", { label: "activity.words", most: 1000 });
  if (typed && (!amount || contribution !== "money")) form.refuse({ field: "amount", key: "activity.error.amount" });
  if (Boolean(typed) !== Boolean(currency) || (currency && !currencies.includes(currency)))
    form.refuse({ field: "currency", key: "activity.error.currency" });
  const state = readStateCode(who);
  const isKnown = !who || (state && known.states.has(state)) || known.organisations.has(who);
  if (!isKnown) form.refuse({ field: "who", key: "activity.error.who" });
  if (!role || !form.isRight()) return undefined;
  return {
    ...{ role, contribution, words, body: body || null },
    state: state && known.states.has(state) ? state : null,
    organisation: known.organisations.has(who) ? (who as OrganisationId) : null, // it was offered
    ...{ amount: amount ?? null, currency: currency || null },
  };
}

function readForPeople(c: C, permission: "activity.write" | "activity.assign" = "activity.write") {
  return readAs(c, async (visit) => {
    requireMay(visit.actor, permission);
    const activity = await getOwnActivity(visit, activityId(c));
    return { activity, around: withItsOwn(await readAround(visit, c.var.language), activity) };
  });
}

async function partiesPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { activity, around } = await readForPeople(c);
  const title = t(language, "activity.parties");
  const body = <PartiesPage {...{ language, title, activity, around }} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}

async function expertsPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { activity, around } = await readForPeople(c, "activity.assign");
  if (activity.owner) throw new NotFound("experts of an organisation's activity");
  const title = t(language, "activity.experts.change");
  const body = <ExpertsPage {...{ language, title, activity, around }} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}
