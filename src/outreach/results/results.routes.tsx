import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { ResultRunId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { type C, crumbs, type Status, stateOf } from "../activities/activity-door.ts";
import { resultPath, resultsPath } from "../paths.ts";
import { outcomeKinds } from "../strategy/objective.ts";
import { orderRun } from "./order-run.ts";
import { ResultPage, ResultsPage } from "./results.views.tsx";
import { getRun, listRuns } from "./run.queries.ts";

/** What outreach achieved, as far as the records can tell. */
export const resultsRoutes = new Hono<Door>();

resultsRoutes.get(resultsPath, (c) => resultsPage(c));

resultsRoutes.post(resultsPath, async (c) => {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const outcome = form.choice("outcome", outcomeKinds, { label: "results.outcome", required: true });
  if (!outcome) return resultsPage(c, form, 422);
  const ordered = await actAs(c, (work) => orderRun(work, outcome));
  if (ordered.ok) return c.redirect(here(c, resultPath(ordered.id)), 303);
  form.refuse({ field: "outcome", key: `results.error.${ordered.reason}` });
  return resultsPage(c, form, 409);
});

resultsRoutes.get(`${resultsPath}/:id`, async (c) => {
  const { language } = c.var;
  const run = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "results.read");
    return await getRun(db, idInAddress<ResultRunId>(c, "look at results"));
  });
  const title = t(language, `outcome.${run.outcome}`);
  const [outreach, last] = crumbs(c, title);
  const breadcrumbs = [outreach, { href: here(c, resultsPath), label: t(language, "results.title") }, last];
  return c.var.page({
    title,
    body: <ResultPage language={language} run={run} />,
    breadcrumbs: breadcrumbs.filter((one) => one !== undefined),
  });
});

async function resultsPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "results.read");
    return { runs: await listRuns(db), mayOrder: may(actor, "results.order") };
  });
  const title = t(language, "results.title");
  const body = <ResultsPage language={language} {...page} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}
