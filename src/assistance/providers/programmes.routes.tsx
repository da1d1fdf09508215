import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { type Permission, Refused, requireMay } from "#access/permissions.ts";
import type { Reader, Visit } from "#access/work.ts";
import type { ContactId, ProgrammeId, ProviderId } from "#db/ids.ts";
import { pickText, t } from "#i18n/t.ts";
import { getTemplate, getTemplateInUse } from "#regime/template.queries.ts";
import { basisOf, type FormState, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { changeProgramme } from "./change-programme.ts";
import { confirmProgramme } from "./confirm-programme.ts";
import { endProgramme } from "./end-programme.ts";
import { offerProgramme } from "./offer-programme.ts";
import { type Keep, readAsReader } from "./open-page.ts";
import { programmeChangePath, programmePath, programmesOfPath, programmeVersionPath, providerPath } from "./paths.ts";
import {
  countCommitted,
  findContactId,
  findContactWords,
  getProgramme,
  listAssistanceContacts,
  listConfirmations,
  listVersions,
} from "./programme.queries.ts";
import { isStanding, type Programme } from "./programme.ts";
import { ConfirmProgrammePage, EndProgrammePage, ProgrammePage } from "./programme.views.tsx";
import { type Chosen, chosenIn, chosenOf, nothingChosen, readProgramme, typedOf } from "./programme-form.ts";
import { ProgrammeFormPage } from "./programme-form.views.tsx";
import { getProvider } from "./provider.queries.ts";
import { type Provider, providerName, type StateNames } from "./provider.ts";
import { crumbs, mayWriteFor, readAround } from "./providers.routes.tsx";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** Programmes: what a provider offers, and whether it is still true. */
export function programmesRoutes({ keep }: { keep: Keep }): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get("/assistance/programmes/:id", async (c) => {
    const render = (): Promise<Response> => programmePage(c);
    return c.var.person ? await render() : await keep(c, render);
  });

  routes.get("/assistance/programmes/:id/versions/:number", async (c) => {
    await readAs(c, async () => {}); // earlier versions are for those who signed in
    return await programmePage(c, readCount(c.req.param("number")));
  });

  routes.get("/assistance/providers/:id/programmes/new", (c) => offerPage(c));

  routes.post("/assistance/providers/:id/programmes", async (c) => {
    const data = await c.req.formData();
    const form = openTypedForm(data, c.var.language);
    const chosen = chosenIn(data);
    const provider = idInAddress<ProviderId>(c, "provider");
    const text = readProgramme(form, chosen, { ...(await readOffer(c)), page: c.var.language });
    if (!text) return offerPage(c, { form, chosen }, 422);
    const outcome = await actAs(c, (work) => offerProgramme(work, provider, text));
    if (outcome.ok) return c.redirect(`${here(c, programmePath(outcome.id))}?done=programme-offered`, 303);
    if (outcome.reason === "no-such-row") form.refuse({ field: "rows", key: "assistance.error.rows" });
    else form.refuse({ field: `title-${c.var.language}`, key: "assistance.error.ended" });
    return offerPage(c, { form, chosen }, 409);
  });

  routes.get("/assistance/programmes/:id/change", (c) => changePage(c));

  routes.post("/assistance/programmes/:id/change", async (c) => {
    const data = await c.req.formData();
    const form = openTypedForm(data, c.var.language);
    const basedOn = readCount(form.text("basis", { label: "assistance.title" }));
    const chosen = chosenIn(data);
    const id = programmeIn(c);
    const text = readProgramme(form, chosen, { ...(await readChange(c)), page: c.var.language });
    if (!text) return changePage(c, { form, chosen }, 422);
    const outcome = await actAs(c, (work) => changeProgramme(work, id, { text, basedOn }));
    if (outcome.ok) return c.redirect(`${here(c, programmePath(id))}?done=programme-changed`, 303);
    if (outcome.reason === "no-such-row") form.refuse({ field: "rows", key: "assistance.error.rows" });
    else {
      const key = outcome.reason === "ended" ? "assistance.error.ended" : "assistance.programme.changed-since";
      form.refuse({ field: `title-${c.var.language}`, key });
    }
    return changePage(c, { form, chosen }, 409);
  });

  routes.get("/assistance/programmes/:id/confirmation", (c) => confirmPage(c));

  routes.post("/assistance/programmes/:id/confirmation", async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const number = readCount(form.text("number", { label: "assistance.title" }));
    const words = form.text("words", { label: "assistance.confirm.words", most: 2000 });
    if (!form.isRight()) return confirmPage(c, form, 422);
    const outcome = await actAs(c, (work) => confirmProgramme(work, programmeIn(c), { number, words }));
    if (outcome.ok) return c.redirect(`${here(c, programmePath(programmeIn(c)))}?done=programme-confirmed`, 303);
    const key = outcome.reason === "ended" ? "assistance.error.ended" : "assistance.confirm.changed-since";
    form.refuse({ field: "words", key });
    return confirmPage(c, form, 409);
  });

  routes.get("/assistance/programmes/:id/ending", (c) => endPage(c));

  routes.post("/assistance/programmes/:id/ending", async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const words = form.text("words", { label: "assistance.why", most: 2000 });
    if (!form.isRight()) return endPage(c, form, 422);
    const outcome = await actAs(c, (work) => endProgramme(work, programmeIn(c), { words }));
    if (outcome.ok) return c.redirect(`${here(c, programmePath(programmeIn(c)))}?done=programme-ended`, 303);
    form.refuse({ field: "words", key: "assistance.error.ended" });
    return endPage(c, form, 409);
  });

  return routes;
}

const programmeIn = (c: C): ProgrammeId => idInAddress<ProgrammeId>(c, "programme");

async function programmePage(c: C, number?: number): Promise<Response> {
  const { language } = c.var;
  const props = await readAsReader(c, async (db, visit) => {
    const shown = await readShown(c, db, await getProgramme(db, programmeIn(c), number), visit);
    const { id, provider } = shown.programme;
    if (!visit) return { ...shown, past: undefined, mayWrite: false };
    const past = { versions: await listVersions(db, id), confirmations: await listConfirmations(db, id) };
    const mayWrite = provider.endedOn === null && (await mayWriteFor(visit, provider.id));
    const knows = mayWrite || holds(visit.actor, "chair", "expert");
    const committed = knows ? ((await countCommitted(db)).get(id) ?? 0) : undefined;
    const contactEntry = await findContactWords(db, shown.programme);
    return { ...shown, past, mayWrite, committed, contactEntry };
  });
  const title = pickText(props.programme.title, language).text;
  return c.var.page({
    title,
    body: <ProgrammePage language={language} {...props} />,
    breadcrumbs: ways(c, props.programme.provider, props.names, { label: title }),
    public: !c.var.person,
  });
}

async function readShown(c: C, db: Reader, programme: Programme, visit: Visit | undefined) {
  return {
    ...(await readAround(db, c.var.language, visit)),
    programme,
    template: await getTemplate(db, programme.templateId),
  };
}

function ways(c: C, provider: Provider, names: StateNames, ...last: { href?: string; label: string }[]) {
  const label = providerName(provider, c.var.language, names);
  return crumbs(c, { href: here(c, providerPath(provider.id)), label }, ...last);
}

async function requireToWrite(visit: Visit, permission: Permission, id: ProviderId): Promise<void> {
  requireMay(visit.actor, permission);
  if (!(await mayWriteFor(visit, id))) throw new Refused(permission);
}

/** What the form of a programme offers to choose from. */
async function readForm(c: C, visit: Visit, provider: Provider) {
  const { db, actor } = visit;
  const contacts = await listAssistanceContacts(db, provider);
  return {
    ...(await readAround(db, c.var.language, visit)),
    provider,
    contacts: contacts.map(({ id, words }) => ({ value: id as string, label: words })),
    asksSource: holds(actor, "secretariat"),
  };
}

function readOffer(c: C) {
  return readAs(c, async (visit) => {
    const provider = await getProvider(visit.db, idInAddress<ProviderId>(c, "provider"));
    await requireToWrite(visit, "programme.offer", provider.id);
    const template = await getTemplateInUse(visit.db);
    return { ...(await readForm(c, visit, provider)), template, standingContact: null as ContactId | null };
  });
}

function readChange(c: C) {
  return readAs(c, async (visit) => {
    const { db } = visit;
    const programme = await getProgramme(db, programmeIn(c));
    await requireToWrite(visit, "programme.change", programme.provider.id);
    const standingContact = await findContactId(db, programme);
    const template = await getTemplate(db, programme.templateId);
    return { ...(await readForm(c, visit, programme.provider)), programme, template, standingContact };
  });
}

type Sent = { form: TypedForm; chosen: Chosen };

async function offerPage(c: C, sent?: Sent, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { provider, names, ...known } = await readOffer(c);
  const title = t(language, "assistance.programme.offer");
  const body = (
    <ProgrammeFormPage
      language={language}
      title={title}
      what={t(language, "assistance.programme.offer.what", { name: providerName(provider, language, names) })}
      button={title}
      action={here(c, programmesOfPath(provider.id))}
      back={here(c, providerPath(provider.id))}
      names={names}
      state={stateOf(c, sent?.form)}
      chosen={sent?.chosen ?? { ...nothingChosen, languages: [language] }}
      {...known}
    />
  );
  return c.var.page({ title, body, breadcrumbs: ways(c, provider, names, { label: title }) }, status);
}

async function changePage(c: C, sent?: Sent, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { provider, names, programme, standingContact, ...known } = await readChange(c);
  const written = { ...programme, contactId: standingContact };
  const title = t(language, "assistance.programme.change");
  const state = stateOf(c, sent?.form, typedOf(written));
  const isClash = status === 409 && programme.endedOn === null;
  const body = (
    <ProgrammeFormPage
      language={language}
      title={title}
      what={t(language, "assistance.programme.change.what", { title: pickText(programme.title, language).text })}
      button={t(language, "assistance.programme.change.button")}
      action={here(c, programmeChangePath(programme.id))}
      back={here(c, programmePath(programme.id))}
      names={names}
      state={state}
      chosen={sent?.chosen ?? chosenOf(written)}
      basis={basisOf(sent ? state : undefined, status, programme.revision)}
      newer={isClash ? here(c, programmeVersionPath(programme.id, programme.revision)) : undefined}
      {...known}
    />
  );
  return c.var.page({ title, body, breadcrumbs: toProgramme(c, programme, names, title) }, status);
}

function toProgramme(c: C, programme: Programme, names: StateNames, label: string) {
  const way = { href: here(c, programmePath(programme.id)), label: pickText(programme.title, c.var.language).text };
  return ways(c, programme.provider, names, way, { label });
}

function stateOf(c: C, form: TypedForm | undefined, typed: Record<string, string> = {}): FormState {
  return { typed: form?.typed ?? typed, errors: form?.errorsIn(c.var.language) ?? [] };
}

/** A programme that still stands, for a page on which its provider answers for it. */
function readStanding(c: C, permission: Permission) {
  return readAs(c, async (visit) => {
    const programme = await getProgramme(visit.db, programmeIn(c));
    await requireToWrite(visit, permission, programme.provider.id);
    return await readShown(c, visit.db, programme, visit);
  });
}

async function confirmPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const props = await readStanding(c, "programme.confirm");
  if (status === 200 && !isStanding(props.programme, props.today))
    return c.redirect(here(c, programmePath(props.programme.id)), 303); // nothing is asked of what is over
  const title = t(language, "assistance.confirm.title");
  const body = <ConfirmProgrammePage language={language} state={stateOf(c, form)} {...props} />;
  return c.var.page({ title, body, breadcrumbs: toProgramme(c, props.programme, props.names, title) }, status);
}

async function endPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { programme, names } = await readStanding(c, "programme.end");
  if (status === 200 && programme.endedOn !== null) return c.redirect(here(c, programmePath(programme.id)), 303);
  const title = t(language, "assistance.programme.end");
  const body = <EndProgrammePage language={language} programme={programme} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: toProgramme(c, programme, names, title) }, status);
}
