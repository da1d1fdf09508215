import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound, type Permission, requireMay } from "#access/permissions.ts";
import type { IndicatorId, ObjectiveId } from "#db/ids.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { basisOf, openTypedForm, readCount, type Typed, type TypedForm } from "#ui/typed-form.ts";
import { type C, crumbs, type Status, stateOf } from "../activities/activity-door.ts";
import { indicatorPath, indicatorYearPath, objectivePath, strategyPath } from "../paths.ts";
import { countStates } from "../results/panel.queries.ts";
import { getObjective } from "../strategy/objective.queries.ts";
import type { Objective } from "../strategy/objective.ts";
import { indicatorName } from "../strategy/strategy.views.tsx";
import { actAsSystem, readAsSystem, type SystemDoor } from "../system-door.ts";
import { approveYear } from "./approve-year.ts";
import { countYear } from "./count-year.ts";
import { countYears, getIndicator, listLocks, listTargets } from "./indicator-year.queries.ts";
import { type IndicatorYear, type KeptIndicator, yearOf, yearsOf } from "./indicator-year.ts";
import { ApprovalPage, IndicatorPage, LockPage, TargetPage } from "./indicator-years.views.tsx";
import { lockYear } from "./lock-year.ts";
import { setTarget } from "./set-target.ts";

const indicatorAddress = `${strategyPath}/:id/indicators/:indicator`;

/** The years of an indicator: baseline, target, actual; what was locked and approved. */
export function indicatorYearsRoutes({ accounts }: { accounts: SystemDoor }): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get(indicatorAddress, async (c) => {
    const { language } = c.var;
    const { indicator, objective, years, today, person } = await readYears(c, accounts, "strategy.read");
    const title = indicatorName(language, indicator);
    const steps = {
      target: may(person, "indicator-year.set-target"),
      lock: may(person, "indicator-year.lock"),
      approval: may(person, "indicator-year.approve"),
    };
    const body = <IndicatorPage {...{ language, title, indicator, years, steps }} thisYear={yearOf(today)} />;
    return c.var.page({ title, body, breadcrumbs: ways(c, { objective, title }) });
  });

  routes.get(`${indicatorAddress}/years/:year/target`, (c) => targetPage(c, accounts));

  routes.post(`${indicatorAddress}/years/:year/target`, async (c) => {
    const { indicator, year, most } = await readYear(c, accounts, "indicator-year.set-target");
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const typed = form.text("states", { label: "indicator-year.states", required: true });
    const states = readCount(typed);
    if (typed && (states < 0 || states > most))
      form.refuse({ field: "states", key: "indicator-year.error.states", values: { most } });
    const words = form.text("words", { label: "indicator-year.words", most: 500, required: true });
    const source = form.text("source", { label: "activity.source", most: 500, required: true });
    const basedOn = readCount(form.text("basis", { label: "indicator-year.target" }));
    if (!form.isRight()) return targetPage(c, accounts, form, 422);
    const outcome = await actAs(c, (work) =>
      setTarget(work, { indicator: indicator.id, year }, { states, words, source, basedOn }),
    );
    if (outcome.ok) return backTo(c, "indicator-target");
    form.refuse({ field: "states", key: `indicator-year.error.${outcome.reason}`, values: { most } });
    return targetPage(c, accounts, form, 409);
  });

  routes.get(`${indicatorAddress}/years/:year/lock`, (c) => lockPage(c, accounts));

  routes.post(`${indicatorAddress}/years/:year/lock`, async (c) => {
    const { indicator, year } = await readYear(c, accounts, "indicator-year.lock");
    const of = { indicator: indicator.id, year };
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const basedOn = readCount(form.text("basis", { label: "indicator-year.locked" }));
    const words = form.text("words", { label: "indicator-year.lock.why", most: 500, required: basedOn > 0 });
    if (!form.isRight()) return lockPage(c, accounts, form, 422);
    const counted = await actAsSystem(c, accounts, (work) => countYear(work, of));
    const outcome = counted.ok
      ? await actAs(c, (work) => lockYear(work, of, { count: counted.id, words, basedOn }))
      : counted;
    if (outcome.ok) return backTo(c, "indicator-locked");
    form.refuse({ field: "words", key: `indicator-year.error.${outcome.reason}` });
    return lockPage(c, accounts, form, 409);
  });

  routes.get(`${indicatorAddress}/years/:year/approval`, (c) => approvalPage(c, accounts));

  routes.post(`${indicatorAddress}/years/:year/approval`, async (c) => {
    const { indicator, year } = await readYear(c, accounts, "indicator-year.approve");
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const number = readCount(form.text("basis", { label: "indicator-year.locked" }));
    const outcome = await actAs(c, (work) => approveYear(work, { indicator: indicator.id, year }, { number }));
    if (outcome.ok) return backTo(c, "indicator-approved");
    form.refuse({ field: "basis", key: `indicator-year.error.${outcome.reason}` });
    return approvalPage(c, accounts, form, 409);
  });

  return routes;
}

function inAddress(c: C): { id: IndicatorId; objective: ObjectiveId } {
  return {
    id: idInAddress<IndicatorId>(c, "indicator", "indicator"),
    objective: idInAddress<ObjectiveId>(c, "objective"),
  };
}

/** An indicator with all its years, for a reader who may; counted as the system, so that everybody reads the same. */
async function readYears(c: C, accounts: SystemDoor, permission: Permission) {
  const read = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, permission);
    const indicator = await getIndicator(db, inAddress(c));
    return {
      ...{ indicator, person: actor, today: dateOf(at) },
      objective: await getObjective(db, indicator.objective),
      targets: await listTargets(db, indicator.id),
      locks: await listLocks(db, indicator.id),
      most: await countStates(db, dateOf(at)),
    };
  });
  const { indicator, today, targets, locks } = read;
  const years = yearsOf(indicator, today);
  const counts = await readAsSystem(c, accounts, ({ db }) => countYears(db, { indicator, years, today }));
  const kept = years.flatMap((year): IndicatorYear[] => {
    const now = counts.get(year);
    const ofYear = (one: { year: number }): boolean => one.year === year;
    return now ? [{ year, now, targets: targets.filter(ofYear), locks: locks.filter(ofYear) }] : [];
  });
  return { ...read, years: kept };
}

/** The one year that the address names. */
async function readYear(c: C, accounts: SystemDoor, permission: Permission) {
  const read = await readYears(c, accounts, permission);
  const of = read.years.find(({ year }) => year === readCount(c.req.param("year")));
  if (!of) throw new NotFound("year of an indicator");
  return { ...read, of, year: of.year, isOver: of.year < yearOf(read.today) };
}

async function targetPage(c: C, accounts: SystemDoor, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const read = await readYear(c, accounts, "indicator-year.set-target");
  const { indicator, of, year, isOver, most } = read;
  const [now] = of.targets;
  const opened: Typed = now ? { states: String(now.states), words: now.words, source: now.source } : {};
  const state = stateOf(c, form, opened);
  const title = t(language, "indicator-year.set-target", { year: String(year) });
  const closed = form ? undefined : isOver ? "over" : indicator.isStanding ? undefined : "no-longer";
  const body = (
    <TargetPage
      {...{ language, title, indicator, of, state, closed, most }}
      basis={basisOf(form && state, status, now?.number ?? 0)}
      action={here(c, indicatorYearPath(indicator.objective, indicator.id, { year, part: "target" }))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: ways(c, { ...read, title }) }, status);
}

async function lockPage(c: C, accounts: SystemDoor, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const read = await readYear(c, accounts, "indicator-year.lock");
  const { indicator, of, year, isOver } = read;
  const state = stateOf(c, form);
  const title = t(language, of.locks.length > 0 ? "indicator-year.lock-anew" : "indicator-year.lock", {
    year: String(year),
  });
  const closed = isOver ? (indicator.isStanding ? undefined : "no-longer") : "not-over";
  const body = (
    <LockPage
      {...{ language, title, indicator, of, state, closed }}
      basis={basisOf(form && state, status, of.locks[0]?.number ?? 0)}
      action={here(c, indicatorYearPath(indicator.objective, indicator.id, { year, part: "lock" }))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: ways(c, { ...read, title }) }, status);
}

async function approvalPage(c: C, accounts: SystemDoor, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const read = await readYear(c, accounts, "indicator-year.approve");
  const { indicator, of, year } = read;
  const [lock] = of.locks;
  if (!lock) throw new NotFound("locked year");
  const title = t(language, "indicator-year.approve", { year: String(year) });
  const body = (
    <ApprovalPage
      {...{ language, title, indicator, of, lock }}
      wrong={form?.errorsIn(language)[0]?.message}
      action={here(c, indicatorYearPath(indicator.objective, indicator.id, { year, part: "approval" }))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: ways(c, { ...read, title }) }, status);
}

function backTo(c: C, done: "indicator-target" | "indicator-locked" | "indicator-approved"): Response {
  const { id, objective } = inAddress(c);
  return c.redirect(`${here(c, indicatorPath(objective, id))}?done=${done}`, 303);
}

function ways(c: C, of: { objective: Objective; title: string; indicator?: KeptIndicator }) {
  const { language } = c.var;
  const { objective, title, indicator } = of;
  return [
    ...crumbs(c, title).slice(0, 1),
    { href: here(c, strategyPath), label: t(language, "strategy.title") },
    { href: here(c, objectivePath(objective.id)), label: pickText(objective.name, language).text },
    ...(indicator
      ? [{ href: here(c, indicatorPath(objective.id, indicator.id)), label: indicatorName(language, indicator) }]
      : []),
    { label: title },
  ];
}
