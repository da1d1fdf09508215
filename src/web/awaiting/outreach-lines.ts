import { holds, statesOf } from "#access/actor.ts";
import { may } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { OrganisationId } from "#db/ids.ts";
import { isolated, t } from "#i18n/t.ts";
import { findOwnOrganisation, listActivities } from "#outreach/activities/activity.queries.ts";
import type { ActivityHead } from "#outreach/activities/activity.ts";
import { timeInWords } from "#outreach/activities/activity-words.ts";
import { listFollowUps } from "#outreach/follow-up/follow-up.queries.ts";
import { listWaitingNotices } from "#outreach/notices/notice.queries.ts";
import { activityPath, activityStepPath, followUpPath, sameEventPath } from "#outreach/paths.ts";
import { countWaiting } from "#outreach/same-event/pair.queries.ts";
import { dateOf } from "#states/state.queries.ts";
import { type Lists, type Say, undated } from "./lines.ts";

/** What of outreach waits for a person: a look, an approval, a report, an answer on what came of it. */
export async function addOutreach(visit: Visit, say: Say, lists: Lists): Promise<void> {
  const { db, actor, at } = visit;
  if (!holds(actor, "secretariat", "chair", "expert", "state", "organisation")) return;
  const own = await findOwnOrganisation(db);
  await addNotices(visit, say, lists, own ?? null);
  await addFollowUps(visit, say, lists, own ?? null);
  if (holds(actor, "secretariat")) await addPairs(visit, say, lists);
  if (!own && !holds(actor, "secretariat", "chair", "expert")) return;
  const on = Temporal.PlainDate.from(dateOf(at));
  const near = { from: on.subtract({ months: 12 }).toString(), before: on.add({ years: 2 }).toString() };
  for (const activity of await listActivities(db, near)) {
    if (activity.onRecord || activity.owner !== (own ?? null)) continue;
    const step = nextStep(activity);
    if (!step || !isFor(visit, step, own !== undefined)) continue;
    lists.waits.push({
      href: `/${say.language}${step === "check" ? activityPath(activity.id) : activityStepPath(activity.id, step)}`,
      sentence: t(say.language, `awaiting.activity.${step}`, {
        title: isolated(activity.title),
        when: timeInWords(say.language, activity.time),
      }),
      due: activity.time.from,
    });
  }
}

/** What those who are invited are told, until they have seen it. */
async function addNotices(
  { db, actor, at }: Visit,
  { language }: Say,
  { waits }: Lists,
  own: OrganisationId | null,
): Promise<void> {
  if (!may(actor, "activity-notice.see")) return;
  const told = { states: statesOf(actor), organisation: own };
  for (const { activity, event, title, time } of await listWaitingNotices(db, told, dateOf(at)))
    waits.push({
      href: `/${language}${activityPath(activity)}#notices`,
      sentence: t(language, "awaiting.activity-notice", {
        title: isolated(title),
        what: t(language, `activity-notices.${event}`, { when: timeInWords(language, time) }),
      }),
      due: undated,
    });
}

/** Announcements of which a person is to say whether they are the same. */
async function addPairs({ db }: Visit, { language }: Say, { waits }: Lists): Promise<void> {
  const count = await countWaiting(db);
  if (count === 0) return;
  waits.push({
    href: `/${language}${sameEventPath}`,
    sentence: t(language, "awaiting.same-event", { count }),
    due: undated,
  });
}

type Step = "check" | "consult" | "approve" | "report";

function nextStep({ standing, checkedFrom, checkedBefore, time, consultedAt }: ActivityHead): Step | undefined {
  const isChecked = checkedFrom === time.from && checkedBefore === time.before;
  if (standing === "postponed") return "check";
  if (standing === "held") return "report";
  if (standing !== "proposed") return undefined;
  if (!isChecked) return "check";
  return consultedAt ? "approve" : "consult";
}

function isFor({ actor }: Visit, step: Step, ownsIt: boolean): boolean {
  if (ownsIt) return true;
  if (step === "approve") return holds(actor, "chair");
  return step === "report" ? holds(actor, "secretariat", "expert") : holds(actor, "secretariat");
}

async function addFollowUps(
  { db, actor }: Visit,
  { language }: Say,
  { waits }: Lists,
  own: string | null,
): Promise<void> {
  const states: string[] = statesOf(actor);
  for (const one of await listFollowUps(db)) {
    const isMine = one.state ? states.includes(one.state) : own !== null && one.organisation === own;
    if (one.answeredAt || !isMine) continue;
    waits.push({
      href: `/${language}${followUpPath(one.id)}`,
      sentence: t(language, "awaiting.follow-up", { title: isolated(one.title), months: one.months }),
      due: one.dueOn,
    });
  }
}
