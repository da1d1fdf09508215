import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { basisOf, type FormState, longestText, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { getMeetingHead } from "../meetings/meeting.queries.ts";
import { crumbsUnder, meetingIdIn } from "../meetings/meeting-door.ts";
import { meetingPath } from "../paths.ts";
import { addPaper } from "./add-paper.ts";
import { AddLanguagePage, AddPaperPage, AddVersionPage, SendPapersPage } from "./add-paper.views.tsx";
import { addPaperLanguage } from "./add-paper-language.ts";
import { addPaperVersion } from "./add-paper-version.ts";
import { findPaperBody, findPaperFile, getPaper, listPapers } from "./paper.queries.ts";
import { type KeptFile, type NewPaperText, unsentVersions } from "./paper.ts";
import { PaperTextPage } from "./paper.views.tsx";
import { attachmentHeader, readPaperFile } from "./paper-file.ts";
import { sendPapers } from "./send-papers.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** The papers of a meeting: added, given newer versions and other languages, sent out, read. */
export const papersRoutes = new Hono<Door>();

papersRoutes.get("/meetings/:id/papers/new", (c) => addPaperPage(c, undefined, 200));

papersRoutes.post("/meetings/:id/papers", async (c) => {
  const meeting = meetingIdIn(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const title = form.text("title", { label: "meeting.paper.title", required: true });
  const preparedBy = form.text("prepared", { label: "meeting.paper.prepared-by" }) || null;
  const symbol = form.text("symbol", { label: "meeting.paper.symbol", most: 100 }) || null;
  const text = await readText(form, data);
  const source = form.text("source", { label: "meeting.basis", required: true });
  if (!form.isRight()) return addPaperPage(c, form, 422);
  const outcome = await actAs(c, (work) => addPaper(work, { meeting, title, preparedBy, symbol, source, text }));
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(meeting))}?done=paper-added`, 303);
  form.refuse({ field: "title", key: `meeting.error.${outcome.reason}` });
  return addPaperPage(c, form, 409);
});

papersRoutes.get("/meetings/:id/papers/:n/versions/new", (c) => addVersionPage(c, undefined, 200));

papersRoutes.post("/meetings/:id/papers/:n/versions", async (c) => {
  const meeting = meetingIdIn(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const symbol = form.text("symbol", { label: "meeting.paper.symbol", most: 100 }) || null;
  const basedOn = readCount(form.text("basis", { label: "meeting.paper.symbol" }));
  const text = await readText(form, data);
  if (!form.isRight()) return addVersionPage(c, form, 422);
  const outcome = await actAs(c, (work) => addPaperVersion(work, { meeting, n: placeIn(c), symbol, text, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(meeting))}?done=paper-added`, 303);
  form.refuse({ field: "symbol", key: `meeting.error.${outcome.reason}` });
  return addVersionPage(c, form, 409);
});

papersRoutes.get("/meetings/:id/papers/:n/languages/new", (c) => addLanguagePage(c, undefined, 200));

papersRoutes.post("/meetings/:id/papers/:n/languages", async (c) => {
  const meeting = meetingIdIn(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const version = readCount(form.text("version", { label: "meeting.paper.symbol" }));
  const text = await readText(form, data);
  if (!form.isRight()) return addLanguagePage(c, form, 422);
  const outcome = await actAs(c, (work) => addPaperLanguage(work, { meeting, n: placeIn(c), version, text }));
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(meeting))}?done=paper-added`, 303);
  form.refuse({ field: "language", key: `meeting.error.${outcome.reason}` });
  return addLanguagePage(c, form, 409);
});

papersRoutes.get("/meetings/:id/sending", (c) => sendPage(c, undefined, 200));

papersRoutes.post("/meetings/:id/sending", async (c) => {
  const meeting = meetingIdIn(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const note = form.text("note", { label: "meeting.send.note", most: 1000 }) || null;
  const read = form.text("read", { label: "meeting.papers", most: 5000 }).split(" ").filter(Boolean);
  if (!form.isRight()) return sendPage(c, form, 422);
  const outcome = await actAs(c, (work) => sendPapers(work, { meeting, read, note }));
  if (outcome.ok) return c.redirect(`${here(c, meetingPath(meeting))}?done=papers-sent`, 303);
  form.refuse({ field: "note", key: `meeting.error.${outcome.reason}` });
  return sendPage(c, form, 409);
});

papersRoutes.get("/meetings/:id/papers/:n/versions/:version/:text", async (c) => {
  const { language } = c.var;
  const { meeting, paper, version, written, body } = await readAs(c, async ({ db }) => {
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    const found = await versionIn(c, db);
    const body = await findPaperBody(db, found.version.id, found.written);
    if (!body) throw new NotFound("text of a paper");
    return { meeting, ...found, body };
  });
  return c.var.page({
    title: paper.title,
    body: (
      <PaperTextPage
        language={language}
        paper={paper}
        version={version}
        written={written}
        titleLanguage={meeting.language}
        body={body}
      />
    ),
    breadcrumbs: crumbsUnder(c, meeting, paper.title),
  });
});

/** A file is saved, never shown: its name and type are those we gave it. */
papersRoutes.get("/meetings/:id/papers/:n/versions/:version/:text/file", async (c) => {
  const file = await readAs(c, async ({ db }) => {
    const { version, written } = await versionIn(c, db);
    return await findPaperFile(db, version.id, written);
  });
  if (!file) throw new NotFound("file of a paper");
  return c.body(new Uint8Array(file.bytes), 200, {
    "content-type": file.type === "text/plain" ? "text/plain; charset=utf-8" : file.type,
    "content-disposition": attachmentHeader(file.name),
    "x-content-type-options": "nosniff",
  });
});

/** One language of a version as a form says it: words, a file, or both. */
async function readText(form: TypedForm, data: FormData): Promise<NewPaperText> {
  const language = form.language("language", { label: "meeting.text-language" });
  const body = form.text("body", { label: "meeting.paper.body", most: longestText }) || null;
  const sent = data.get("file");
  const file = sent instanceof File && (sent.name || sent.size > 0) ? await readFile(form, sent) : null;
  if (!body && !file && form.isRight()) form.refuse({ field: "body", key: "meeting.error.no-text" });
  return { language, body, file };
}

async function readFile(form: TypedForm, sent: File): Promise<KeptFile | null> {
  const read = readPaperFile(sent.name, Buffer.from(await sent.arrayBuffer()));
  if (read.ok) return read.file;
  form.refuse({ field: "file", key: `meeting.error.file.${read.reason}` });
  return null;
}

async function addPaperPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const meeting = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.add-paper");
    return await getMeetingHead(db, meetingIdIn(c));
  });
  const state = stateOf(c, form, { language: meeting.language, source: meeting.source });
  const title = t(language, "meeting.paper.add");
  const body = <AddPaperPage language={language} meeting={meeting} state={state} />;
  return c.var.page({ title, body, breadcrumbs: crumbsUnder(c, meeting, title) }, status);
}

async function addVersionPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { meeting, paper } = await readPaper(c);
  const last = paper.versions.at(-1);
  const state = stateOf(c, form, {
    language: last?.texts[0]?.language ?? meeting.language,
    symbol: last?.symbol ?? "",
  });
  const title = t(language, "meeting.paper.new-version", { title: paper.title });
  const body = (
    <AddVersionPage
      language={language}
      meeting={meeting}
      state={state}
      paper={paper}
      basedOn={basisOf(state, status, last?.number ?? 0)}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbsUnder(c, meeting, title) }, status);
}

async function addLanguagePage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { meeting, paper } = await readPaper(c);
  const version = paper.versions.at(-1);
  if (!version) throw new NotFound("a paper without a version");
  const state = stateOf(c, form, { language });
  const title = t(language, "meeting.paper.new-language", { title: paper.title });
  const body = <AddLanguagePage language={language} meeting={meeting} state={state} paper={paper} version={version} />;
  return c.var.page({ title, body, breadcrumbs: crumbsUnder(c, meeting, title) }, status);
}

async function sendPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { meeting, unsent } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.send-papers");
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    return { meeting, unsent: unsentVersions(await listPapers(db, meeting.id)) };
  });
  const title = t(language, "meeting.send.link");
  const body = (
    <SendPapersPage
      language={language}
      meeting={meeting}
      state={stateOf(c, form, {})}
      unsent={unsent}
      isOff={meeting.standing.status === "cancelled"}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbsUnder(c, meeting, title) }, status);
}

function readPaper(c: C) {
  return readAs(c, async ({ db, actor }) => {
    requireMay(actor, "meeting.add-paper");
    const meeting = await getMeetingHead(db, meetingIdIn(c));
    return { meeting, paper: await getPaper(db, meeting.id, placeIn(c)) };
  });
}

function stateOf(c: C, form: TypedForm | undefined, blank: Record<string, string>): FormState {
  return { typed: form?.typed ?? blank, errors: form?.errorsIn(c.var.language) ?? [] };
}

async function versionIn(c: C, db: Parameters<typeof getPaper>[0]) {
  const number = readCount(c.req.param("version"));
  const written = c.req.param("text") ?? "";
  if (!isLanguage(written)) throw new NotFound("language of a paper");
  const paper = await getPaper(db, meetingIdIn(c), placeIn(c));
  const version = paper.versions.find((one) => one.number === number);
  if (!version) throw new NotFound("version of a paper");
  return { paper, version, written: written as Language };
}

function placeIn(c: C): number {
  return readCount(c.req.param("n"));
}
