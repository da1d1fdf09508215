import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { listMeetings } from "#committee/meetings/meeting.queries.ts";
import { meetingTitle, whenWords } from "#committee/meetings/meeting-head.views.tsx";
import { fileTypes } from "#committee/papers/paper.ts";
import { meetingPath } from "#committee/paths.ts";
import { type MeetingId, readId } from "#db/ids.ts";
import type { DocxPress } from "#documents/docx.ts";
import type { PdfPress } from "#documents/pdf.ts";
import { writeCsv, writeXlsx } from "#documents/spreadsheet.ts";
import { direction } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { FormPage, LanguageOf, SelectOf } from "#ui/form-page.tsx";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { listActivities, listParties } from "../activities/activity.queries.ts";
import { type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import { isIn, readFilter } from "../calendar/filter.ts";
import { activityListPath, listFormats, listPaperPath, outreachPath } from "../paths.ts";
import { type ActivityList, activityList, activityListSheet } from "./activity-list.ts";
import { addListPaper } from "./add-list-paper.ts";

type Presses = { press: PdfPress; docx: DocxPress };

const office = "application/vnd.openxmlformats-officedocument";
const source = "outreach/list"; // by which a meeting's paper is known to be this list

/** The provisional list of activities: as a file, and as a paper of a meeting. */
export function activityListRoutes(presses: Presses): Hono<Door> {
  const routes = new Hono<Door>();

  for (const format of listFormats)
    routes.get(activityListPath(format), async (c) => {
      const { language } = c.var;
      const { list, invented } = await readAs(c, (visit) => readList(c, visit));
      if (format === "csv" || format === "xlsx") {
        const rows = [list.columns, ...list.rows, [], [`${list.title} · ${list.forWhom} · ${list.asOf}`]];
        const sheet = { name: list.title, rows, isRightToLeft: direction(language) === "rtl", day: list.day };
        return format === "csv"
          ? answer(writeCsv(sheet), "text/csv; charset=utf-8", list, format)
          : answer(await writeXlsx(sheet), `${office}.spreadsheetml.sheet`, list, format);
      }
      const sheet = activityListSheet(language, list, invented);
      const made =
        format === "docx"
          ? await presses.docx.list(sheet)
          : await presses.press.print({ template: "documents/list.typ", data: sheet, standard: "ua-1" });
      if (!made.ok) throw new Error(`the list of activities was not printed: ${made.detail}`);
      return answer(new Uint8Array(made.bytes), format === "docx" ? fileTypes.docx : fileTypes.pdf, list, format);
    });

  routes.get(listPaperPath, (c) => paperPage(c));

  routes.post(listPaperPath, async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const meeting = readId<MeetingId>(form.text("meeting", { label: "activity-list.meeting", required: true }));
    const language = form.language("language", { label: "activity-list.language" });
    if (form.isRight() && !meeting) form.refuse({ field: "meeting", key: "activity-list.error.meeting" });
    if (!meeting || !form.isRight()) return paperPage(c, form, 422);
    const { list, invented } = await readAs(c, (visit) => readList(c, visit, language));
    const made = await presses.docx.list(activityListSheet(language, list, invented));
    if (!made.ok) throw new Error(`the list of activities was not written: ${made.detail}`);
    const file = { name: `list-of-activities-${list.day}.docx`, type: fileTypes.docx, bytes: Buffer.from(made.bytes) };
    const outcome = await actAs(c, (work) =>
      addListPaper(work, { meeting, title: list.title, source, text: { language, body: null, file } }),
    );
    if (outcome.ok) return c.redirect(`${here(c, meetingPath(meeting))}?done=activity-list-put`, 303);
    form.refuse({ field: "meeting", key: `activity-list.error.${outcome.reason}` });
    return paperPage(c, form, 409);
  });

  return routes;
}

async function readList(
  c: C,
  visit: Visit,
  language = c.var.language,
): Promise<{ list: ActivityList; invented: boolean }> {
  requireMay(visit.actor, "activity.read");
  const filter = readFilter((name) => c.req.query(name), dateOf(visit.at));
  const around = await readAround(visit, language);
  const all = await listActivities(visit.db, { from: `${filter.year}-01-01`, before: `${filter.year + 1}-01-01` });
  const activities = all.filter((activity) => isIn(activity, filter));
  const parties = await listParties(
    visit.db,
    activities.map(({ id }) => id),
  );
  const { demonstration } = await visit.db
    .selectFrom("instance")
    .select((where) => where("mode", "=", "demonstration").as("demonstration"))
    .executeTakeFirstOrThrow();
  const listed = activities.map((activity) => ({ ...activity, parties: parties.get(activity.id) ?? [] }));
  return {
    list: activityList(language, listed, { names: around.names, at: visit.at, year: filter.year }),
    invented: Boolean(demonstration),
  };
}

function answer(bytes: Uint8Array<ArrayBuffer>, type: string, { day }: ActivityList, format: string): Response {
  return new Response(bytes, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="1540-activities-${day}.${format}"`,
      "x-content-type-options": "nosniff",
    },
  });
}

async function paperPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const meetings = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.add-paper");
    const all = await listMeetings(db);
    if (all.length === 0) throw new NotFound("meeting");
    return all.filter(({ standing }) => standing.status === "announced");
  });
  const title = t(language, "activity-list.paper");
  const state = stateOf(c, form, { language });
  const body = (
    <FormPage
      {...{ language, title, state }}
      what={t(language, "activity-list.paper.what")}
      button={t(language, "activity-list.paper.button")}
      action={here(c, listPaperPath)}
      back={{ href: here(c, outreachPath), label: t(language, "activity.back-to-calendar") }}
    >
      <SelectOf
        page={language}
        state={state}
        name="meeting"
        label="activity-list.meeting"
        options={[
          { value: "", label: t(language, "activity.choose") },
          ...meetings.map((meeting) => ({
            value: meeting.id as string,
            label: `${meetingTitle(language, meeting)} – ${whenWords(language, meeting.time)}`,
          })),
        ]}
      />
      <LanguageOf page={language} state={state} name="language" label="activity-list.language" />
    </FormPage>
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}
