import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import type { ActivityInviteeId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, readCount, type Typed, type TypedForm } from "#ui/typed-form.ts";
import { activitiesPath, activityPartPath, activityPath } from "../paths.ts";
import { listAttendance } from "./activity.queries.ts";
import { type AttendanceCount, attendingCapacities } from "./activity.ts";
import { activityId, type C, crumbs, readAround, type Status, stateOf } from "./activity-door.ts";
import { AttendancePage, linesForEach } from "./attendance.views.tsx";
import { countAttendance } from "./count-attendance.ts";
import { getOwnActivity } from "./own-activity.ts";

/** How many came, in which capacity. */
export const attendanceRoutes = new Hono<Door>();

attendanceRoutes.get(`${activitiesPath}/:id/attendance`, (c) => attendancePage(c));

attendanceRoutes.post(`${activitiesPath}/:id/attendance`, async (c) => {
  const id = activityId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const { took } = await readAttendance(c);
  const counts = took.flatMap((invitee) => readLines(form, invitee.id));
  if (!form.isRight()) return attendancePage(c, form, 422);
  const outcome = await actAs(c, (work) => countAttendance(work, id, counts));
  if (outcome.ok) return c.redirect(`${here(c, activityPath(id))}?done=activity-attendance`, 303);
  form.refuse({
    field: "attendance",
    key: `activity.error.${outcome.reason === "over" ? "over" : "nobody-took-part"}`,
  });
  return attendancePage(c, form, 409);
});

function readLines(form: TypedForm, invitee: ActivityInviteeId): AttendanceCount[] {
  const counts: AttendanceCount[] = [];
  for (let n = 1; n <= linesForEach; n++) {
    const capacity = form.choice(`capacity-${invitee}-${n}`, attendingCapacities, { label: "attendance.capacity" });
    const people = form.text(`people-${invitee}-${n}`, { label: "attendance.people" });
    const women = form.text(`women-${invitee}-${n}`, { label: "attendance.women" });
    if (!capacity && !people && !women) continue;
    const [all, some] = [readCount(people), women === "" ? null : readCount(women)];
    if (!capacity) form.refuse({ field: `capacity-${invitee}-${n}`, key: "attendance.error.capacity" });
    else if (counts.some((one) => one.capacity === capacity))
      form.refuse({ field: `capacity-${invitee}-${n}`, key: "attendance.error.twice" });
    if (all < 1 || all > 1000) form.refuse({ field: `people-${invitee}-${n}`, key: "attendance.error.people" });
    if (some !== null && (some < 0 || some > all))
      form.refuse({ field: `women-${invitee}-${n}`, key: "attendance.error.women" });
    if (capacity) counts.push({ invitee, capacity, people: all, women: some });
  }
  return counts;
}

function readAttendance(c: C) {
  return readAs(c, async (visit) => {
    requireMay(visit.actor, "activity.invite-list");
    const activity = await getOwnActivity(visit, activityId(c));
    return {
      activity,
      took: activity.invitees.filter(({ standing }) => standing === "took-part"),
      counts: await listAttendance(visit.db, activity.id),
      around: await readAround(visit, c.var.language),
    };
  });
}

async function attendancePage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { activity, took, counts, around } = await readAttendance(c);
  const opened: Typed = {};
  for (const { id } of took)
    for (const [n, count] of counts.filter(({ invitee }) => invitee === id).entries()) {
      opened[`capacity-${id}-${n + 1}`] = count.capacity;
      opened[`people-${id}-${n + 1}`] = String(count.people);
      opened[`women-${id}-${n + 1}`] = count.women === null ? "" : String(count.women);
    }
  const title = t(language, "attendance.title");
  const body = (
    <AttendancePage
      {...{ language, title, took }}
      names={around.names}
      state={stateOf(c, form, opened)}
      action={here(c, activityPartPath(activity.id, "attendance"))}
      back={here(c, activityPath(activity.id))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}
