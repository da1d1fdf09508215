import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { activitiesPath, activityPartPath, activityPath } from "../paths.ts";
import { activityId, type C, crumbs, readAround, type Status, stateOf, withItsOwn } from "./activity-door.ts";
import { changeInvitees, type InviteeChange } from "./change-invitees.ts";
import { InviteesPage } from "./invitees.views.tsx";
import { openedWith, readInviteeChanges, typedInvitees, typedOver } from "./invitees-form.ts";
import { getOwnActivity } from "./own-activity.ts";
import { showActivity } from "./show-activity.ts";
import { ShowingPage } from "./showing.views.tsx";

/** Whom an activity is for, who came, and whether everybody may read of it. */
export const inviteesRoutes = new Hono<Door>();

type Sent = { form: TypedForm; changes: readonly InviteeChange[] };

inviteesRoutes.get(`${activitiesPath}/:id/invitees`, (c) => inviteesPage(c));

inviteesRoutes.post(`${activitiesPath}/:id/invitees`, async (c) => {
  const id = activityId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const { around } = await readInvitees(c);
  const changes = readInviteeChanges(form, around.known);
  if (!form.isRight()) return inviteesPage(c, { form, changes }, 422);
  const outcome = await actAs(c, (work) => changeInvitees(work, id, changes));
  if (outcome.ok) return c.redirect(`${here(c, activityPath(id))}?done=activity-invitees`, 303);
  form.refuse({ field: "invitees", key: `activity.error.${outcome.reason}` });
  return inviteesPage(c, { form, changes }, 409);
});

inviteesRoutes.get(`${activitiesPath}/:id/showing`, (c) => showingPage(c));

inviteesRoutes.post(`${activitiesPath}/:id/showing`, async (c) => {
  const id = activityId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const shown = form.choice("shown", ["yes", "no"], { label: "activity.show", required: true });
  if (!shown) return showingPage(c, form, 422);
  const outcome = await actAs(c, (work) => showActivity(work, id, { shown: shown === "yes" }));
  if (outcome.ok) return c.redirect(`${here(c, activityPath(id))}?done=activity-showing`, 303);
  form.refuse({ field: "shown", key: "activity.error.not-now" });
  return showingPage(c, form, 409);
});

function readInvitees(c: C) {
  return readAs(c, async (visit) => {
    requireMay(visit.actor, "activity.invite-list");
    const activity = await getOwnActivity(visit, activityId(c));
    return { activity, around: withItsOwn(await readAround(visit, c.var.language), activity) };
  });
}

async function inviteesPage(c: C, sent?: Sent, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { activity, around } = await readInvitees(c);
  const { typed, errors } = stateOf(c, sent?.form, typedInvitees(activity.invitees));
  const isMeanwhile = sent !== undefined && status === 409;
  const title = t(language, "activity.invitees.change");
  const body = (
    <InviteesPage
      {...{ language, title, activity, around }}
      state={{ errors, typed: isMeanwhile ? typedOver(activity.invitees, sent.changes) : typed }}
      opened={status === 422 ? (typed.opened ?? "") : openedWith(activity.invitees)}
      action={here(c, activityPartPath(activity.id, "invitees"))}
      back={here(c, activityPath(activity.id))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}

async function showingPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const activity = await readAs(c, async (visit) => {
    requireMay(visit.actor, "activity.show");
    return await getOwnActivity(visit, activityId(c));
  });
  const title = t(language, activity.shownAt ? "activity.hide" : "activity.show");
  const body = (
    <ShowingPage
      {...{ language, title, activity }}
      state={stateOf(c, form)}
      action={here(c, activityPartPath(activity.id, "showing"))}
      back={here(c, activityPath(activity.id))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}
