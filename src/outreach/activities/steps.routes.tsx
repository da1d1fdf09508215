import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { type ActivityId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { countFound, lookAgain, overlapNames } from "../overlap/look.ts";
import { OverlapFound } from "../overlap/overlap.views.tsx";
import { activitiesPath, activityPath } from "../paths.ts";
import { getActivity, listActivities } from "./activity.queries.ts";
import { placeOfActivity } from "./activity.ts";
import { activityId, type C, crumbs, readAround, type Status, stateOf } from "./activity-door.ts";
import { readTime, typedTime } from "./activity-form.ts";
import { timeInWords } from "./activity-words.ts";
import { findActivityMove } from "./machine.ts";
import { moveActivity } from "./move-activity.ts";
import { isMine, isNamed } from "./own-activity.ts";
import { ActivityStepPage, type StepByHand, stepsByHand } from "./steps.views.tsx";

/** The steps of an activity, one page each. */
export const activityStepsRoutes = new Hono<Door>();

activityStepsRoutes.get(`${activitiesPath}/:id/steps/:step`, (c) => stepPage(c));

activityStepsRoutes.post(`${activitiesPath}/:id/steps/:step`, async (c) => {
  const id = activityId(c);
  const step = stepIn(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const words = form.text("words", { label: "activity.words", most: 8000 });
  const told = form.text("told", { label: "activity.told" }) === "yes";
  const into =
    step === "merge" ? readId<ActivityId>(form.text("into", { label: "activity.into", required: true })) : undefined;
  const time = step === "change-dates" ? readTime(form) : undefined;
  if (!form.isRight()) return stepPage(c, form, 422);
  const outcome = await actAs(c, async (work) => {
    const found = step === "check" ? { found: countFound(await lookAgain(work, await getActivity(work.db, id))) } : {};
    return await moveActivity(work, id, step, {
      words,
      told,
      ...found,
      ...(time ? { time } : {}),
      ...(into ? { into } : {}),
    });
  });
  if (outcome.ok) return c.redirect(`${here(c, activityPath(id))}?done=activity-moved`, 303);
  const field =
    outcome.reason === "invitees-not-told"
      ? "told"
      : outcome.reason === "no-target"
        ? "into"
        : outcome.reason === "no-dates"
          ? "when"
          : "words";
  form.refuse({ field, key: `activity.error.${outcome.reason}` });
  return stepPage(c, form, outcome.reason === "not-now" ? 409 : 422);
});

function stepIn(c: C): StepByHand {
  const found = stepsByHand.find((step) => step === c.req.param("step"));
  if (!found) throw new NotFound("step of an activity");
  return found;
}

async function stepPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const step = stepIn(c);
  const { activity, targets, found, around } = await readAs(c, async (visit) => {
    requireMay(visit.actor, `activity.${step}`);
    const activity = await getActivity(visit.db, activityId(c));
    const { actor, at } = visit;
    const move = findActivityMove(placeOfActivity(activity, { at, tookPart: true, told: true }), step);
    const mine = await isMine(visit, activity);
    if (move && !isNamed(move.who, { actor, owner: activity.owner, mine })) throw new NotFound("step of an activity");
    const near = { from: addDays(activity.time.from, -400), before: addDays(activity.time.before, 400) };
    const found = step === "check" ? await lookAgain(visit, activity) : undefined;
    const others = step === "merge" ? await listActivities(visit.db, near) : [];
    return {
      ...{ activity, found },
      around: await readAround(visit, language),
      targets: others
        .filter(({ id, standing }) => id !== activity.id && standing !== "cancelled" && standing !== "merged")
        .map(({ id, title, time }) => ({ value: id as string, label: `${title} – ${timeInWords(language, time)}` })),
    };
  });
  const title = t(language, `activity.step.${step}`);
  const state = stateOf(c, form, step === "change-dates" ? typedTime(activity.time) : {});
  const body = (
    <ActivityStepPage
      {...{ language, activity, step, targets, state }}
      told={form?.typed.told === "yes"}
      overlap={found ? <OverlapFound {...{ language, found }} names={overlapNames(around)} /> : null}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}

function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
