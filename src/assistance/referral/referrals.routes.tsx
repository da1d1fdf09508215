import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { readCommitteeOn } from "#committee/membership/membership.queries.ts";
import { type RequestReferralId, readId, type WorkingGroupId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { requestPath, requestsPath } from "../requests/paths.ts";
import { getRequest } from "../requests/request.queries.ts";
import { type C, crumbs, requestId, type Status, stateOf } from "../requests/request-door.ts";
import { referRequest } from "./refer-request.ts";
import { listReferralsOf } from "./referral.queries.ts";
import { ReferPage, TakeUpPage } from "./referrals.views.tsx";
import { takeUpReferral } from "./take-up-referral.ts";

/** A member refers a case to a working group; the Chair or the secretariat records that it was taken up. */
export const referralsRoutes = new Hono<Door>();

const mostWords = 4000;

referralsRoutes.get(`${requestsPath}/:id/referrals/new`, (c) => referPage(c, undefined, 200));

referralsRoutes.post(`${requestsPath}/:id/referrals`, async (c) => {
  const id = requestId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const words = form.text("words", { label: "referral.words", most: mostWords, required: true });
  const typed = form.text("group", { label: "referral.group", required: true });
  const { groups } = await readForReferral(c);
  const group = groups.find((one) => one.id === readId<WorkingGroupId>(typed));
  if (typed && !group) form.refuse({ field: "group", key: "referral.error.no-such-group" });
  if (!form.isRight() || !group) return referPage(c, form, 422);
  const outcome = await actAs(c, (work) => referRequest(work, id, { group: group.id, words }));
  if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=request-referred`, 303);
  form.refuse({ field: "group", key: `referral.error.${outcome.reason}` });
  return referPage(c, form, 409);
});

referralsRoutes.get(`${requestsPath}/:id/referrals/:referral/taking-up`, (c) => takeUpPage(c, undefined, 200));

referralsRoutes.post(`${requestsPath}/:id/referrals/:referral/taking-up`, async (c) => {
  const [request, referral] = [requestId(c), referralId(c)];
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const words = form.text("words", { label: "referral.take-up.words", most: mostWords, required: true });
  if (!form.isRight()) return takeUpPage(c, form, 422);
  const outcome = await actAs(c, (work) => takeUpReferral(work, { request, referral, words }));
  if (outcome.ok) return c.redirect(`${here(c, requestPath(request))}?done=referral-taken-up`, 303);
  form.refuse({ field: "words", key: `referral.error.${outcome.reason}` });
  return takeUpPage(c, form, 409);
});

function referralId(c: C): RequestReferralId {
  return idInAddress<RequestReferralId>(c, "referral", "referral");
}

async function readForReferral(c: C) {
  return await readAs(c, async (visit) => {
    requireMay(visit.actor, "referral.make");
    const request = await getRequest(visit, requestId(c));
    if (request.standing === "draft") throw new NotFound("request");
    return { request, groups: (await readCommitteeOn(visit.db, dateOf(visit.at))).groups };
  });
}

async function referPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { request, groups } = await readForReferral(c);
  const title = t(language, "referral.make");
  const body = <ReferPage {...{ language, request, groups }} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}

async function takeUpPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { request, referral } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "referral.take-up");
    const request = await getRequest(visit, requestId(c));
    const id = referralId(c);
    const referral = (await listReferralsOf(visit.db, request.id)).find((one) => one.id === id);
    if (!referral || (referral.takenUpAt !== null && status === 200)) throw new NotFound("referral");
    return { request, referral };
  });
  const title = t(language, "referral.take-up");
  const body = <TakeUpPage {...{ language, referral }} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}
