import { type Context, Hono } from "hono";
import type { VNode } from "preact";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { membersOnPath, membersPath } from "../paths.ts";
import { listPeopleServing, listStatesToChoose, listWorkingGroups, readCommitteeOn } from "./membership.queries.ts";
import { MembersPage, type StateNames, spanWords } from "./membership.views.tsx";
import {
  isDayOfTheCommittee,
  type MembershipFormError,
  readOfficeForm,
  readTermForm,
  readWorkingGroupForm,
  type Typed,
} from "./membership-form.ts";
import { recordOffice } from "./record-office.ts";
import { recordTerm } from "./record-term.ts";
import { recordWorkingGroup } from "./record-working-group.ts";
import { type OfficeChoices, RecordOfficePage, RecordTermPage, RecordWorkingGroupPage } from "./recording.views.tsx";

type C = Context<Door>;
type Wrong = { typed: Typed; errors: FieldError[]; status: 409 | 422 };

/** Who is a member, holds an office or coordinates a working group, on any day; the secretariat records it. */
export const membershipRoutes = new Hono<Door>();

membershipRoutes.get("/members", async (c) => {
  const asked = readDay(c);
  if (asked?.inParts && asked.day) return c.redirect(here(c, membersOnPath(asked.day)), 302); // an address to keep
  return await membersPage(c, asked);
});

membershipRoutes.get("/members/terms", (c) => termPage(c));

membershipRoutes.post("/members/terms", async (c) => {
  const form = await c.req.formData();
  const states = await readAs(c, async (visit) => {
    requireMay(visit.actor, "term.record");
    return await statesToChoose(c, visit);
  });
  const { typed, value, errors } = readTermForm(form, [...states.keys()]);
  if (errors.length > 0) return termPage(c, { typed, errors: inWords(c, errors), status: 422 });
  const outcome = await actAs(c, (work) => recordTerm(work, value));
  if (outcome.ok) return c.redirect(`${here(c, membersOnPath(value.from))}&done=term-recorded`, 303);
  const message = t(c.var.language, "members.error.overlaps", {
    state: states.get(value.stateCode) ?? value.stateCode,
    term: spanWords(c.var.language, outcome.with),
  });
  return termPage(c, { typed, errors: [{ field: "first", message }], status: 409 });
});

membershipRoutes.get("/members/offices", (c) => officePage(c));

membershipRoutes.post("/members/offices", async (c) => {
  const form = await c.req.formData();
  const { states, accounts, groups } = await readAs(c, (visit) => officeChoices(c, visit));
  const { typed, value, errors } = readOfficeForm(form, {
    states: [...states.keys()],
    accounts: accounts.map(({ id }) => id),
    groups: groups.map(({ id }) => id),
  });
  if (errors.length > 0) return officePage(c, { typed, errors: inWords(c, errors), status: 422 });
  await actAs(c, (work) => recordOffice(work, value));
  return c.redirect(`${here(c, membersOnPath(value.from))}&done=office-recorded`, 303);
});

membershipRoutes.get("/members/working-groups", (c) => workingGroupPage(c));

membershipRoutes.post("/members/working-groups", async (c) => {
  const { typed, value, errors } = readWorkingGroupForm(await c.req.formData());
  if (errors.length > 0) return workingGroupPage(c, { typed, errors: inWords(c, errors), status: 422 });
  await actAs(c, (work) => recordWorkingGroup(work, value));
  return c.redirect(`${here(c, membersOnPath(value.from))}&done=working-group-recorded`, 303);
});

/** The day an address asks about, whole ("on") or in the three parts of the form; undefined when it asks about none. */
type Asked = { day: string | undefined; typed: DateParts; inParts: boolean } | undefined;

function readDay(c: C): Asked {
  const query = new URL(c.req.url).searchParams;
  const inParts = ["on-day", "on-month", "on-year"].some((part) => query.has(part));
  const on = query.get("on");
  if (!inParts && on === null) return undefined;
  const form = new FormData();
  const [year = "", month = "", day = ""] = (on ?? "").split("-");
  form.set("on-day", inParts ? (query.get("on-day") ?? "") : day);
  form.set("on-month", inParts ? (query.get("on-month") ?? "") : month);
  form.set("on-year", inParts ? (query.get("on-year") ?? "") : year);
  const { date, typed } = readDate(form, "on");
  return { day: date && isDayOfTheCommittee(date) ? date : undefined, typed, inParts };
}

async function membersPage(c: C, asked: Asked): Promise<Response> {
  const { language } = c.var;
  const isWrong = asked !== undefined && asked.day === undefined;
  const props = await readAs(c, async ({ db, actor, at }) => {
    if (!holds(actor, "chair", "member", "secretariat", "expert")) throw new NotFound("members");
    const on = asked?.day ?? dateOf(at);
    return {
      on,
      committee: isWrong ? undefined : await readCommitteeOn(db, on),
      names: new Map((await listStates(db, language, on)).map(({ code, short }) => [code, short[language]])),
      mayRecord: may(actor, "term.record"),
    };
  });
  const [year = "", month = "", day = ""] = props.on.split("-");
  const typed = asked?.typed ?? { day: String(Number(day)), month: String(Number(month)), year };
  const errors = isWrong ? [{ field: "on", message: t(language, "members.error.day") }] : [];
  const body = <MembersPage language={language} {...props} typed={typed} errors={errors} />;
  return c.var.page({ title: t(language, "members.title"), body }, isWrong ? 422 : 200);
}

async function termPage(c: C, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  const states = await readAs(c, async (visit) => {
    requireMay(visit.actor, "term.record");
    return await statesToChoose(c, visit);
  });
  const body = <RecordTermPage language={language} {...(wrong ?? blank)} states={states} />;
  return recordPage(c, t(language, "members.record.term"), body, wrong);
}

async function officePage(c: C, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  const choices = await readAs(c, (visit) => officeChoices(c, visit));
  const body = <RecordOfficePage language={language} {...(wrong ?? blank)} {...choices} />;
  return recordPage(c, t(language, "members.record.office"), body, wrong);
}

async function workingGroupPage(c: C, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  await readAs(c, async ({ actor }) => requireMay(actor, "working-group.record"));
  const fresh = { ...blank, typed: { text: { language }, dates: {} } };
  const body = <RecordWorkingGroupPage language={language} {...(wrong ?? fresh)} />;
  return recordPage(c, t(language, "members.record.working-group"), body, wrong);
}

const blank: { typed: Typed; errors: FieldError[] } = { typed: { text: {}, dates: {} }, errors: [] };

function recordPage(c: C, title: string, body: VNode, wrong: Wrong | undefined): Response | Promise<Response> {
  const crumbs = [{ href: here(c, membersPath), label: t(c.var.language, "members.title") }, { label: title }];
  return c.var.page({ title, body, breadcrumbs: crumbs }, wrong?.status ?? 200);
}

async function statesToChoose(c: C, { db, at }: Visit): Promise<StateNames> {
  const { language } = c.var;
  const states = await listStatesToChoose(db, language, dateOf(at));
  return new Map(states.map(({ code, short }) => [code, short[language]]));
}

async function officeChoices(c: C, visit: Visit): Promise<OfficeChoices> {
  requireMay(visit.actor, "office.record");
  return {
    states: await statesToChoose(c, visit),
    accounts: await listPeopleServing(visit.db, dateOf(visit.at)),
    groups: await listWorkingGroups(visit.db),
  };
}

function inWords(c: C, errors: readonly MembershipFormError[]): FieldError[] {
  return errors.map(({ field, key }) => ({ field, message: t(c.var.language, key) }));
}
