import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import { type CalendarMarkId, readStateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import { marksPath } from "../paths.ts";
import { endMark } from "./end-mark.ts";
import { listMarks } from "./mark.queries.ts";
import { markKinds, type NewMark } from "./mark.ts";
import { MarksPage } from "./marks.views.tsx";
import { recordMark } from "./record-mark.ts";

/** Large meetings and holidays that activities would meet. */
export const marksRoutes = new Hono<Door>();

marksRoutes.get(marksPath, (c) => marksPage(c));

marksRoutes.post(marksPath, async (c) => {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const mark = readMark(form);
  if (!mark) return marksPage(c, form, 422);
  await actAs(c, (work) => recordMark(work, mark));
  return c.redirect(`${here(c, marksPath)}?done=mark-recorded`, 303);
});

marksRoutes.post(`${marksPath}/:id/ending`, async (c) => {
  await actAs(c, (work) => endMark(work, idInAddress<CalendarMarkId>(c, "mark")));
  return c.redirect(`${here(c, marksPath)}?done=mark-ended`, 303);
});

function readMark(form: TypedForm): NewMark | undefined {
  const kind = form.choice("kind", markKinds, { label: "mark.kind", required: true });
  const name = form.text("name", { label: "mark.name", most: 200, required: true });
  const language = form.language("language", { label: "activity.title-language" });
  const state = readStateCode(form.text("state", { label: "mark.state" })) ?? null;
  if (kind && (kind === "host-holiday") !== (state !== null)) form.refuse({ field: "state", key: "mark.error.state" });
  const from = form.day("first", { label: "activity.first-day", required: true });
  const last = form.day("last", { label: "activity.last-day" }) ?? from;
  if (from && last && last < from) form.refuse({ field: "last", key: "activity.error.ends-before" });
  const source = form.text("source", { label: "activity.source", most: 500, required: true });
  if (!kind || !from || !last || !form.isRight()) return undefined;
  const before = Temporal.PlainDate.from(last).add({ days: 1 });
  if (Temporal.PlainDate.from(from).until(before).days > 60) {
    form.refuse({ field: "last", key: "mark.error.too-long" });
    return undefined;
  }
  return { kind, name, language, state, from, before: before.toString(), source };
}

async function marksPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    requireMay(visit.actor, "calendar-mark.read");
    const year = Number(dateOf(visit.at).slice(0, 4));
    return {
      marks: await listMarks(visit.db, { from: `${year - 1}-01-01`, before: `${year + 3}-01-01` }),
      around: await readAround(visit, language),
      mayRecord: may(visit.actor, "calendar-mark.record"),
    };
  });
  const title = t(language, "marks.title");
  const body = <MarksPage {...{ language, title }} {...page} state={stateOf(c, form, { language })} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}
