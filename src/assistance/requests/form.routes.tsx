import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { type ProviderId, type RequestItemId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { getTemplateInUse } from "#regime/template.queries.ts";
import { cellsOf } from "#regime/template.ts";
import { dateOf } from "#states/state.queries.ts";
import { basisOf, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { audiences } from "../audience.ts";
import { FilledFromHistory, SameBefore } from "../help-received/beside-request.views.tsx";
import { listHelpOf } from "../help-received/help-received.queries.ts";
import { listSameAsked, listSameHelp, statesAsking } from "../help-received/same-subject.queries.ts";
import { typedHistory } from "../help-received/typed-history.ts";
import { addItem } from "./add-item.ts";
import { adviceOn, questionsOn } from "./advice.ts";
import { chooseAudience } from "./choose-audience.ts";
import { readFormAdvice } from "./field-guidance.tsx";
import { AudiencePage, fieldsOfPart, ItemPage, PartPage, partsOf } from "./form.views.tsx";
import { formPartPath, itemPath, requestPath, requestsPath } from "./paths.ts";
import { Questions } from "./questions.views.tsx";
import { readFields, readSubject, typedFields } from "./read-fields.ts";
import { getRequest } from "./request.queries.ts";
import type { RequestItem, RequestWhole } from "./request.ts";
import { CheckPage } from "./request.views.tsx";
import { type C, crumbs, readBoxes, readNames, requestId, type Status, stateOf } from "./request-door.ts";
import { itemFields, type Subject, valuesOf } from "./request-field.ts";
import { subjectsOf } from "./requests.routes.tsx";
import { nameSubjects } from "./subject-names.queries.ts";
import { submitRequest } from "./submit-request.ts";
import { takeOutItem } from "./take-out-item.ts";
import { writeFields } from "./write-fields.ts";

/** The form, page by page: each is saved by itself, by script as one types or by its button. */
export const requestFormRoutes = new Hono<Door>();

type WordPart = keyof typeof fieldsOfPart;

requestFormRoutes.get(`${requestsPath}/:id/form/audience`, (c) => audiencePage(c, undefined, 200));

requestFormRoutes.post(`${requestsPath}/:id/form/audience`, async (c) => {
  const id = requestId(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const basedOn = readCount(form.text("basis", { label: "request.save" }));
  const audience = form.choice("audience", audiences, { label: "audience.label", required: true });
  const named = readBoxes(data, form, "named").flatMap((box) => readId<ProviderId>(box) ?? []);
  if (!form.isRight() || !audience) return audiencePage(c, form, 422);
  const outcome = await actAs(c, (work) => chooseAudience(work, id, { audience, named, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=request-saved`, 303);
  const field = outcome.reason === "nobody-named" ? "named" : "audience";
  form.refuse({ field, key: `request.error.${outcome.reason}` });
  return audiencePage(c, form, outcome.reason === "nobody-named" ? 422 : 409);
});

requestFormRoutes.get(`${requestsPath}/:id/form/:part`, (c) => partPage(c, undefined, 200));

requestFormRoutes.post(`${requestsPath}/:id/form/:part`, async (c) => {
  const id = requestId(c);
  const part = partOf(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const basedOn = readCount(form.text("basis", { label: "request.save" }));
  const fields = readFields(data, form, fieldsOfPart[part]);
  if (!form.isRight()) return partPage(c, form, 422);
  const outcome = await actAs(c, (work) => writeFields(work, { request: id, item: 0, fields, basedOn }));
  if (isByScript(data)) return c.json(outcome, outcome.ok ? 200 : 409);
  if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=request-saved`, 303);
  form.refuse({ field: fieldsOfPart[part][0] ?? "basis", key: `request.error.${outcome.reason}` });
  return partPage(c, form, 409);
});

requestFormRoutes.post(`${requestsPath}/:id/items`, async (c) => {
  const id = requestId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const basedOn = readCount(form.text("basis", { label: "request.save" }));
  const outcome = await actAs(c, (work) => addItem(work, id, { basedOn }));
  if (outcome.ok) return c.redirect(here(c, itemPath(id, outcome.id)), 303);
  return c.redirect(`${here(c, requestPath(id))}?done=nothing-added`, 303); // the page shows how it stands now
});

requestFormRoutes.get(`${requestsPath}/:id/items/:item`, (c) => itemPage(c, undefined, 200));

requestFormRoutes.post(`${requestsPath}/:id/items/:item`, async (c) => {
  const id = requestId(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const basedOn = readCount(form.text("basis", { label: "request.save" }));
  const { item, known } = await readAs(c, async (visit) => {
    const request = await getRequest(visit, id);
    return { item: itemOf(c, request), known: await knownSubjects(visit, request) };
  });
  const fields = readFields(data, form, itemFields, known);
  if (!form.isRight()) return itemPage(c, form, 422);
  const outcome = await actAs(c, (work) => writeFields(work, { request: id, item: item.item, fields, basedOn }));
  if (isByScript(data)) return c.json(outcome, outcome.ok ? 200 : 409);
  if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=request-saved`, 303);
  form.refuse({ field: "need", key: `request.error.${outcome.reason}` });
  return itemPage(c, form, 409);
});

requestFormRoutes.post(`${requestsPath}/:id/items/:item/taking-out`, async (c) => {
  const id = requestId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const basedOn = readCount(form.text("basis", { label: "request.save" }));
  const { item } = await readAs(c, async (visit) => itemOf(c, await getRequest(visit, id)));
  const outcome = await actAs(c, (work) => takeOutItem(work, id, { item, basedOn }));
  return c.redirect(`${here(c, requestPath(id))}${outcome.ok ? "?done=item-taken-out" : "?done=nothing-added"}`, 303);
});

requestFormRoutes.get(`${requestsPath}/:id/submission`, (c) => checkPage(c, undefined, 200));

requestFormRoutes.post(`${requestsPath}/:id/submission`, async (c) => {
  const id = requestId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const basedOn = readCount(form.text("basis", { label: "request.send" }));
  const outcome = await actAs(c, (work) => submitRequest(work, id, { basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=request-sent`, 303);
  return checkPage(c, t(c.var.language, `request.error.${outcome.reason}`), outcome.reason === "empty" ? 422 : 409);
});

function isByScript(data: FormData): boolean {
  return data.get("by") === "script";
}

function partOf(c: C): WordPart {
  const part = (Object.keys(fieldsOfPart) as WordPart[]).find((one) => one === c.req.param("part"));
  if (!part) throw new NotFound("part of the form");
  return part;
}

function itemOf(c: C, request: RequestWhole): RequestItem {
  const id = idInAddress<RequestItemId>(c, "item", "item");
  const found = request.items.find((item) => item.id === id);
  if (!found) throw new NotFound("item");
  return found;
}

/** A draft that this person writes; for anybody else it is not there. */
async function readDraft(c: C, visit: Visit): Promise<RequestWhole> {
  requireMay(visit.actor, "request.write");
  const request = await getRequest(visit, requestId(c));
  if (!request.isWriter) throw new NotFound("request");
  return request;
}

/** The rows of the template in use, and those the request is about already. */
async function knownSubjects({ db }: Visit, request: RequestWhole): Promise<(subject: Subject) => boolean> {
  const template = await getTemplateInUse(db);
  const rows = template.sections.flatMap((section) => section.rows);
  const places = new Set(
    rows.flatMap((row) => cellsOf(row).map(({ rowId, weapon }) => `${template.id}/${rowId}/${weapon}`)),
  );
  for (const { template: of, row, weapon } of subjectsOf(request)) places.add(`${of}/${row}/${weapon}`);
  return ({ template: of, row, weapon }) => places.has(`${of}/${row}/${weapon}`);
}

async function partPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const part = partOf(c);
  const { request, names, history, asked, advice } = await readAs(c, async (visit) => {
    const request = await readDraft(c, visit);
    return {
      request,
      names: (await readNames(visit, language)).names,
      advice: await readFormAdvice(visit, language),
      history: part === "before" ? await listHelpOf(visit.db, statesAsking(request.asking)) : [],
      asked: part === "before" ? await listSameAsked(visit.db, request, subjectsOf(request)) : [],
    };
  });
  if (!partsOf(request.kind).includes(part)) throw new NotFound("part of the form");
  if (request.standing !== "draft" && status === 200) return c.redirect(here(c, requestPath(request.id)), 303);
  const written = typedFields(request.fields.filter(({ item }) => item === 0));
  const fromHistory = written.previous ? {} : typedHistory(language, history, names);
  const state = stateOf(c, form, { ...written, ...fromHistory });
  const title = t(language, `request.part.${part}`);
  const before = (
    <>
      {!form && fromHistory.previous ? <FilledFromHistory language={language} /> : null}
      <SameBefore language={language} names={names} asked={asked} />
    </>
  );
  const body = (
    <PartPage
      {...{ language, request, names, state, part, before }}
      basis={basisOf(state, status, request.revision)}
      guidance={advice.ofField}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request), scripts: ["request-form"] }, status);
}

async function itemPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => {
    const request = await readDraft(c, visit);
    return {
      request,
      item: itemOf(c, request),
      names: (await readNames(visit, language)).names,
      template: await getTemplateInUse(visit.db),
      subjects: await nameSubjects(visit.db, language, subjectsOf(request)),
      guidance: (await readFormAdvice(visit, language)).ofField,
      ...(await readSame(visit, request, itemOf(c, request).item)),
    };
  });
  const { request, item } = shown;
  if (request.standing !== "draft" && status === 200) return c.redirect(here(c, requestPath(request.id)), 303);
  const fields = request.fields.filter((field) => field.item === item.item);
  const state = stateOf(c, form, typedFields(fields));
  const chosen = (state.typed.subject ?? "").split(",").flatMap((box) => readSubject(box) ?? []);
  const title = t(language, "request.item", { n: item.n });
  const before = (
    <>
      <SameBefore language={language} names={shown.names} asked={shown.asked} help={shown.help} />
      <Questions language={language} about={questionsOn(chosen)} />
    </>
  );
  const body = (
    <ItemPage {...{ language, state, chosen, before }} {...shown} basis={basisOf(state, status, request.revision)} />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request), scripts: ["request-form"] }, status);
}

/** What stands on record about the rows of one item. */
async function readSame({ db, at }: Visit, request: RequestWhole, item: number) {
  const subjects = valuesOf(request.fields, item).subject ?? [];
  return {
    asked: await listSameAsked(db, request, subjects),
    help: await listSameHelp(db, request, { subjects, today: dateOf(at) }),
  };
}

async function audiencePage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { request, names, providers, advice } = await readAs(c, async (visit) => ({
    request: await readDraft(c, visit),
    ...(await readNames(visit, language)),
    advice: (await readFormAdvice(visit, language)).ofPart("confidentiality"),
  }));
  if (request.standing !== "draft" && status === 200) return c.redirect(here(c, requestPath(request.id)), 303);
  const state = stateOf(c, form, { audience: request.audience, named: request.named.join(",") });
  const title = t(language, "request.part.audience");
  const body = (
    <AudiencePage
      {...{ language, request, names, state, providers, advice }}
      basis={basisOf(state, status, request.revision)}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}

async function checkPage(c: C, refused: string | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => {
    const request = await readDraft(c, visit);
    return {
      request,
      names: (await readNames(visit, language)).names,
      subjects: await nameSubjects(visit.db, language, subjectsOf(request)),
    };
  });
  const { request } = shown;
  if (request.standing !== "draft" && status === 200) return c.redirect(here(c, requestPath(request.id)), 303);
  const advice = adviceOn(request).map(({ about, item, n, ask }) => ({
    href: here(
      c,
      item ? itemPath(request.id, item) : formPartPath(request.id, about === "nobody-to-help" ? "audience" : "about"),
    ),
    words: t(language, `request.advice.${about}`, {
      n: n ?? 0,
      question: ask ? t(language, `request.question.${ask}`) : "",
    }),
  }));
  const title = t(language, "request.check.title");
  const body = <CheckPage language={language} {...shown} advice={advice} refused={refused} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}
