import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { IndicatorId, ObjectiveId } from "#db/ids.ts";
import { languages, type Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { basisOf, openTypedForm, readCount, type Typed, type TypedForm, typedDate } from "#ui/typed-form.ts";
import { type C, crumbs, type Status, stateOf } from "../activities/activity-door.ts";
import { subjects } from "../activity.ts";
import { newObjectivePath, objectivePath, strategyPath } from "../paths.ts";
import { chooseIndicator } from "./choose-indicator.ts";
import { endIndicator } from "./end-indicator.ts";
import { endObjective } from "./end-objective.ts";
import {
  countByObjective,
  getObjective,
  listEndedIndicators,
  listIndicators,
  listObjectives,
  listObjectiveVersions,
} from "./objective.queries.ts";
import { isStanding, mostDifference, outcomeKinds } from "./objective.ts";
import { recordObjective } from "./record-objective.ts";
import { IndicatorFormPage, ObjectiveFormPage, ObjectivePage, StrategyPage } from "./strategy.views.tsx";

/** The strategy of outreach: its objectives, by what they are looked at, and how much serves each. */
export const strategyRoutes = new Hono<Door>();

strategyRoutes.get(strategyPath, async (c) => {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    requireMay(visit.actor, "strategy.read");
    const on = dateOf(visit.at);
    const all = await listObjectives(visit.db, on);
    return {
      objectives: all.filter((one) => isStanding(one, on)),
      ended: all.filter((one) => !isStanding(one, on)),
      indicators: await listIndicators(visit.db),
      counts: await countByObjective(visit.db),
      mayRecord: may(visit.actor, "objective.record"),
    };
  });
  const title = t(language, "strategy.title");
  return c.var.page({ title, body: <StrategyPage language={language} {...page} />, breadcrumbs: crumbs(c, title) });
});

strategyRoutes.get(newObjectivePath, (c) => objectiveForm(c));
strategyRoutes.post(newObjectivePath, (c) => takeObjective(c, undefined));

strategyRoutes.get(`${strategyPath}/:id`, async (c) => {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    requireMay(visit.actor, "strategy.read");
    const objective = await getObjective(visit.db, objectiveId(c));
    return {
      objective,
      versions: await listObjectiveVersions(visit.db, objective.id),
      indicators: (await listIndicators(visit.db)).filter((one) => one.objective === objective.id),
      ended: (await listEndedIndicators(visit.db)).filter((one) => one.objective === objective.id),
      mayRecord: may(visit.actor, "objective.record") && objective.endedOn === null,
    };
  });
  const title = pickText(page.objective.name, language).text;
  return c.var.page({ title, body: <ObjectivePage language={language} {...page} />, breadcrumbs: ways(c, title) });
});

strategyRoutes.get(`${strategyPath}/:id/words`, (c) => objectiveForm(c, objectiveId(c)));
strategyRoutes.post(`${strategyPath}/:id/words`, (c) => takeObjective(c, objectiveId(c)));

strategyRoutes.post(`${strategyPath}/:id/ending`, async (c) => {
  await actAs(c, (work) => endObjective(work, objectiveId(c)));
  return c.redirect(`${here(c, strategyPath)}?done=objective-ended`, 303);
});

strategyRoutes.get(`${strategyPath}/:id/indicators/new`, (c) => indicatorForm(c));
strategyRoutes.post(`${strategyPath}/:id/indicators/new`, async (c) => {
  const objective = objectiveId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const outcome = form.choice("outcome", outcomeKinds, { label: "indicator.outcome", required: true });
  const subject = form.choice("subject", subjects, { label: "indicator.subject" }) ?? null;
  const typed = form.text("smallest", { label: "indicator.smallest", required: true });
  const most = outcome ? mostDifference(outcome) : 100;
  const smallestEffect = Number(typed.replace(",", "."));
  if (typed && !(/^\d{1,3}([.,]\d{1,4})?$/.test(typed) && smallestEffect > 0 && smallestEffect <= most))
    form.refuse({ field: "smallest", key: "indicator.error.smallest", values: { most } });
  const chosenOn = form.day("chosen", { label: "indicator.chosen-on", required: true });
  const source = form.text("source", { label: "activity.source", most: 500, required: true });
  if (!outcome || !chosenOn || !form.isRight()) return indicatorForm(c, form, 422);
  const done = await actAs(c, (work) =>
    chooseIndicator(work, { objective, outcome, subject, smallestEffect, chosenOn, source }),
  );
  if (done.ok) return c.redirect(`${here(c, objectivePath(objective))}?done=indicator-chosen`, 303);
  form.refuse({ field: "outcome", key: `indicator.error.${done.reason}` });
  return indicatorForm(c, form, 409);
});

strategyRoutes.post(`${strategyPath}/:id/indicators/:indicator/ending`, async (c) => {
  await actAs(c, (work) => endIndicator(work, idInAddress<IndicatorId>(c, "indicator", "indicator")));
  return c.redirect(`${here(c, objectivePath(objectiveId(c)))}?done=indicator-ended`, 303);
});

function objectiveId(c: C): ObjectiveId {
  return idInAddress<ObjectiveId>(c, "objective");
}

function ways(c: C, title: string) {
  const [outreach] = crumbs(c, title);
  return [
    ...(outreach ? [outreach] : []),
    { href: here(c, strategyPath), label: t(c.var.language, "strategy.title") },
    { label: title },
  ];
}

async function takeObjective(c: C, objective: ObjectiveId | undefined): Promise<Response> {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const name = textsIn(form, "name", 200);
  if (Object.keys(name).length === 0) form.refuse({ field: `name-${c.var.language}`, key: "objective.error.name" });
  const description = textsIn(form, "description", 4000);
  const place = form.text("position", { label: "objective.position", required: objective === undefined });
  const position = readCount(place);
  if (place && (position < 1 || position > 99)) form.refuse({ field: "position", key: "objective.error.position" });
  const from = form.day("from", { label: "objective.from", required: true });
  const source = form.text("source", { label: "activity.source", most: 500, required: true });
  const basedOn = readCount(form.text("basis", { label: "objective.name" }));
  if (!from || !form.isRight()) return objectiveForm(c, objective, form, 422);
  const outcome = await actAs(c, (work) =>
    recordObjective(work, {
      ...(objective ? { objective } : {}),
      position,
      basedOn,
      text: { name, description, from, source },
    }),
  );
  if (outcome.ok) return c.redirect(`${here(c, objectivePath(outcome.id))}?done=objective-recorded`, 303);
  form.refuse({ field: `name-${c.var.language}`, key: `objective.error.${outcome.reason}` });
  return objectiveForm(c, objective, form, 409);
}

function textsIn(form: TypedForm, part: "name" | "description", most: number): Texts {
  const texts: Texts = {};
  for (const code of languages) {
    const text = form.text(`${part}-${code}`, { label: `objective.${part}`, most });
    if (text) texts[code] = text;
  }
  return texts;
}

async function objectiveForm(c: C, id?: ObjectiveId, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const objective = await readAs(c, async (visit) => {
    requireMay(visit.actor, "objective.record");
    return id ? await getObjective(visit.db, id) : undefined;
  });
  const opened: Typed = objective
    ? {
        ...Object.fromEntries(
          languages.flatMap((code) => [
            [`name-${code}`, objective.name[code] ?? ""],
            [`description-${code}`, objective.description[code] ?? ""],
          ]),
        ),
        ...typedDate("from", objective.from),
        source: objective.source,
      }
    : {};
  const title = t(language, objective ? "objective.words" : "objective.new");
  const state = stateOf(c, form, opened);
  const body = (
    <ObjectiveFormPage
      {...{ language, title }}
      isNew={!objective}
      state={state}
      basis={basisOf(form ? state : undefined, status, objective?.number ?? 0)}
      action={here(c, objective ? `${objectivePath(objective.id)}/words` : newObjectivePath)}
      back={here(c, strategyPath)}
    />
  );
  return c.var.page({ title, body, breadcrumbs: ways(c, title) }, status);
}

async function indicatorForm(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const objective = await readAs(c, async (visit) => {
    requireMay(visit.actor, "indicator.choose");
    return await getObjective(visit.db, objectiveId(c));
  });
  const title = t(language, "indicator.new");
  const body = (
    <IndicatorFormPage
      {...{ language, title, objective }}
      state={stateOf(c, form)}
      action={here(c, `${objectivePath(objective.id)}/indicators/new`)}
      back={here(c, objectivePath(objective.id))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: ways(c, title) }, status);
}
