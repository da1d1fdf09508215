import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import { type RestDaysId, readStateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import { marksPath, restDaysPath } from "../paths.ts";
import { endRestDays } from "./end-rest-days.ts";
import { recordRestDays } from "./record-rest-days.ts";
import { listRestDays } from "./rest-days.queries.ts";
import { mostRestDays, type NewRestDays, weekdays } from "./rest-days.ts";
import { RestDaysPage } from "./rest-days.views.tsx";

/** On which days of the week host States rest. */
export const restDaysRoutes = new Hono<Door>();

restDaysRoutes.get(restDaysPath, (c) => restDaysPage(c));

restDaysRoutes.post(restDaysPath, async (c) => {
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const chosen = weekdays.filter((day) => data.getAll("weekdays").includes(String(day)));
  const { around } = await readForRestDays(c);
  const restDays = readRestDays(form, { chosen, states: around.states.map(({ value }) => value) });
  if (!restDays) return restDaysPage(c, { form, chosen }, 422);
  await actAs(c, (work) => recordRestDays(work, restDays));
  return c.redirect(`${here(c, restDaysPath)}?done=rest-days-recorded`, 303);
});

restDaysRoutes.post(`${restDaysPath}/:id/ending`, async (c) => {
  await actAs(c, (work) => endRestDays(work, idInAddress<RestDaysId>(c, "weekly rest days")));
  return c.redirect(`${here(c, restDaysPath)}?done=rest-days-ended`, 303);
});

function readRestDays(
  form: TypedForm,
  { chosen, states }: { chosen: readonly number[]; states: readonly string[] },
): NewRestDays | undefined {
  const state = readStateCode(form.text("state", { label: "mark.state", required: true }));
  if (state && !states.includes(state)) form.refuse({ field: "state", key: "rest-days.error.state" });
  if (chosen.length === 0 || chosen.length > mostRestDays)
    form.refuse({ field: "weekdays", key: "rest-days.error.weekdays", values: { most: mostRestDays } });
  const source = form.text("source", { label: "activity.source", most: 500, required: true });
  return state && form.isRight() ? { state, weekdays: chosen, source } : undefined;
}

function readForRestDays(c: C) {
  return readAs(c, async (visit) => {
    requireMay(visit.actor, "calendar-mark.read");
    return {
      restDays: await listRestDays(visit.db),
      around: await readAround(visit, c.var.language),
      mayRecord: may(visit.actor, "rest-days.record"),
    };
  });
}

type Sent = { form: TypedForm; chosen: readonly number[] };

async function restDaysPage(c: C, sent?: Sent, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readForRestDays(c);
  const title = t(language, "rest-days.title");
  const body = (
    <RestDaysPage {...{ language, title }} {...page} state={stateOf(c, sent?.form)} chosen={sent?.chosen ?? []} />
  );
  const [outreach, last] = crumbs(c, title);
  const breadcrumbs = [outreach, { href: here(c, marksPath), label: t(language, "marks.title") }, last];
  return c.var.page({ title, body, breadcrumbs: breadcrumbs.filter((one) => one !== undefined) }, status);
}
