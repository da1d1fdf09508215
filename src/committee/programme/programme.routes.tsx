import { type Context, Hono } from "hono";
import { type Actor, holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound } from "#access/permissions.ts";
import type { DutyId } from "#db/ids.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import type { FieldError } from "#ui/fields.tsx";
import { dutyInYearPath, programmeOfPath, programmePath } from "../paths.ts";
import { readDeliveryForm, readExtensionForm, type TypedDelivery, type TypedExtension } from "./dates-form.ts";
import { getDuty, listDue, listYears, readTracking } from "./duty.queries.ts";
import { dueIn, dueStanding, readYear } from "./duty.ts";
import { OccurrencePage } from "./occurrence.views.tsx";
import { ProgrammePage, programmeTitle } from "./programme.views.tsx";
import { listTasks } from "./programme-task.queries.ts";
import { recordDelivery } from "./record-delivery.ts";
import { recordExtension } from "./record-extension.ts";

type C = Context<Door>;

/** The programme of work and the annual cycle: what is due when, and what is recorded of it. */
export const programmeRoutes = new Hono<Door>();

programmeRoutes.get("/programme", (c) => yearPage(c, undefined));

programmeRoutes.get("/programme/:year", (c) => yearPage(c, yearIn(c)));

async function yearPage(c: C, asked: number | undefined): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor, at }) => {
    requireCommittee(actor);
    const today = dateOf(at);
    const thisYear = Number(today.slice(0, 4));
    const year = asked ?? thisYear;
    return {
      year,
      thisYear,
      years: await listYears(db, today),
      due: await listDue(db, [year], today),
      tasks: await listTasks(db, year),
      mayAdd: may(actor, "programme.add-task"),
    };
  });
  return c.var.page({
    title: programmeTitle(language, page.year),
    body: <ProgrammePage language={language} {...page} />,
  });
}

programmeRoutes.get("/programme/:year/duties/:id", (c) => occurrencePage(c));

programmeRoutes.post("/programme/:year/duties/:id/extensions", async (c) => {
  const { language } = c.var;
  const { typed, extension, errors } = readExtensionForm(await c.req.formData(), language);
  if (!extension || errors.length > 0) return occurrencePage(c, { extension: typed, errors });
  const place = { duty: dutyIn(c), year: yearIn(c) };
  const outcome = await actAs(c, (work) => recordExtension(work, place, extension));
  if (outcome.ok)
    return c.redirect(`${here(c, dutyInYearPath(place.year, place.duty))}?done=duty-extension-recorded`, 303);
  const message = t(language, "programme.error.not-later");
  return occurrencePage(c, { extension: typed, errors: [{ field: "new-date", message }] });
});

programmeRoutes.post("/programme/:year/duties/:id/deliveries", async (c) => {
  const { language } = c.var;
  const { typed, delivery, errors } = readDeliveryForm(await c.req.formData(), language);
  if (!delivery || errors.length > 0) return occurrencePage(c, { delivery: typed, errors });
  const place = { duty: dutyIn(c), year: yearIn(c) };
  const outcome = await actAs(c, (work) => recordDelivery(work, place, delivery));
  if (outcome.ok)
    return c.redirect(`${here(c, dutyInYearPath(place.year, place.duty))}?done=duty-delivery-recorded`, 303);
  const message = t(language, "programme.error.future");
  return occurrencePage(c, { delivery: typed, errors: [{ field: "delivered-on", message }] });
});

type Wrong = { extension?: TypedExtension; delivery?: TypedDelivery; errors: FieldError[] };

async function occurrencePage(c: C, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  const year = yearIn(c);
  const page = await readAs(c, async ({ db, actor, at }) => {
    const duty = await getDuty(db, dutyIn(c));
    const due = dueIn(duty, year);
    if (!due) throw new NotFound(`nothing due in ${year}`);
    const tracking = await readTracking(db, duty.id, year);
    const tasks = await listTasks(db, year);
    return {
      duty,
      tracking,
      standing: dueStanding(due, tracking, dateOf(at)),
      tasks: tasks.filter((task) => task.duty?.id === duty.id),
      mayRecord: may(actor, "programme.record-dates"),
    };
  });
  const blank = { date: undefined, source: "", language };
  const forms = page.mayRecord
    ? { extension: { ...blank, words: "" }, delivery: { ...blank, symbol: "" }, errors: [], ...wrong }
    : undefined;
  const name = pickText(page.duty.title, language).text;
  return c.var.page(
    {
      title: `${name}, ${year}`,
      body: <OccurrencePage language={language} year={year} forms={forms} {...page} />,
      breadcrumbs: [
        { href: here(c, programmePath), label: t(language, "nav.programme") },
        { href: here(c, programmeOfPath(year)), label: String(year) },
        { label: name },
      ],
    },
    wrong ? 422 : 200,
  );
}

/** To those outside the Committee its programme of work is not there. */
export function requireCommittee(actor: Actor): void {
  if (!holds(actor, "chair", "member", "secretariat", "expert")) throw new NotFound("programme of work");
}

function yearIn(c: C): number {
  const year = readYear(c.req.param("year") ?? "");
  if (!year) throw new NotFound("year");
  return year;
}

function dutyIn(c: C): DutyId {
  return idInAddress<DutyId>(c, "duty");
}
