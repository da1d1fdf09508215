import { Hono } from "hono";
import { renderToString } from "preact-render-to-string";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { FormPage, TextOf } from "#ui/form-page.tsx";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { getActivity } from "../activities/activity.queries.ts";
import { activityId, type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import { giveOverlapReason } from "../activities/give-overlap-reason.ts";
import { isMine } from "../activities/own-activity.ts";
import { activitiesPath, activityPartPath, activityPath, overlapPath } from "../paths.ts";
import { lookInForm, overlapNames } from "./look.ts";
import { OverlapFound } from "./overlap.views.tsx";

/** What an activity meets: while it is typed, and why it is borne. */
export const overlapRoutes = new Hono<Door>();

overlapRoutes.post(overlapPath, async (c) => {
  const { language } = c.var;
  const data = await c.req.formData();
  const looked = await readAs(c, async (visit) => {
    requireMay(visit.actor, "activity.begin");
    const around = await readAround(visit, language);
    return { around, found: await lookInForm(visit, data, around) };
  });
  if (!looked.found) return c.body(null, 204); // no days yet: nothing is looked for
  return c.html(
    renderToString(<OverlapFound language={language} found={looked.found} names={overlapNames(looked.around)} />),
  );
});

overlapRoutes.get(`${activitiesPath}/:id/overlap`, (c) => reasonPage(c));

overlapRoutes.post(`${activitiesPath}/:id/overlap`, async (c) => {
  const id = activityId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const other = form.text("other", { label: "overlap.other", most: 200, required: true });
  const matter = form.choice("matter", ["conflict", "duplicate"], { label: "overlap.matter", required: true });
  const words = form.text("words", { label: "overlap.why", most: 2000, required: true });
  if (!matter || !form.isRight()) return reasonPage(c, form, 422);
  const outcome = await actAs(c, (work) => giveOverlapReason(work, id, { other, matter, words }));
  if (outcome.ok) return c.redirect(`${here(c, activityPath(id))}?done=overlap-reason`, 303);
  form.refuse({ field: "words", key: `activity.error.${outcome.reason}` });
  return reasonPage(c, form, 409);
});

async function reasonPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const activity = await readAs(c, async (visit) => {
    const activity = await getActivity(visit.db, activityId(c));
    if (!may(visit.actor, "activity.give-reason") || !(await isMine(visit, activity))) throw new NotFound("activity");
    return activity;
  });
  const matter = (form?.typed.matter ?? c.req.query("matter")) === "conflict" ? "conflict" : "duplicate";
  const title = t(language, `overlap.reason.${matter}`);
  const state = stateOf(c, form);
  const body = (
    <FormPage
      {...{ language, title, state }}
      what={t(language, "overlap.reason.what")}
      button={t(language, "overlap.reason.button")}
      action={here(c, activityPartPath(activity.id, "overlap"))}
      back={{ href: here(c, activityPath(activity.id)), label: t(language, "activity.back") }}
      hidden={{ matter, other: form?.typed.other ?? c.req.query("other") ?? "" }}
    >
      <TextOf page={language} state={state} name="words" label="overlap.why" rows={4} />
    </FormPage>
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}
