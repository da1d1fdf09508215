import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import { type AccountId, type ActivityId, type ProgrammeRunId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, readCount, type Typed, type TypedForm } from "#ui/typed-form.ts";
import { listActivitiesById, listExperts } from "../activities/activity.queries.ts";
import { type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import { weeksOf } from "../annual-programme/year-weeks.ts";
import { listExpertise } from "../experts/expert.queries.ts";
import { yearProposalPath, yearsPath } from "../paths.ts";
import { orderYear } from "./order-year.ts";
import { readTakeOver } from "./take-over.queries.ts";
import { takeOverYear } from "./take-over-year.ts";
import { listActivitiesOfYear, readAway } from "./year.queries.ts";
import { findNewestYearRun, getYearRun, listYearRuns } from "./year-run.queries.ts";
import { mostExpertsNeeded, mostPriority, type YearInput, type YearRun } from "./year-run.ts";
import { YearProposalPage, YearsPage } from "./years.views.tsx";

/** The programme of a year: a proposal of weeks and experts. */
export const yearsRoutes = new Hono<Door>();

yearsRoutes.get(yearsPath, (c) => yearsPage(c));

yearsRoutes.post(yearsPath, async (c) => {
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const asked = yearIn(form.text("year", { label: "activity.year", required: true }));
  if (asked === undefined) form.refuse({ field: "year", key: "activity.error.year" });
  const { year, activities, experts } = await readForYear(c, asked);
  const input = readInput(form, {
    year,
    activities: activities.map(({ id }) => id),
    experts,
    has: (field) => data.has(field),
  });
  if (!input) return yearsPage(c, form, 422);
  const outcome = await actAs(c, (work) => orderYear(work, { year, input }));
  if (outcome.ok) return c.redirect(here(c, yearProposalPath(outcome.id)), 303);
  form.refuse({ field: "year", key: `years.error.${outcome.reason}` });
  return yearsPage(c, form, 409);
});

yearsRoutes.get(`${yearsPath}/:id`, (c) => proposalPage(c));

yearsRoutes.post(`${yearsPath}/:id/take-over`, async (c) => {
  const id = runId(c);
  const data = await c.req.formData();
  const ticked = data
    .getAll("activities")
    .flatMap((one) => (typeof one === "string" ? (readId<ActivityId>(one) ?? []) : []));
  const outcome = await actAs(c, (work) => takeOverYear(work, id, ticked));
  if (!outcome.ok) return proposalPage(c, { reason: outcome.reason, ticked }, 409);
  const done = outcome.left === 0 ? "year-taken-over" : "year-taken-over-in-part";
  return c.redirect(`${here(c, yearProposalPath(id))}?done=${done}`, 303);
});

function runId(c: C): ProgrammeRunId {
  return idInAddress<ProgrammeRunId>(c, "proposal of a year");
}

type Refusal = { reason: "nothing-open"; ticked: readonly ActivityId[] };

async function proposalPage(c: C, refused?: Refusal, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    requireMay(visit.actor, "year.read");
    const run = await getYearRun(visit.db, runId(c));
    return {
      run,
      activities: await listActivitiesById(visit.db, activitiesOf(run)),
      lines: await readTakeOver(visit.db, run, visit.at),
      unrecorded: await listUnrecorded(visit.db, run.endedAt ?? visit.at),
      around: await readAround(visit, language),
      mayTakeOver: may(visit.actor, "year.take-over"),
    };
  });
  const title = t(language, "years.proposal", { year: String(page.run.year) });
  const [outreach, last] = crumbs(c, title);
  const breadcrumbs = [outreach, { href: here(c, yearsPath), label: t(language, "years.title") }, last];
  return c.var.page(
    {
      title,
      body: <YearProposalPage language={language} {...page} refused={refused} />,
      breadcrumbs: breadcrumbs.filter((one) => one !== undefined),
    },
    status,
  );
}

/** The activities that a proposal names, wherever they stand today. */
function activitiesOf({ result }: YearRun): ActivityId[] {
  if (!result?.ok) return [];
  const { placed, leftOut } = result.proposal;
  return [...placed, ...leftOut].map(({ activity }) => activity as ActivityId); // as year.queries.ts gave them
}

/** Experts of a moment of whom nothing was recorded up to it: they are taken as able for everything. */
async function listUnrecorded(db: Reader, at: Temporal.Instant): Promise<string[]> {
  const recorded = await listExpertise(db, at);
  return (await listExperts(db, dateOf(at))).flatMap(({ id, name }) => (recorded.has(id) ? [] : [name]));
}

type Known = {
  year: number;
  activities: readonly ActivityId[];
  experts: readonly AccountId[];
  has: (field: string) => boolean;
};

function readInput(form: TypedForm, { year, activities, experts, has }: Known): YearInput | undefined {
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
  const { count } = weeksOf(year);
  // Leave that is not in the form at all is as recorded; a field that was emptied says that nobody is away.
  for (const id of experts.filter((expert) => has(`leave-${expert}`))) {
    const text = form.text(`leave-${id}`, { label: "years.leave" });
    const weeks = text.split(/[\s,;،、]+/).filter(Boolean);
    const numbers = weeks.map(readCount);
    if (numbers.some((week) => week < 1 || week > count))
      form.refuse({ field: `leave-${id}`, key: "years.error.leave", values: { most: count } });
    input.leave[id] = [...new Set(numbers)];
  }
  return form.isRight() ? input : undefined;
}

function readForYear(c: C, year: number | undefined) {
  return readAs(c, async (visit) => {
    requireMay(visit.actor, "year.read");
    const around = await readAround(visit, c.var.language);
    const asked = year ?? yearIn(c.req.query("year")) ?? Number(dateOf(visit.at).slice(0, 4)) + 1;
    const mayOrder = may(visit.actor, "year.order");
    return {
      ...{ around, year: asked, mayOrder },
      activities: await listActivitiesOfYear(visit.db, asked),
      experts: around.experts.map(({ value }) => value as AccountId), // as they were read
      runs: await listYearRuns(visit.db),
      before: await findNewestYearRun(visit.db, asked),
      away: mayOrder ? await readAway(visit.db, asked) : new Map<AccountId, number[]>(),
      unrecorded: await listUnrecorded(visit.db, visit.at),
    };
  });
}

function yearIn(text: string | undefined): number | undefined {
  const year = readCount(text);
  return year >= 2004 && year <= 2200 ? year : undefined;
}

async function yearsPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { experts: _, ...page } = await readForYear(c, yearIn(form?.typed.year));
  const title = t(language, "years.title");
  const state = stateOf(c, form, openedWith(page));
  return c.var.page(
    { title, body: <YearsPage language={language} {...page} state={state} />, breadcrumbs: crumbs(c, title) },
    status,
  );
}

/** What the form of a year starts from: what was typed for its newest proposal, and leave as it is recorded. */
function openedWith({
  year,
  before,
  away,
}: {
  year: number;
  before: YearRun | undefined;
  away: ReadonlyMap<AccountId, readonly number[]>;
}): Typed {
  const fields = (name: string, of: Readonly<Record<string, number>> = {}): [string, string][] =>
    Object.entries(of).map(([id, value]) => [`${name}-${id}`, String(value)]);
  return Object.fromEntries([
    ["year", String(year)],
    ...fields("priority", before?.input.priorities),
    ...fields("experts", before?.input.expertsNeeded),
    ...[...away].map(([id, weeks]) => [`leave-${id}`, weeks.map((week) => week + 1).join(", ")]),
  ]);
}
