import { Hono } from "hono";
import { actAs, type Door, here, readAs, readAsPublic } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { fileTypes } from "#committee/papers/paper.ts";
import type { DocxPress } from "#documents/docx.ts";
import type { PdfPress } from "#documents/pdf.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { basisOf, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { getActivity } from "../activities/activity.queries.ts";
import type { ActivityWhole } from "../activities/activity.ts";
import { activityId, type C, crumbs, type Status, stateOf } from "../activities/activity-door.ts";
import { getOwnActivity, isMine } from "../activities/own-activity.ts";
import { listShown } from "../calendar/shown.queries.ts";
import { activitiesPath, noteFormats, notePath } from "../paths.ts";
import { readNoteFacts } from "./facts.queries.ts";
import { getHeadings } from "./headings.queries.ts";
import { issueNote } from "./issue-note.ts";
import { findDraft, getVersion, lastIssued, listKeptVersions, listVersions } from "./note.queries.ts";
import { type NoteDraft, type NoteVersion, type StandingNote, standingNote, takesNote } from "./note.ts";
import { type NoteActivity, NotePage } from "./note.views.tsx";
import { readNoteForm, typedNote } from "./note-form.ts";
import { noteSheet } from "./note-sheet.ts";
import { showNote } from "./show-note.ts";
import { writeNote } from "./write-note.ts";
import { IssuingPage, ShowingNotePage, WritingPage } from "./writing.views.tsx";

type Doors = {
  press: PdfPress;
  docx: DocxPress;
  keep: (c: C, render: () => Promise<Response>) => Promise<Response>;
  demonstration: boolean;
};

/** The information note on an activity: written, issued, shown, taken away as a file. */
export function noteRoutes(doors: Doors): Hono<Door> {
  const routes = new Hono<Door>();
  const path = `${activitiesPath}/:id/note`;

  routes.get(path, (c) => (isReader(c) ? notePage(c) : shownPage(c, doors)));

  routes.get(`${path}/text`, (c) => textPage(c));
  routes.post(`${path}/text`, async (c) => {
    const id = activityId(c);
    const data = await c.req.formData();
    const form = openTypedForm(data, c.var.language);
    const basedOn = readCount(form.text("basis", { label: "note.title" }));
    form.text("opened", { label: "note.language" });
    const text = readNoteForm(form);
    if (!form.isRight()) return textPage(c, form, 422);
    const outcome = await actAs(c, (work) => writeNote(work, id, { text, basedOn }));
    if (data.get("by") === "script") return c.json(outcome, outcome.ok ? 200 : 409);
    if (outcome.ok) return c.redirect(`${here(c, notePath(id))}?done=note-written`, 303);
    form.refuse({ field: "objectives", key: `note.error.${outcome.reason}` });
    return textPage(c, form, 409, outcome.reason === "changed-meanwhile");
  });

  routes.get(`${path}/issuing`, (c) => issuingPage(c));
  routes.post(`${path}/issuing`, async (c) => {
    const id = activityId(c);
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const basedOn = readCount(form.text("basis", { label: "note.title" }));
    const { note, event, at } = await readAs(c, (visit) => readForIssue(c, visit));
    const printed = note && (await print(doors, note, { event, number: 1, issuedAt: at }, "pdf"));
    if (printed && !printed.ok) {
      form.refuse({ field: "issue", key: "note.error.unprintable", values: { detail: printed.detail } });
      return issuingPage(c, form, 422);
    }
    const outcome = await actAs(c, (work) => issueNote(work, id, { basedOn }));
    if (outcome.ok) return c.redirect(`${here(c, notePath(id))}?done=note-issued`, 303);
    form.refuse({ field: "issue", key: `note.error.${outcome.reason}` });
    return issuingPage(c, form, outcome.reason === "incomplete" ? 422 : 409);
  });

  routes.get(`${path}/showing`, (c) => showingPage(c));
  routes.post(`${path}/showing`, async (c) => {
    const id = activityId(c);
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const number = readCount(form.text("number", { label: "note.version" }));
    const shown = form.choice("shown", ["yes", "no"], { label: "document.shown", required: true });
    if (!form.isRight()) return showingPage(c, form, 422);
    const outcome = await actAs(c, (work) => showNote(work, id, { number, shown: shown === "yes" }));
    if (outcome.ok) return c.redirect(`${here(c, notePath(id))}?done=note-showing`, 303);
    form.refuse({ field: "shown", key: `note.error.${outcome.reason}` });
    return showingPage(c, form, 409);
  });

  routes.get(`${path}/versions/:number`, (c) => (isReader(c) ? notePage(c, numberIn(c)) : shownPage(c, doors)));

  for (const format of noteFormats)
    routes.get(`${path}/versions/:number/note.${format}`, async (c) => {
      const id = activityId(c);
      if (isReader(c)) return fileOf(doors, await readAs(c, ({ db }) => getVersion(db, id, numberIn(c))), format);
      const render = async (): Promise<Response> =>
        fileOf(doors, await readAsPublic(c, (db) => getVersion(db, id, numberIn(c))), format);
      return c.var.person ? await render() : await doors.keep(c, render);
    });

  return routes;
}

/** Whether somebody signed in who reads activities; an administrator reads what everybody does. */
function isReader(c: C): boolean {
  return c.var.person !== undefined && may(c.var.person, "activity.read");
}

function numberIn(c: C): number {
  return readCount(c.req.param("number"));
}

function inPage({ id, title, language, shownAt }: ActivityWhole): NoteActivity {
  return { id, title, language, isShown: shownAt !== null };
}

/** The draft as it would stand, under the headings and with the record of now. */
async function standingDraft(
  { db }: Pick<Visit, "db">,
  activity: ActivityWhole,
  written: NoteDraft,
): Promise<StandingNote> {
  const facts = await readNoteFacts(db, activity, written.language);
  return standingNote(await getHeadings(db, written.language), written, facts);
}

async function notePage(c: C, number?: number): Promise<Response> {
  const { language } = c.var;
  const { activity, ...page } = await readAs(c, async (visit) => {
    const { db, actor, at } = visit;
    requireMay(actor, "activity.read");
    const activity = await getActivity(db, activityId(c));
    const mine = await isMine(visit, activity);
    const write = mine && may(actor, "information-note.write") && takesNote(activity, at);
    const versions = await listKeptVersions(db, activity.id);
    if (!write && versions.length === 0) throw new NotFound("information note");
    const written = await findDraft(db, activity.id);
    const isNew = written !== undefined && written.revision > (await lastIssued(db, activity.id)).revision;
    const draft =
      isNew && number === undefined ? { written, note: await standingDraft(visit, activity, written) } : undefined;
    return {
      activity,
      versions,
      draft,
      version: number === undefined ? (draft ? undefined : versions[0]) : await getVersion(db, activity.id, number),
      may: {
        write,
        issue: isNew,
        show: write && may(actor, "information-note.show"),
        readHeadings: may(actor, "note-headings.read"),
      },
    };
  });
  const title = t(language, "note.title");
  const body = <NotePage {...{ language, ...page }} activity={inPage(activity)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) });
}

/** The version that everybody may read, while its activity is shown. */
async function shownPage(c: C, { keep }: Doors): Promise<Response> {
  const { language } = c.var;
  const number = c.req.param("number");
  const render = async (): Promise<Response> => {
    const { activity, version } = await readAsPublic(c, async (db) => {
      const id = activityId(c);
      const [activity] = await listShown(db, { id });
      const [newest] = await listVersions(db, id);
      return { activity, version: number === undefined ? newest : await getVersion(db, id, readCount(number)) };
    });
    if (!activity || !version) throw new NotFound("information note");
    const title = t(language, "note.title");
    const body = (
      <NotePage
        {...{ language, version }}
        activity={{ ...activity, isShown: true }}
        versions={[]}
        may={{ write: false, issue: false, show: false, readHeadings: false }}
      />
    );
    return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity), public: true });
  };
  return c.var.person ? await render() : await keep(c, render);
}

/** The draft of an activity that this person writes, and what the record says in its language, or in the one asked for. */
async function readForText(c: C, visit: Visit, asked?: Language) {
  requireMay(visit.actor, "information-note.write");
  const activity = await getOwnActivity(visit, activityId(c));
  const draft = await findDraft(visit.db, activity.id);
  const language = asked ?? draft?.language ?? c.var.language;
  const facts = await readNoteFacts(visit.db, activity, language);
  const headings = await getHeadings(visit.db, language);
  return { activity, draft, language, facts, headings, takes: takesNote(activity, visit.at) };
}

async function textPage(c: C, form?: TypedForm, status: Status = 200, compared = false): Promise<Response> {
  const { language } = c.var;
  const opened = form?.typed.opened;
  const { activity, draft, facts, headings, takes, ...read } = await readAs(c, (visit) =>
    readForText(c, visit, opened !== undefined && isLanguage(opened) ? opened : undefined),
  );
  const standing = typedNote(draft, facts, read.language);
  const state = stateOf(c, form, standing);
  if (!form && !takes) state.errors = [{ field: "objectives", message: t(language, "note.error.not-held") }];
  const title = t(language, "note.write");
  const body = (
    <WritingPage
      {...{ language, facts, state }}
      activity={inPage(activity)}
      note={standingNote(headings, { ...nothingWritten, language: read.language }, facts)}
      basis={basisOf(form && state, status, draft?.revision ?? 0)}
      opened={read.language}
      standing={compared ? standing : undefined}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity), scripts: ["request-form"] }, status);
}

const nothingWritten = { participants: {}, objectives: "", background: "", highlights: "", comments: "" };

async function readForIssue(c: C, visit: Visit) {
  requireMay(visit.actor, "information-note.issue");
  const activity = await getOwnActivity(visit, activityId(c));
  const draft = await findDraft(visit.db, activity.id);
  const versions = await listVersions(visit.db, activity.id);
  return {
    activity,
    draft,
    versions,
    note: draft && (await standingDraft(visit, activity, draft)),
    event: activity.title,
    at: visit.at,
  };
}

async function issuingPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { activity, draft, note, versions } = await readAs(c, (visit) => readForIssue(c, visit));
  if (!draft || !note) throw new NotFound("draft of an information note");
  const title = t(language, "note.issue");
  const body = (
    <IssuingPage
      {...{ language, note }}
      activity={inPage(activity)}
      state={stateOf(c, form)}
      number={(versions[0]?.number ?? 0) + 1}
      basis={draft.revision}
      isShownBefore={versions.some(({ shownAt }) => shownAt !== null)}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}

async function showingPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const asked = form?.typed.number ?? c.req.query("number");
  const { activity, version } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "information-note.show");
    const activity = await getOwnActivity(visit, activityId(c));
    return { activity, version: await getVersion(visit.db, activity.id, readCount(asked)) };
  });
  const title = t(language, version.shownAt ? "note.hide" : "note.show");
  const body = (
    <ShowingNotePage
      language={language}
      activity={inPage(activity)}
      note={standingNote(version.headings, version, version.facts)}
      state={stateOf(c, form)}
      number={version.number}
      isShown={version.shownAt !== null}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}

type Format = (typeof noteFormats)[number];
type Issue = { event: string; number: number; issuedAt: Temporal.Instant };
type Printed = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; detail: string };

/** The note as a file; a character that no typeface has is told, anything else that goes wrong is thrown. */
async function print(doors: Doors, note: StandingNote, issue: Issue, format: Format): Promise<Printed> {
  const data = noteSheet(note, { ...issue, invented: doors.demonstration });
  const made =
    format === "docx"
      ? await doors.docx.informationNote(data)
      : await doors.press.print({ template: "outreach/information-note/note.typ", data, standard: "ua-1" });
  if (!made.ok && made.reason === "failed") throw new Error(`an information note was not printed: ${made.detail}`);
  return made;
}

async function fileOf(doors: Doors, version: NoteVersion, format: Format): Promise<Response> {
  const { facts, headings, number, issuedAt, language } = version;
  const issue = { event: facts.event, number, issuedAt };
  const made = await print(doors, standingNote(headings, version, facts), issue, format);
  if (!made.ok) throw new Error(`an information note was not printed: ${made.detail}`);
  return new Response(made.bytes, {
    headers: {
      "content-type": fileTypes[format],
      "content-disposition": `attachment; filename="1540-information-note-${dateOf(issuedAt)}-${number}-${language}.${format}"`,
      "x-content-type-options": "nosniff",
    },
  });
}
