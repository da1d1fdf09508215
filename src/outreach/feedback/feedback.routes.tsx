import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { basisOf, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { activityId, type C, crumbs, type Status, stateOf } from "../activities/activity-door.ts";
import { wasHeld } from "../activities/machine.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { activitiesPath, feedbackFormPath, feedbackPath, feedbackQuestionsPath } from "../paths.ts";
import { enterPaperCounts } from "./enter-paper-counts.ts";
import { countCodes, findSheet, getFeedbackForm, listFeedbackForms, listPaperEntries } from "./feedback.queries.ts";
import { feedbackStanding, lastDayOfFeedback, mostCodes } from "./feedback.ts";
import { CodesPage, FeedbackPage, PaperPage } from "./feedback.views.tsx";
import { readPaperCounts, readQuestions, typedPaper, typedQuestions } from "./feedback-forms.ts";
import { makeFeedbackCodes } from "./make-feedback-codes.ts";
import { QuestionsPage } from "./questions.views.tsx";
import { recordFeedbackForm } from "./record-feedback-form.ts";

/** Feedback of participants, for those who keep an activity: codes, counts from paper, the questions. */
export function feedbackRoutes({ url }: { url: string }): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get(`${activitiesPath}/:id/feedback`, (c) => feedbackPage(c, url));

  routes.post(`${activitiesPath}/:id/feedback/codes`, async (c) => {
    const { language } = c.var;
    const id = activityId(c);
    const form = openTypedForm(await c.req.formData(), language);
    const howMany = readCount(form.text("codes", { label: "activity-feedback.codes.how-many", required: true }));
    if (form.isRight() && (howMany < 1 || howMany > mostCodes))
      form.refuse({ field: "codes", key: "activity-feedback.error.codes", values: { most: mostCodes } });
    if (!form.isRight()) return feedbackPage(c, url, form, 422);
    const { activity, outcome } = await actAs(c, async (work) => ({
      outcome: await makeFeedbackCodes(work, id, howMany),
      activity: await getOwnActivity(work, id),
    }));
    if (!outcome.ok) {
      form.refuse({
        field: "codes",
        key: `activity-feedback.error.${outcome.reason}`,
        values: { most: mostCodes },
      });
      return feedbackPage(c, url, form, 409);
    }
    const title = t(language, "activity-feedback.codes");
    // NOTE no redirect: the codes are shown this once and stand in no address of ours.
    const address = `${url}/${language}${feedbackFormPath(outcome.token)}`;
    const body = <CodesPage {...{ language, title, activity, address }} codes={outcome.codes} />;
    return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) });
  });

  routes.get(`${activitiesPath}/:id/feedback/paper`, (c) => paperPage(c));

  routes.post(`${activitiesPath}/:id/feedback/paper`, async (c) => {
    const id = activityId(c);
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const entry = readPaperCounts(form, await readPaper(c));
    if (!entry) return paperPage(c, form, 422);
    const outcome = await actAs(c, (work) => enterPaperCounts(work, id, entry));
    if (outcome.ok) return c.redirect(`${here(c, feedbackPath(id))}?done=activity-feedback-paper`, 303);
    form.refuse({ field: "forms", key: `activity-feedback.error.${outcome.reason}` });
    return paperPage(c, form, 409);
  });

  routes.get(feedbackQuestionsPath, (c) => questionsPage(c));

  routes.post(feedbackQuestionsPath, async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const questions = readQuestions(form);
    if (!questions) {
      await readAs(c, async ({ actor }) => requireMay(actor, "activity-feedback-form.record"));
      return questionsPage(c, form, 422);
    }
    const outcome = await actAs(c, (work) => recordFeedbackForm(work, questions));
    if (outcome.ok) return c.redirect(`${here(c, feedbackQuestionsPath)}?done=activity-feedback-form`, 303);
    form.refuse({ field: "source", key: "activity-feedback-form.error.changed" });
    return questionsPage(c, form, 409);
  });

  return routes;
}

async function feedbackPage(c: C, url: string, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    requireMay(visit.actor, "activity-feedback.keep");
    const activity = await getOwnActivity(visit, activityId(c));
    const sheet = await findSheet(visit.db, activity.id);
    const inForce = sheet?.form ?? (await getFeedbackForm(visit.db));
    return {
      ...{ activity, form: inForce },
      address: sheet ? `${url}/${language}${feedbackFormPath(sheet.token)}` : null,
      codes: await countCodes(visit.db, activity.id),
      standing: feedbackStanding(activity, { form: inForce, closedAt: sheet?.closedAt ?? null }, visit.at),
      lastDay:
        activity.time.precision === "days"
          ? lastDayOfFeedback({ before: activity.time.before, openDays: inForce.openDays })
          : null,
      wasHeld: wasHeld(activity.standing),
    };
  });
  const title = t(language, "activity-feedback.title");
  const body = <FeedbackPage {...{ language, title }} {...page} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, page.activity) }, status);
}

function readPaper(c: C) {
  return readAs(c, async (visit) => {
    requireMay(visit.actor, "activity-feedback.keep");
    const activity = await getOwnActivity(visit, activityId(c));
    if (!wasHeld(activity.standing)) throw new NotFound("counts from paper");
    const sheet = await findSheet(visit.db, activity.id);
    return {
      activity,
      form: sheet?.form ?? (await getFeedbackForm(visit.db)),
      subjects: sheet?.subjects ?? activity.subjects,
      entries: await listPaperEntries(visit.db, activity.id),
    };
  });
}

async function paperPage(c: C, typed?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readPaper(c);
  const title = t(language, "activity-feedback.paper");
  const state = stateOf(c, typed, typedPaper(page.entries[0]));
  const basis = basisOf(typed && state, status, page.entries[0]?.number ?? 0);
  const body = <PaperPage {...{ language, title, state, basis }} {...page} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, page.activity) }, status);
}

async function questionsPage(c: C, typed?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { forms, mayRecord } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "activity-feedback.read");
    return { forms: await listFeedbackForms(db), mayRecord: may(actor, "activity-feedback-form.record") };
  });
  const title = t(language, "activity-feedback-form.title");
  const [now] = forms;
  const state = stateOf(c, typed, now ? typedQuestions(now) : {});
  const basis = basisOf(typed && state, status, now?.number ?? 0);
  const body = <QuestionsPage {...{ language, title, forms, basis }} recording={mayRecord ? state : undefined} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}
