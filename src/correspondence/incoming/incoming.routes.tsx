import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { attachmentHeader } from "#committee/papers/paper-file.ts";
import {
  type IncomingFileId,
  type IncomingId,
  type LetterId,
  type OrganisationId,
  readId,
  readStateCode,
  type StateCode,
} from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { type FormState, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { addIncomingFile } from "./add-incoming-file.ts";
import { EntryPage } from "./entry.views.tsx";
import { AddFilePage, ProcessPage, RegisterIncomingPage, TiePage, TranslatePage } from "./entry-acts.views.tsx";
import {
  findAnsweredLetter,
  getIncoming,
  getIncomingFile,
  listIncoming,
  listIncomingFiles,
  listIncomingYears,
  listLettersTo,
  listOrganisations,
  listTranslations,
} from "./incoming.queries.ts";
import { type IncomingFilter, incomingKinds, waitingOrProcessed } from "./incoming.ts";
import { RegisterPage, type Room } from "./incoming.views.tsx";
import { type IncomingFileContent, readIncomingFile } from "./incoming-file.ts";
import { entryPath, incomingPath } from "./paths.ts";
import { processIncoming } from "./process-incoming.ts";
import { type NewIncoming, registerIncoming } from "./register-incoming.ts";
import { findRepliedLetter } from "./reply.ts";
import { tieToLetter } from "./tie-to-letter.ts";
import { translateIncoming } from "./translate-incoming.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** The register of what comes in: read, written, tied to letters and processed. */
export const incomingRoutes = new Hono<Door>();

incomingRoutes.get("/incoming", async (c) => {
  const { language } = c.var;
  const filter = readFilter(c);
  const page = Math.max(1, readCount(c.req.query("page")));
  const props = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "incoming.read");
    const states = await statesToChoose(db, language, dateOf(at));
    return {
      ...(await listIncoming(db, filter, page)),
      years: await listIncomingYears(db),
      mayRegister: may(actor, "incoming.register"),
      own: !holds(actor, "secretariat", "chair", "expert"),
      rooms: roomsOf(actor),
      names: states.names,
      states: states.offered,
    };
  });
  const body = <RegisterPage language={language} filter={filter} page={page} {...props} />;
  return c.var.page({ title: t(language, "incoming.title"), body });
});

incomingRoutes.get("/incoming/new", (c) => newPage(c, undefined, 200));

incomingRoutes.post("/incoming", async (c) => {
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const entry = readEntry(form);
  const file = await readFile(form, data, false);
  if (!form.isRight() || !entry) return newPage(c, form, 422);
  const outcome = await actAs(c, async (work) => {
    const registered = await registerIncoming(work, entry);
    if (registered.ok && file) await addIncomingFile(work, registered.id, file);
    return registered;
  });
  if (outcome.ok) return c.redirect(`${here(c, entryPath(outcome.id))}?done=incoming-registered`, 303);
  form.refuse({
    field: outcome.reason === "in-the-future" ? "received" : "state",
    key: `incoming.error.${outcome.reason}`,
  });
  return newPage(c, form, 422);
});

incomingRoutes.get("/incoming/:id", async (c) => {
  const { language } = c.var;
  const props = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "incoming.read");
    const entry = await getIncoming(db, entryId(c));
    return {
      entry,
      names: (await statesToChoose(db, language, dateOf(at))).names,
      files: await listIncomingFiles(db, entry.id),
      translations: await listTranslations(db, entry.id),
      may: {
        addFile: may(actor, "incoming.add-file"),
        translate: may(actor, "incoming.translate"),
        tie: may(actor, "incoming.tie"),
        process: may(actor, "incoming.process"),
        enterInformation: may(actor, "information.enter"),
      },
    };
  });
  const title = props.entry.reference;
  return c.var.page({ title, body: <EntryPage language={language} {...props} />, breadcrumbs: crumbs(c, title) });
});

/** A file is saved, never shown, and nothing in it can run: its name and type are those we gave it. */
incomingRoutes.get("/incoming/:id/files/:file", async (c) => {
  const file = await readAs(c, ({ db, actor }) => {
    requireMay(actor, "incoming.read");
    return getIncomingFile(db, entryId(c), idInAddress<IncomingFileId>(c, "file", "file"));
  });
  return c.body(new Uint8Array(file.bytes), 200, {
    "content-type": file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
    "content-disposition": attachmentHeader(file.name),
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
});

incomingRoutes.get("/incoming/:id/files", (c) => filePage(c, undefined, 200));

incomingRoutes.post("/incoming/:id/files", async (c) => {
  const id = entryId(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const file = await readFile(form, data, true);
  if (!file) return filePage(c, form, 422);
  const outcome = await actAs(c, (work) => addIncomingFile(work, id, file));
  if (outcome.ok) return c.redirect(`${here(c, entryPath(id))}?done=incoming-file-added`, 303);
  form.refuse({ field: "file", key: `incoming.error.${outcome.reason}` });
  return filePage(c, form, 409);
});

incomingRoutes.get("/incoming/:id/translations", (c) => translationPage(c, undefined, 200));

incomingRoutes.post("/incoming/:id/translations", async (c) => {
  const id = entryId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const language = form.language("language", { label: "incoming.translation.language" });
  const body = form.text("body", { label: "incoming.translation.body", most: 60_000, required: true });
  if (!form.isRight()) return translationPage(c, form, 422);
  const outcome = await actAs(c, (work) => translateIncoming(work, id, { language, body }));
  if (outcome.ok) return c.redirect(`${here(c, entryPath(id))}?done=incoming-translated`, 303);
  form.refuse({ field: "language", key: `incoming.error.${outcome.reason}` });
  return translationPage(c, form, 422);
});

incomingRoutes.get("/incoming/:id/letter", (c) => tiePage(c, undefined, 200));

incomingRoutes.post("/incoming/:id/letter", async (c) => {
  const id = entryId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const letter = readId<LetterId>(form.text("letter", { label: "incoming.answers", required: true }));
  if (!letter) return tiePage(c, form, 422);
  const outcome = await actAs(c, (work) => tieToLetter(work, id, letter));
  if (outcome.ok) return c.redirect(`${here(c, entryPath(id))}?done=incoming-tied`, 303);
  form.refuse({ field: "letter", key: `incoming.error.${outcome.reason}` });
  return tiePage(c, form, 409);
});

incomingRoutes.get("/incoming/:id/processing", (c) => processPage(c, undefined, 200));

incomingRoutes.post("/incoming/:id/processing", async (c) => {
  const id = entryId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const words = form.text("words", { label: "incoming.done-with-it", most: 2000, required: true });
  const next = form.choice("next", ["closed", "further"], { label: "incoming.process.then" });
  if (!form.isRight()) return processPage(c, form, 422);
  const outcome = await actAs(c, (work) => processIncoming(work, id, { words, further: next === "further" }));
  if (outcome.ok) return c.redirect(`${here(c, entryPath(id))}?done=incoming-processed`, 303);
  form.refuse({ field: "words", key: `incoming.error.${outcome.reason}` });
  return processPage(c, form, 409);
});

/** What a person may look into beside the register. */
export function roomsOf(actor: Visit["actor"]): Room[] {
  return [
    ...(may(actor, "incoming.read") ? (["incoming"] as const) : []),
    ...(may(actor, "information.read") ? (["information"] as const) : []),
    ...(may(actor, "briefing.read") ? (["briefing"] as const) : []),
  ];
}

/** The names of all States, and those that a form offers: in a demonstration nothing is recorded about a real State. */
export async function statesToChoose(db: Visit["db"], language: Language, today: string) {
  const states = await listStates(db, language, today);
  const names = new Map(states.map(({ code, short }) => [code, short[language]]));
  const invented = states.filter(({ kind }) => kind === "invented");
  const collator = new Intl.Collator(language);
  const offered = (invented.length > 0 ? invented : states)
    .map(({ code, short }) => ({ code, name: short[language] }))
    .sort((a, b) => collator.compare(a.name, b.name));
  return { names, offered };
}

function readFilter(c: C): IncomingFilter {
  const asked = (name: string): string => c.req.query(name) ?? "";
  const year = readCount(asked("year"));
  return {
    year: year > 1900 && year < 3000 ? year : undefined,
    kind: incomingKinds.find((kind) => kind === asked("kind")),
    state: readStateCode(asked("state")),
    standing: waitingOrProcessed.find((one) => one === asked("standing")),
    words: asked("q").replaceAll("\0", "").trim().slice(0, 200) || undefined,
  };
}

/** What the form says of an entry; what is wrong stands beside its field. */
function readEntry(form: TypedForm): NewIncoming | undefined {
  const kind = form.choice("kind", incomingKinds, { label: "incoming.kind", required: true });
  const receivedOn = form.day("received", { label: "incoming.received-on", required: true });
  const stateText = form.text("state", { label: "incoming.from-state" });
  const organisationText = form.text("organisation", { label: "incoming.from-organisation" });
  const sender = form.text("sender", { label: "incoming.sender" });
  const theirReference = form.text("reference", { label: "incoming.their-reference", most: 200 });
  const theirDate = form.day("dated", { label: "incoming.their-date" }) ?? null;
  const language = form.language("language", { label: "incoming.language" });
  const summary = form.text("summary", { label: "incoming.summary", most: 4000 });
  const letter = readId<LetterId>(form.text("letter", { label: "incoming.answers" })) ?? null;
  const from = {
    stateCode: readStateCode(stateText) ?? null,
    organisationId: readId<OrganisationId>(organisationText) ?? null,
  };
  const named = [from.stateCode, from.organisationId].filter((one) => one !== null).length;
  if (stateText && !from.stateCode) form.refuse({ field: "state", key: "incoming.error.from" });
  if (named > 1 || (named === 0 && !sender)) form.refuse({ field: "state", key: "incoming.error.from" });
  if (!kind || !receivedOn) return undefined;
  return { kind, receivedOn, ...from, sender, theirReference, theirDate, language, summary, letter };
}

async function readFile(form: TypedForm, data: FormData, isNeeded: boolean): Promise<IncomingFileContent | undefined> {
  const sent = data.get("file");
  if (!(sent instanceof File) || (!sent.name && sent.size === 0)) {
    if (isNeeded) form.refuse({ field: "file", key: "incoming.error.no-file" });
    return undefined;
  }
  const read = readIncomingFile(sent.name, Buffer.from(await sent.arrayBuffer()));
  if (read.ok) return read.file;
  form.refuse({ field: "file", key: `incoming.error.file.${read.reason}` });
  return undefined;
}

async function newPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "incoming.register");
    const today = dateOf(at);
    const letterId = readId<LetterId>(form?.typed.letter ?? c.req.query("letter") ?? "");
    const letter = letterId ? await findAnsweredLetter(db, letterId) : undefined;
    const answers: { code: StateCode | null; organisation: string } = {
      code: letter?.stateCode ?? null,
      organisation: letter?.organisationId ?? "",
    };
    const blank = { language, state: answers.code ?? "", organisation: answers.organisation };
    return {
      state: { typed: form?.typed ?? blank, errors: form?.errorsIn(language) ?? [] },
      states: (await statesToChoose(db, language, today)).offered,
      organisations: await listOrganisations(db),
      letter,
    };
  });
  const title = t(language, "incoming.register");
  const body = <RegisterIncomingPage language={language} {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}

async function filePage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const entry = await readEntryFor(c, "incoming.add-file");
  const title = t(language, "incoming.add-file.title", { reference: entry.reference });
  const body = <AddFilePage language={language} entry={entry} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, entry) }, status);
}

async function translationPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const entry = await readEntryFor(c, "incoming.translate");
  const title = t(language, "incoming.translate.title", { reference: entry.reference });
  const body = <TranslatePage language={language} entry={entry} state={stateOf(c, form, { language })} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, entry) }, status);
}

async function tiePage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { entry, letters } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "incoming.tie");
    const entry = await getIncoming(db, entryId(c));
    const from = { stateCode: entry.stateCode, organisationId: entry.organisation?.id ?? null };
    return { entry, letters: await listLettersTo(db, from) };
  });
  const title = t(language, "incoming.tie.title", { reference: entry.reference });
  const body = <TiePage language={language} entry={entry} letters={letters} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, entry) }, status);
}

async function processPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "incoming.process");
    const entry = await getIncoming(db, entryId(c));
    return {
      entry,
      letter: await findRepliedLetter(db, entry),
      mayExpectMore: may(actor, "letter.further-reply-expected"),
    };
  });
  const title = t(language, "incoming.process.title", { reference: props.entry.reference });
  const state = stateOf(c, form, { next: "closed" });
  const body = <ProcessPage language={language} state={state} {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, props.entry) }, status);
}

function readEntryFor(c: C, permission: "incoming.add-file" | "incoming.translate") {
  return readAs(c, ({ db, actor }) => {
    requireMay(actor, permission);
    return getIncoming(db, entryId(c));
  });
}

function stateOf(c: C, form: TypedForm | undefined, blank: Record<string, string> = {}): FormState {
  return { typed: form?.typed ?? blank, errors: form?.errorsIn(c.var.language) ?? [] };
}

function entryId(c: C): IncomingId {
  return idInAddress<IncomingId>(c, "incoming");
}

/** The way back: the register, the entry, this page. */
function crumbs(c: C, label: string, entry?: { id: IncomingId; reference: string }) {
  return [
    { href: here(c, incomingPath), label: t(c.var.language, "incoming.title") },
    ...(entry ? [{ href: here(c, entryPath(entry.id)), label: entry.reference }] : []),
    { label },
  ];
}
