import { type Context, Hono } from "hono";
import { holds, statesOf } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import {
  type IncomingId,
  type InformationId,
  type LetterId,
  readId,
  readStateCode,
  type StateCode,
  type TextVersionId,
} from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { listCells, listMatrixVersions } from "#matrix/matrix.queries.ts";
import { getTemplate, listTemplates } from "#regime/template.queries.ts";
import { findCellPlace } from "#regime/template.ts";
import { dateOf, getState } from "#states/state.queries.ts";
import { type FormState, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { findAnsweredLetter, getIncoming } from "../incoming/incoming.queries.ts";
import { roomsOf, statesToChoose } from "../incoming/incoming.routes.tsx";
import { entryPath } from "../incoming/paths.ts";
import { letterPath } from "../paths.ts";
import { bringIntoMatrix } from "./bring-into-matrix.ts";
import { bringIntoReport } from "./bring-into-report.ts";
import { enterInformation } from "./enter-information.ts";
import { giveInformation } from "./give-information.ts";
import { getInformation, listInformation, listReportVersions } from "./information.queries.ts";
import { inOrderOfWork, waitingOrAll } from "./information.ts";
import { InformationLinePage, InformationPage } from "./information.views.tsx";
import { BringIntoMatrixPage, BringIntoReportPage, InformationForm, SetAsidePage } from "./information-acts.views.tsx";
import { countLines, type PlaceChoice, paragraphChoices, readLines, rowValue } from "./lines-form.ts";
import { informationLinePath, informationOfEntryPath, informationOfLetterPath, informationPath } from "./paths.ts";
import { setAside } from "./set-aside.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** Information received: given by States, entered from the register, brought in by experts. */
export const informationRoutes = new Hono<Door>();

informationRoutes.get("/information", async (c) => {
  const { language } = c.var;
  const asked = { state: readStateCode(c.req.query("state") ?? ""), show: c.req.query("show") };
  const props = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "information.read");
    const own = !holds(actor, "secretariat", "chair", "expert");
    const shown = own ? "all" : (waitingOrAll.find((one) => one === asked.show) ?? "waiting");
    const { names, offered } = await statesToChoose(db, language, dateOf(at));
    const lines = await listInformation(db, { state: asked.state, waiting: shown === "waiting" });
    return {
      lines: inOrderOfWork(lines, (code) => names.get(code) ?? code),
      names,
      states: offered,
      shown,
      own,
      rooms: roomsOf(actor),
    };
  });
  const body = <InformationPage language={language} state={asked.state} {...props} />;
  return c.var.page({ title: t(language, "information.title"), body });
});

informationRoutes.get("/information/:id", async (c) => {
  const { language } = c.var;
  const props = await readLine(c);
  const title = t(language, "information.of", { state: props.stateName });
  const body = <InformationLinePage language={language} {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) });
});

informationRoutes.get("/information/:id/matrix", (c) => matrixPage(c, undefined, 200));

informationRoutes.post("/information/:id/matrix", async (c) => {
  const id = informationId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const number = readCount(form.text("matrix", { label: "column.matrix", required: true }));
  const name = form.text("cell", { label: "information.stands-in", required: true });
  if (!form.isRight()) return matrixPage(c, form, 422);
  const outcome = await actAs(c, async (work) => {
    const { stateCode } = await getInformation(work.db, id);
    const matrix = (await listMatrixVersions(work.db, stateCode)).find((version) => version.number === number);
    const place = matrix && findCellPlace(await getTemplate(work.db, matrix.templateId), name);
    if (!place) throw new NotFound("cell");
    return await bringIntoMatrix(work, id, { number, place });
  });
  if (outcome.ok) return c.redirect(`${here(c, informationLinePath(id))}?done=information-in-matrix`, 303);
  form.refuse({ field: "cell", key: `information.error.${outcome.reason}` });
  return matrixPage(c, form, 409);
});

informationRoutes.get("/information/:id/report", (c) => reportPage(c, undefined, 200));

informationRoutes.post("/information/:id/report", async (c) => {
  const id = informationId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const version = readId<TextVersionId>(form.text("version", { label: "information.report-version", required: true }));
  if (!version) return reportPage(c, form, 422);
  const outcome = await actAs(c, (work) => bringIntoReport(work, id, version));
  if (outcome.ok) return c.redirect(`${here(c, informationLinePath(id))}?done=information-in-report`, 303);
  form.refuse({ field: "version", key: `information.error.${outcome.reason}` });
  return reportPage(c, form, 409);
});

informationRoutes.get("/information/:id/setting-aside", (c) => asidePage(c, undefined, 200));

informationRoutes.post("/information/:id/setting-aside", async (c) => {
  const id = informationId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const reason = form.text("reason", { label: "information.reason", most: 2000, required: true });
  if (!form.isRight()) return asidePage(c, form, 422);
  const outcome = await actAs(c, (work) => setAside(work, id, reason));
  if (outcome.ok) return c.redirect(`${here(c, informationLinePath(id))}?done=information-set-aside`, 303);
  form.refuse({ field: "reason", key: `information.error.${outcome.reason}` });
  return asidePage(c, form, 409);
});

informationRoutes.get("/letters/:id/information", (c) => letterFormPage(c, undefined));

informationRoutes.post("/letters/:id/information", async (c) => {
  const id = idInAddress<LetterId>(c, "letter");
  const data = await c.req.formData();
  if (data.get("add") === "line") return letterFormPage(c, data);
  const { choices } = await readLetterFor(c, id);
  const form = openTypedForm(data, c.var.language);
  const lines = readLines(form, countLines(data), choices);
  if (!form.isRight()) return letterFormPage(c, data, form);
  await actAs(c, (work) => giveInformation(work, id, lines));
  return c.redirect(`${here(c, informationPath)}?done=information-given`, 303);
});

informationRoutes.get("/incoming/:id/information", (c) => entryFormPage(c, undefined));

informationRoutes.post("/incoming/:id/information", async (c) => {
  const id = idInAddress<IncomingId>(c, "incoming");
  const data = await c.req.formData();
  if (data.get("add") === "line") return entryFormPage(c, data);
  const { choices } = await readEntryFor(c, id);
  const form = openTypedForm(data, c.var.language);
  const lines = readLines(form, countLines(data), choices);
  if (!form.isRight()) return entryFormPage(c, data, form);
  const outcome = await actAs(c, (work) => enterInformation(work, id, lines));
  if (!outcome.ok) throw new NotFound("a State of this entry");
  return c.redirect(`${here(c, entryPath(id))}?done=information-entered`, 303);
});

async function letterFormPage(c: C, data: FormData | undefined, form?: TypedForm): Promise<Response> {
  const { language } = c.var;
  const id = idInAddress<LetterId>(c, "letter");
  const { letter, choices } = await readLetterFor(c, id);
  const title = t(language, "information.give.title", { reference: letter.reference });
  const count = countLines(data);
  const body = (
    <InformationForm
      language={language}
      title={title}
      what={t(language, "information.give.what")}
      action={`/${language}${informationOfLetterPath(id)}`}
      button={t(language, "information.give")}
      back={{ href: here(c, letterPath(id)), label: letter.reference }}
      state={linesState(language, language, data, form, count)}
      count={count}
      choices={choices}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, form ? 422 : 200);
}

async function entryFormPage(c: C, data: FormData | undefined, form?: TypedForm): Promise<Response> {
  const { language } = c.var;
  const id = idInAddress<IncomingId>(c, "incoming");
  const { entry, choices } = await readEntryFor(c, id);
  const title = t(language, "information.enter.title", { reference: entry.reference });
  const count = countLines(data);
  const body = (
    <InformationForm
      language={language}
      title={title}
      what={t(language, "information.enter.what")}
      action={`/${language}${informationOfEntryPath(id)}`}
      button={t(language, "information.enter-lines")}
      back={{ href: here(c, entryPath(id)), label: entry.reference }}
      state={linesState(language, entry.language, data, form, count)}
      count={count}
      choices={choices}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, form ? 422 : 200);
}

/** What was typed in the lines so far; a new line begins in the language of the one who writes, or of the entry. */
function linesState(
  page: Language,
  written: Language,
  data: FormData | undefined,
  form: TypedForm | undefined,
  count: number,
): FormState {
  const blank = Object.fromEntries(Array.from({ length: count }, (_, n) => [`language-${n + 1}`, written as string]));
  const typed = Object.fromEntries(
    [...(data?.entries() ?? [])].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  return { typed: { ...blank, ...typed }, errors: form?.errorsIn(page) ?? [] };
}

/** The letter of a State that may give information with it. */
function readLetterFor(c: C, id: LetterId) {
  return readAs(c, async ({ db, actor }) => {
    requireMay(actor, "information.give");
    const letter = await findAnsweredLetter(db, id);
    if (!letter?.stateCode || !statesOf(actor).includes(letter.stateCode)) throw new NotFound("letter");
    return { letter, choices: await placesFor(db, c.var.language, letter.stateCode) };
  });
}

/** The entry of a State from which information may be entered. */
function readEntryFor(c: C, id: IncomingId) {
  return readAs(c, async ({ db, actor }) => {
    requireMay(actor, "information.enter");
    const entry = await getIncoming(db, id);
    if (!entry.stateCode) throw new NotFound("a State of this entry");
    return { entry, choices: await placesFor(db, c.var.language, entry.stateCode) };
  });
}

/** The paragraphs of the resolution, and the rows of the template by which the State's matrix is made. */
async function placesFor(db: Reader, language: Language, state: StateCode): Promise<PlaceChoice[]> {
  const newest = (await listMatrixVersions(db, state)).toSorted((a, b) => b.number - a.number)[0];
  const templateId = newest?.templateId ?? (await listTemplates(db)).at(-1)?.id;
  if (!templateId) return paragraphChoices();
  const { sections } = await getTemplate(db, templateId);
  const rows = sections.flatMap((section) => section.rows);
  return [
    ...paragraphChoices(),
    ...rows.map(({ id, n, label, paragraphs }) => ({
      value: rowValue(templateId, id),
      label: `${paragraphs.join(", ")} · ${n}. ${pickText(label, language).text}`,
      place: { templateId, rowId: id, paragraph: paragraphs[0] ?? "" },
    })),
  ];
}

async function matrixPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const chosen = c.req.query("cell") ?? form?.typed.cell ?? "";
  const props = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "information.bring-in");
    const line = await getInformation(db, informationId(c));
    const matrix = (await listMatrixVersions(db, line.stateCode)).find(({ standing }) => standing.status === "draft");
    const template = matrix && (await getTemplate(db, matrix.templateId));
    const rows = template?.sections.flatMap((section) => section.rows) ?? [];
    const wanted =
      c.req.query("row") ?? (template && findCellPlace(template, chosen)?.rowId) ?? rowIn(line, matrix?.templateId);
    return {
      line,
      stateName: (await getState(db, line.stateCode, dateOf(at))).short[language],
      draft: matrix && { number: matrix.number, rows },
      row: rows.find(({ id }) => id === wanted),
      cells: matrix ? await listCells(db, matrix.id) : [],
    };
  });
  const state = { typed: { cell: chosen }, errors: form?.errorsIn(language) ?? [] };
  return actPage(
    c,
    props,
    "information.bring-into-matrix",
    status,
    <BringIntoMatrixPage language={language} state={state} {...props} />,
  );
}

function rowIn(line: { templateId: string | null; rowId: string | null }, templateId: string | undefined) {
  return line.templateId === templateId ? line.rowId : undefined;
}

async function reportPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { versions, ...props } = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "information.bring-in");
    const line = await getInformation(db, informationId(c));
    const stateName = (await getState(db, line.stateCode, dateOf(at))).short[language];
    return { line, stateName, versions: await listReportVersions(db) };
  });
  return actPage(
    c,
    props,
    "information.bring-into-report",
    status,
    <BringIntoReportPage language={language} state={stateOf(c, form)} versions={versions} {...props} />,
  );
}

async function asidePage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "information.bring-in");
    const line = await getInformation(db, informationId(c));
    return { line, stateName: (await getState(db, line.stateCode, dateOf(at))).short[language] };
  });
  return actPage(
    c,
    props,
    "information.set-aside",
    status,
    <SetAsidePage language={language} state={stateOf(c, form)} {...props} />,
  );
}

function actPage(
  c: C,
  { line, stateName }: { line: { id: InformationId }; stateName: string },
  key: "information.bring-into-matrix" | "information.bring-into-report" | "information.set-aside",
  status: Status,
  body: ReturnType<typeof SetAsidePage>,
): Response | Promise<Response> {
  const title = t(c.var.language, key);
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, { id: line.id, stateName }) }, status);
}

function readLine(c: C) {
  return readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "information.read");
    const line = await getInformation(db, informationId(c));
    const stateName = (await getState(db, line.stateCode, dateOf(at))).short[c.var.language];
    return { line, stateName, mayBringIn: may(actor, "information.bring-in") };
  });
}

function stateOf(c: C, form: TypedForm | undefined): FormState {
  return { typed: form?.typed ?? {}, errors: form?.errorsIn(c.var.language) ?? [] };
}

function informationId(c: C): InformationId {
  return idInAddress<InformationId>(c, "information");
}

/** The way back: all lines, the line, this page. */
function crumbs(c: C, label: string, line?: { id: InformationId; stateName: string }) {
  const { language } = c.var;
  return [
    { href: here(c, informationPath), label: t(language, "information.title") },
    ...(line
      ? [
          {
            href: here(c, informationLinePath(line.id)),
            label: t(language, "information.of", { state: line.stateName }),
          },
        ]
      : []),
    { label },
  ];
}
