import { Hono } from "hono";
import type { Accounts } from "#access/accounts/auth.ts";
import { systemAccount } from "#access/actor.ts";
import type { Door } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { getActivity } from "../activities/activity.queries.ts";
import { type C, type Status, stateOf } from "../activities/activity-door.ts";
import { outreachPath } from "../paths.ts";
import { FeedbackFormPage, FeedbackSaidPage } from "./answer.views.tsx";
import { type AnswerFeedbackOutcome, answerFeedback, type FeedbackAnswer } from "./answer-feedback.ts";
import { findSheetByToken } from "./feedback.queries.ts";
import { feedbackStanding, lastDayOfFeedback, readToken } from "./feedback.ts";
import { readFeedback } from "./feedback-forms.ts";

type Doors = { accounts: Pick<Accounts, "asPerson"> };

/** The form of an activity at the address on the printed sheets: for whoever has a code, without an account. */
export function feedbackAnswerRoutes({ accounts }: Doors): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get(`${outreachPath}/feedback/:token`, (c) => formPage(c, accounts));

  routes.post(`${outreachPath}/feedback/:token`, async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const answer = readFeedback(form, (await readByToken(c, accounts)).sheet);
    if (!answer) return formPage(c, accounts, form, 422);
    const outcome = await answerAsSystem(c, accounts, answer);
    if (outcome.ok) return c.redirect(`${c.req.path}/thanks`, 303);
    form.refuse({ field: "code", key: `activity-feedback.error.${outcome.reason}` });
    return formPage(c, accounts, form, 409);
  });

  routes.get(`${outreachPath}/feedback/:token/thanks`, async (c) => {
    const { language } = c.var;
    const { activity } = await readByToken(c, accounts);
    const title = t(language, "activity-feedback.thanks.title");
    const words = t(language, "activity-feedback.thanks");
    return c.var.page({ title, body: <FeedbackSaidPage {...{ language, title, activity, words }} /> });
  });

  return routes;
}

async function formPage(c: C, accounts: Doors["accounts"], form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { sheet, activity, standing } = await readByToken(c, accounts);
  const title = t(language, "activity-feedback.form.title");
  const shown = { language, title, activity };
  const body =
    standing === "open" || form ? (
      <FeedbackFormPage
        {...shown}
        {...{ sheet, action: c.req.path, state: stateOf(c, form) }}
        lastDay={lastDayOfFeedback({ before: activity.time.before, openDays: sheet.form.openDays })}
      />
    ) : (
      <FeedbackSaidPage {...shown} words={t(language, `activity-feedback.${standing}`)} />
    );
  return c.var.page({ title, body }, status);
}

/** Of the activity whoever has the address sees its title and days, and the questions. */
async function readByToken(c: C, accounts: Doors["accounts"]) {
  const token = tokenIn(c);
  const page = await accounts.asPerson(systemAccount, (session) =>
    c.var.access.withActor(session, async ({ db, at }) => {
      const sheet = await findSheetByToken(db, token);
      if (!sheet) return undefined;
      const activity = await getActivity(db, sheet.activity);
      return { sheet, activity, standing: feedbackStanding(activity, sheet, at) };
    }),
  );
  if (!page) throw new NotFound("form of feedback");
  return page;
}

async function answerAsSystem(
  c: C,
  accounts: Doors["accounts"],
  answer: FeedbackAnswer,
): Promise<AnswerFeedbackOutcome> {
  const token = tokenIn(c);
  const outcome = await accounts.asPerson(systemAccount, (session) =>
    c.var.access.transact(session, (work) => answerFeedback(work, token, answer)),
  );
  if (!outcome) throw new Error("the system's session is not known");
  return outcome;
}

function tokenIn(c: C): string {
  const token = readToken(c.req.param("token") ?? "");
  if (!token) throw new NotFound("form of feedback");
  return token;
}
