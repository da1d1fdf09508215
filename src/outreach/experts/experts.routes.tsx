import { Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { AccountId, ExpertLeaveId } from "#db/ids.ts";
import { languages } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { listExperts } from "../activities/activity.queries.ts";
import { type C, crumbs, type Status, stateOf } from "../activities/activity-door.ts";
import { subjects } from "../activity.ts";
import { expertPath, expertsPath } from "../paths.ts";
import { endLeave } from "./end-leave.ts";
import { listExpertise, listLeave } from "./expert.queries.ts";
import { type Expertise, mostLeaveDays } from "./expertise.ts";
import { ExpertPage, ExpertsPage } from "./experts.views.tsx";
import { getKeptExpert } from "./kept-expert.ts";
import { recordExpertise } from "./record-expertise.ts";
import { recordLeave } from "./record-leave.ts";

/** What the experts are able for, and when they are away. */
export const expertsRoutes = new Hono<Door>();

expertsRoutes.get(expertsPath, async (c) => {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "expertise.read");
    return {
      experts: await listExperts(db, dateOf(at)),
      expertise: await listExpertise(db),
      leave: may(actor, "expert-leave.read") ? await listLeave(db, yearsAhead(at)) : undefined,
      kept: holds(actor, "secretariat") ? ("all" as const) : actor.id,
    };
  });
  const title = t(language, "experts.title");
  return c.var.page({
    title,
    body: <ExpertsPage {...{ language, title }} {...page} />,
    breadcrumbs: crumbs(c, title),
  });
});

expertsRoutes.get(`${expertsPath}/:id`, (c) => expertPage(c));

expertsRoutes.post(`${expertsPath}/:id/expertise`, async (c) => {
  const id = expertId(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const basedOn = readCount(form.text("basis", { label: "experts.expertise" }));
  const chosen = (name: string): FormDataEntryValue[] => data.getAll(name);
  const expertise: Expertise = {
    subjects: subjects.filter((one) => chosen("subjects").includes(one)),
    languages: languages.filter((one) => chosen("languages").includes(one)),
  };
  const outcome = await actAs(c, (work) => recordExpertise(work, id, { expertise, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, expertPath(id))}?done=expertise-recorded`, 303);
  form.refuse({ field: "subjects", key: `experts.error.${outcome.reason}` });
  return expertPage(c, { form, expertise }, 409);
});

expertsRoutes.post(`${expertsPath}/:id/leave`, async (c) => {
  const id = expertId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const leave = readLeave(form);
  if (!leave) return expertPage(c, { form }, 422);
  const outcome = await actAs(c, (work) => recordLeave(work, id, leave));
  if (outcome.ok) return c.redirect(`${here(c, expertPath(id))}?done=leave-recorded`, 303);
  form.refuse({ field: "first", key: `experts.error.${outcome.reason}` });
  return expertPage(c, { form }, 409);
});

expertsRoutes.post(`${expertsPath}/:id/leave/:leave/ending`, async (c) => {
  const id = expertId(c);
  await actAs(c, (work) => endLeave(work, id, idInAddress<ExpertLeaveId>(c, "leave", "leave")));
  return c.redirect(`${here(c, expertPath(id))}?done=leave-ended`, 303);
});

function expertId(c: C): AccountId {
  return idInAddress<AccountId>(c, "expert");
}

function readLeave(form: TypedForm): { from: string; before: string } | undefined {
  const from = form.day("first", { label: "activity.first-day", required: true });
  const last = form.day("last", { label: "activity.last-day" }) ?? from;
  if (from && last && last < from) form.refuse({ field: "last", key: "activity.error.ends-before" });
  if (!from || !last || !form.isRight()) return undefined;
  const before = Temporal.PlainDate.from(last).add({ days: 1 });
  if (Temporal.PlainDate.from(from).until(before).days > mostLeaveDays) {
    form.refuse({ field: "last", key: "experts.error.too-long", values: { most: mostLeaveDays } });
    return undefined;
  }
  return { from, before: before.toString() };
}

/** From today, as far as a programme is made. */
function yearsAhead(at: Temporal.Instant): { from: string; before: string } {
  const from = Temporal.PlainDate.from(dateOf(at));
  return { from: from.toString(), before: from.add({ years: 5 }).toString() };
}

type Sent = { form: TypedForm; expertise?: Expertise };

async function expertPage(c: C, sent?: Sent, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    const { db, actor, at } = visit;
    requireMay(actor, "expertise.record");
    const expert = await getKeptExpert(visit, expertId(c), "expertise.record");
    return {
      expert,
      recorded: (await listExpertise(db)).get(expert.id),
      leave: (await listLeave(db, yearsAhead(at))).filter((one) => one.expert === expert.id),
    };
  });
  const title = page.expert.name;
  const body = <ExpertPage language={language} {...page} state={stateOf(c, sent?.form)} chosen={sent?.expertise} />;
  const [outreach, last] = crumbs(c, title);
  const breadcrumbs = [outreach, { href: here(c, expertsPath), label: t(language, "experts.title") }, last];
  return c.var.page({ title, body, breadcrumbs: breadcrumbs.filter((one) => one !== undefined) }, status);
}
