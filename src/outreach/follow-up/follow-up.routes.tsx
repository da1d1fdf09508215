import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound, Refused, requireMay } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import type { FollowUpId, ReportedActionId } from "#db/ids.ts";
import { writeCsv } from "#documents/spreadsheet.ts";
import { direction } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { getTemplateInUse } from "#regime/template.queries.ts";
import { listOrganisationNames } from "#states/directory/organisation.queries.ts";
import { dateOf, listStates, readToday } from "#states/state.queries.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { getActivity, listAttendance } from "../activities/activity.queries.ts";
import { activityId, type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import type { Names } from "../activities/activity-words.ts";
import { wasHeld } from "../activities/machine.ts";
import { isMine } from "../activities/own-activity.ts";
import { findFeedbackResults } from "../feedback/feedback.queries.ts";
import {
  activitiesPath,
  activityPath,
  afterwardsPath,
  answerPath,
  descriptionFilePath,
  followUpLinkPath,
  followUpPath,
  followUpsPath,
  outreachPath,
} from "../paths.ts";
import { readActivityDescription } from "../results/activity-description.queries.ts";
import { DescriptionSection } from "../results/activity-description.views.tsx";
import { descriptionRows } from "../results/description-sheet.ts";
import { actAsSystem, readAsSystem, type SystemDoor } from "../system-door.ts";
import { ActionRowsPage } from "./action-rows.views.tsx";
import { answerFollowUp } from "./answer-follow-up.ts";
import { readAnswer } from "./answer-form.ts";
import { readChain } from "./chain.queries.ts";
import { AfterwardsPage } from "./chain.views.tsx";
import { findAction, findByToken, getFollowUp, listActions, listFollowUps, listTiedRows } from "./follow-up.queries.ts";
import type { FollowUp } from "./follow-up.ts";
import { AnsweredPage, AnswerPage, FollowUpsPage, LinkMadePage } from "./follow-up.views.tsx";
import { makeAnswerLink } from "./make-answer-link.ts";
import { takeBackAction } from "./take-back-action.ts";
import { tieAction } from "./tie-action.ts";

type Doors = { accounts: SystemDoor; url: string };

/** What came of activities: questions after 3, 6 and 12 months, their answers, and the chain to the matrix. */
export function followUpRoutes({ accounts, url }: Doors): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get(followUpsPath, async (c) => {
    const { language } = c.var;
    const page = await readAs(c, async (visit) => {
      requireMay(visit.actor, "follow-up.read");
      return { followUps: await listFollowUps(visit.db), ...(await readAround(visit, language)) };
    });
    const title = t(language, "follow-ups.title");
    return c.var.page({ title, body: <FollowUpsPage language={language} {...page} />, breadcrumbs: crumbs(c, title) });
  });

  routes.get(`${followUpsPath}/:id`, (c) => followUpPage(c));

  routes.post(`${followUpsPath}/:id`, async (c) => {
    const id = followUpId(c);
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const answer = readAnswer(form, await readAs(c, ({ db }) => getFollowUp(db, id)));
    if (!answer) return followUpPage(c, form, 422);
    const outcome = await actAs(c, (work) => answerFollowUp(work, id, answer));
    if (outcome.ok) return c.redirect(`${here(c, followUpPath(id))}?done=follow-up-answered`, 303);
    form.refuse({ field: "did", key: `follow-up.error.${outcome.reason}` });
    return followUpPage(c, form, 409);
  });

  routes.post(`${followUpsPath}/:id/link`, async (c) => {
    const { language } = c.var;
    const id = followUpId(c);
    const outcome = await actAs(c, (work) => makeAnswerLink(work, id));
    if (!outcome.ok) return c.redirect(here(c, followUpPath(id)), 303);
    const title = t(language, "follow-up.link");
    // NOTE no redirect: the address is shown this once and stands in no address of ours.
    const body = (
      <LinkMadePage
        {...{ language, title }}
        address={`${url}/${language}${answerPath(outcome.token)}`}
        back={here(c, followUpPath(id))}
      />
    );
    return c.var.page({ title, body, breadcrumbs: crumbs(c, title) });
  });

  routes.get(`${outreachPath}/answers/:token`, (c) => answerPage(c, accounts));

  routes.post(`${outreachPath}/answers/:token`, async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const answer = readAnswer(form, (await readByToken(c, accounts)).followUp);
    if (!answer) return answerPage(c, accounts, form, 422);
    const token = tokenIn(c);
    const outcome = await actAsSystem(c, accounts, async (work) => {
      const followUp = await findByToken(work.db, token);
      if (!followUp) throw new NotFound("address of a follow-up");
      return await answerFollowUp(work, followUp.id, answer);
    });
    if (outcome.ok) return c.redirect(`${c.req.path}?done=follow-up-answered`, 303);
    form.refuse({ field: "did", key: `follow-up.error.${outcome.reason}` });
    return answerPage(c, accounts, form, 409);
  });

  routes.get(`${activitiesPath}/:id/afterwards`, async (c) => {
    const { language } = c.var;
    const described = await readDescribed(c, accounts);
    const page = await readAs(c, async (visit) => {
      requireMay(visit.actor, "follow-up.read");
      const activity = await getActivity(visit.db, activityId(c));
      return {
        activity,
        chains: await readChain(visit.db, activity),
        followUps: await listFollowUps(visit.db, { activity: activity.id }),
        mayTakeBack: may(visit.actor, "action.take-back"),
        mayTie: may(visit.actor, "action.tie"),
        ...(await readAround(visit, language)),
      };
    });
    const title = t(language, "chain.title");
    const body = (
      <AfterwardsPage language={language} {...page}>
        {described ? (
          <DescriptionSection
            language={language}
            {...described}
            file={here(c, descriptionFilePath(page.activity.id))}
          />
        ) : null}
      </AfterwardsPage>
    );
    return c.var.page({ title, body, breadcrumbs: crumbs(c, title, page.activity) });
  });

  routes.get(`${activitiesPath}/:id/afterwards/counts.csv`, async (c) => {
    const { language } = c.var;
    const described = await readDescribed(c, accounts);
    if (!described) throw new Refused("activity-feedback.read");
    const rows = descriptionRows(language, described);
    const sheet = { name: t(language, "described.title"), rows, isRightToLeft: direction(language) === "rtl" };
    return c.body(writeCsv(sheet), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="1540-activity-${described.on}.csv"`,
      "x-content-type-options": "nosniff",
    });
  });

  routes.post(`${activitiesPath}/:id/afterwards/:action/ending`, async (c) => {
    await actAs(c, (work) => takeBackAction(work, idInAddress<ReportedActionId>(c, "action", "action")));
    return c.redirect(`${here(c, afterwardsPath(activityId(c)))}?done=action-taken-back`, 303);
  });

  routes.get(`${activitiesPath}/:id/afterwards/:action/rows`, (c) => rowsPage(c));

  routes.post(`${activitiesPath}/:id/afterwards/:action/rows`, async (c) => {
    const data = await c.req.formData();
    const rows = data.getAll("rows").filter((row) => typeof row === "string");
    const outcome = await actAs(c, (work) => tieAction(work, actionId(c), [...new Set(rows)]));
    if (outcome.ok) return c.redirect(`${here(c, afterwardsPath(activityId(c)))}?done=action-tied`, 303);
    return rowsPage(c, 409);
  });

  return routes;
}

/** What was counted around an activity that was held; undefined for who may not read it. What States did is for the Committee alone. */
async function readDescribed(c: C, accounts: SystemDoor) {
  const read = await readAs(c, async (visit) => {
    requireMay(visit.actor, "follow-up.read");
    const activity = await getActivity(visit.db, activityId(c));
    const forCommittee = may(visit.actor, "results.read");
    const isForReader = forCommittee || (may(visit.actor, "activity-feedback.read") && (await isMine(visit, activity)));
    if (!wasHeld(activity.standing) || !isForReader) return undefined;
    return {
      ...{ activity, forCommittee, on: dateOf(visit.at) },
      took: activity.invitees.filter(({ state, standing }) => state && standing === "took-part").length,
      attendance: await listAttendance(visit.db, activity.id),
      feedback: await findFeedbackResults(visit.db, activity.id),
    };
  });
  if (!read?.forCommittee) return read && { ...read, description: undefined };
  const description = await readAsSystem(c, accounts, (visit) => readActivityDescription(visit, read.activity));
  return { ...read, description };
}

function actionId(c: C): ReportedActionId {
  return idInAddress<ReportedActionId>(c, "action", "action");
}

async function rowsPage(c: C, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "action.tie");
    const action = await findAction(db, actionId(c));
    if (!action) throw new NotFound("reported action");
    const template = await getTemplateInUse(db);
    return {
      ...{ action, template },
      activity: await getActivity(db, activityId(c)),
      tied: await listTiedRows(db, action.id, template.id),
    };
  });
  const title = t(language, "action.tie", { kind: t(language, `action.kind.${page.action.kind}`) });
  const body = <ActionRowsPage {...{ language, title }} {...page} isWrong={status === 409} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, page.activity) }, status);
}

function followUpId(c: C): FollowUpId {
  return idInAddress<FollowUpId>(c, "follow-up");
}

function tokenIn(c: C): string {
  const token = c.req.param("token") ?? "";
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) throw new NotFound("address of a follow-up");
  return token;
}

async function followUpPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    requireMay(visit.actor, "follow-up.read");
    const followUp = await getFollowUp(visit.db, followUpId(c));
    return {
      followUp,
      actions: (await listActions(visit.db, { activity: followUp.activity })).filter(
        (one) => one.followUp === followUp.id,
      ),
      mayAnswer: may(visit.actor, "follow-up.answer") && !followUp.answeredAt,
      mayMakeLink: may(visit.actor, "follow-up.make-link") && !followUp.answeredAt,
      ...(await readAround(visit, language)),
    };
  });
  const { followUp, names, actions, mayAnswer, mayMakeLink } = page;
  const title = t(language, "follow-up.title", { months: followUp.months });
  const state = stateOf(c, form, { language });
  const body =
    mayAnswer || form ? (
      <AnswerPage
        {...{ language, title, followUp, names, state }}
        action={here(c, followUpPath(followUp.id))}
        back={{ href: here(c, activityPath(followUp.activity)), label: t(language, "activity.back") }}
        link={mayMakeLink ? here(c, followUpLinkPath(followUp.id)) : undefined}
      />
    ) : (
      <AnsweredPage {...{ language, title, followUp, names, actions }} />
    );
  return c.var.page(
    { title, body, breadcrumbs: crumbs(c, title, { id: followUp.activity, title: followUp.title }) },
    status,
  );
}

/** Of an answer the address tells only that it was given. */
async function readByToken(c: C, accounts: SystemDoor): Promise<{ followUp: FollowUp; names: Names }> {
  const token = tokenIn(c);
  const page = await readAsSystem(c, accounts, async ({ db }) => {
    const found = await findByToken(db, token);
    const followUp = found && { ...found, words: "", answeredAs: "", answeredHow: null };
    return followUp && { followUp, names: await namesFor(db, c) };
  });
  if (!page) throw new NotFound("address of a follow-up");
  return page;
}

/** What whoever has the address sees: the question and nothing else of the system. */
async function answerPage(c: C, accounts: SystemDoor, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { followUp, names } = await readByToken(c, accounts);
  const title = t(language, "follow-up.title", { months: followUp.months });
  const state = stateOf(c, form, { language });
  const body =
    followUp.answeredAt && !form ? (
      <AnsweredPage {...{ language, title, followUp, names }} actions={[]} />
    ) : (
      <AnswerPage
        {...{ language, title, followUp, names, state }}
        action={c.req.path}
        back={{ href: here(c, ""), label: t(language, "home.title") }}
        link={undefined}
      />
    );
  return c.var.page({ title, body }, status);
}

async function namesFor(db: Reader, c: C): Promise<Names> {
  const { language } = c.var;
  const states = await listStates(db, language, await readToday(db));
  return {
    states: new Map(states.map(({ code, short }) => [code as string, short[language]])),
    organisations: await listOrganisationNames(db),
    objectives: new Map(),
  };
}
