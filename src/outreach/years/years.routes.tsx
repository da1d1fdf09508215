import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { AccountId, ActivityId, ProgrammeRunId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import { weeksOf } from "../annual-programme/year-weeks.ts";
import { yearProposalPath, yearsPath } from "../paths.ts";
import { orderYear } from "./order-year.ts";
import { listActivitiesOfYear } from "./year.queries.ts";
import { getYearRun, listYearRuns } from "./year-run.queries.ts";
import { mostExpertsNeeded, mostPriority, type YearInput } from "./year-run.ts";
import { YearProposalPage, YearsPage } from "./years.views.tsx";

/** The programme of a year: a proposal of weeks and experts. */
export const yearsRoutes = new Hono<Door>();

yearsRoutes.get(yearsPath, (c) => yearsPage(c));

yearsRoutes.post(yearsPath, async (c) => {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const year = readCount(form.text("year", { label: "activity.year", required: true }));
  if (year < 2004 || year > 2200) form.refuse({ field: "year", key: "activity.error.year" });
  const { activities, experts } = await readForYear(c, form.isRight() ? year : undefined);
  const input = readInput(form, { year, activities: activities.map(({ id }) => id), experts });
  if (!input) return yearsPage(c, form, 422);
  const outcome = await actAs(c, (work) => orderYear(work, { year, input }));
  if (outcome.ok) return c.redirect(`${here(c, yearProposalPath(outcome.id))}?done=year-ordered`, 303);
  form.refuse({ field: "year", key: `years.error.${outcome.reason}` });
  return yearsPage(c, form, 409);
});

yearsRoutes.get(`${yearsPath}/:id`, async (c) => {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    requireMay(visit.actor, "year.read");
    const run = await getYearRun(visit.db, idInAddress<ProgrammeRunId>(c, "proposal of a year"));
    return {
      run,
      activities: await listActivitiesOfYear(visit.db, run.year),
      around: await readAround(visit, language),
    };
  });
  const title = t(language, "years.proposal", { year: String(page.run.year) });
  const [outreach, last] = crumbs(c, title);
  const breadcrumbs = [outreach, { href: here(c, yearsPath), label: t(language, "years.title") }, last];
  return c.var.page({
    title,
    body: <YearProposalPage language={language} {...page} />,
    breadcrumbs: breadcrumbs.filter((one) => one !== undefined),
  });
});

type Known = { year: number; activities: readonly ActivityId[]; experts: readonly AccountId[] };

function readInput(form: TypedForm, { year, activities, experts }: Known): YearInput | undefined {
  const whole = (field: string, label: "years.priority" | "years.experts-needed", most: number): number | undefined => {
    const text = form.text(field, { label });
    if (text === "") return undefined;
    const number = readCount(text);
    if (number < 1 || number > most) form.refuse({ field, key: "years.error.number", values: { most } });
    return number;
  };
  const input: {
    priorities: Record<string, number>;
    expertsNeeded: Record<string, number>;
    leave: Record<string, number[]>;
  } = {
    priorities: {},
    expertsNeeded: {},
    leave: {},
  };
  for (const id of activities) {
    const priority = whole(`priority-${id}`, "years.priority", mostPriority);
    const needed = whole(`experts-${id}`, "years.experts-needed", mostExpertsNeeded);
    if (priority) input.priorities[id] = priority;
    if (needed) input.expertsNeeded[id] = needed;
  }
  const count = form.isRight() ? weeksOf(year).count : 53;
  for (const id of experts) {
    const text = form.text(`leave-${id}`, { label: "years.leave" });
    const weeks = text.split(/[\s,;،、]+/).filter(Boolean);
    const numbers = weeks.map(readCount);
    if (numbers.some((week) => week < 1 || week > count))
      form.refuse({ field: `leave-${id}`, key: "years.error.leave", values: { most: count } });
    if (numbers.length > 0) input.leave[id] = [...new Set(numbers)];
  }
  return form.isRight() ? input : undefined;
}

function readForYear(c: C, year: number | undefined) {
  return readAs(c, async (visit) => {
    requireMay(visit.actor, "year.read");
    const around = await readAround(visit, c.var.language);
    const asked =
      year ??
      (readCount(c.req.query("year")) > 2003
        ? readCount(c.req.query("year"))
        : Number(dateOf(visit.at).slice(0, 4)) + 1);
    return {
      ...{ around, year: asked },
      activities: await listActivitiesOfYear(visit.db, asked),
      experts: around.experts.map(({ value }) => value as AccountId), // as they were read
      runs: await listYearRuns(visit.db),
      mayOrder: may(visit.actor, "year.order"),
    };
  });
}

async function yearsPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const typed = readCount(form?.typed.year);
  const page = await readForYear(c, typed >= 2004 && typed <= 2200 ? typed : undefined);
  const title = t(language, "years.title");
  const state = stateOf(c, form, { year: String(page.year) });
  return c.var.page(
    { title, body: <YearsPage language={language} {...page} state={state} />, breadcrumbs: crumbs(c, title) },
    status,
  );
}
