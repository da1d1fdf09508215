import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { type Permission, requireMay } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import type { ContactId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { type MessageKey, pickText, t } from "#i18n/t.ts";
import { dateOf, getState, listStates } from "#states/state.queries.ts";
import type { Option } from "#ui/fields.tsx";
import { type FormState, type Typed, typedDate } from "#ui/typed-form.ts";
import { getContact } from "./contact.queries.ts";
import type { Addressee, Contact } from "./contact.ts";
import { errorsOf, readCells, readDayField, readField, typedFrom } from "./directory-form.ts";
import { endContact } from "./end-contact.ts";
import { dayAfter, type Fault, readContactText, readDay, readSource, type Say } from "./entry-cells.ts";
import {
  ContactEndingPage,
  NewContactPage,
  PublicationPage,
  ReplacementPage,
  WithdrawalPage,
} from "./entry-forms.views.tsx";
import { readNewContact, readSpan } from "./import-proposal.ts";
import { getOrganisation, listOrganisations } from "./organisation.queries.ts";
import { isOverOn } from "./organisation.ts";
import {
  contactEndingPath,
  contactsPath,
  directoryPath,
  newContactPath,
  organisationPath,
  publicationPath,
  replacementPath,
  stateEntryPath,
  withdrawalPath,
} from "./paths.ts";
import { publishContact } from "./publish-contact.ts";
import { recordContact } from "./record-contact.ts";
import { replaceContact } from "./replace-contact.ts";
import { unpublishContact } from "./unpublish-contact.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** Entries of the directory are recorded, replaced, ended; consent to be named in public is recorded and withdrawn. */
export const contactRoutes = new Hono<Door>();

contactRoutes.get(newContactPath, (c) => newPage(c, undefined, 200));

contactRoutes.post(contactsPath, async (c) => {
  const { typed, cells } = readCells(await c.req.formData());
  const { faults, say } = openFaults();
  const contact = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "contact.record");
    return readNewContact(cells, await readKnown(db, dateOf(at)), say);
  });
  if (!contact || faults.length > 0) return newPage(c, { typed, errors: errorsOf(c.var.language, faults) }, 422);
  const outcome = await actAs(c, (work) => recordContact(work, contact));
  if (outcome.ok) return c.redirect(`${here(c, entryPath(contact.addressee))}?done=contact-recorded`, 303);
  say({ column: "capacity", reason: outcome.reason });
  return newPage(c, { typed, errors: errorsOf(c.var.language, faults) }, 409);
});

contactRoutes.get("/directory/contacts/:id/replacement", (c) => replacementPage(c, undefined, 200));

contactRoutes.post("/directory/contacts/:id/replacement", async (c) => {
  const id = idIn(c);
  const { typed, cells } = readCells(await c.req.formData());
  const { faults, say } = openFaults();
  const text = readContactText(cells, say);
  const { from, to } = readSpan(cells, say);
  const source = readSource(cells, say);
  const answer = (status: Status) => replacementPage(c, { typed, errors: errorsOf(c.var.language, faults) }, status);
  if (!from || faults.length > 0) return answer(422);
  const outcome = await actAs(c, async (work) => ({
    ...(await replaceContact(work, id, { ...text, from, to, source })),
    contact: await getContact(work.db, id),
  }));
  if (outcome.ok) return c.redirect(`${here(c, entryPath(outcome.contact.addressee))}?done=contact-replaced`, 303);
  say({ column: "from", reason: outcome.reason });
  return answer(409);
});

contactRoutes.get("/directory/contacts/:id/ending", (c) => endingPage(c, undefined, 200));

contactRoutes.post("/directory/contacts/:id/ending", async (c) => {
  const id = idIn(c);
  const form = await c.req.formData();
  const { typed, last, source, faults, say } = readEnding(form);
  const answer = (status: Status) => endingPage(c, { typed, errors: errorsOf(c.var.language, faults) }, status);
  if (!last || faults.length > 0) return answer(422);
  const outcome = await actAs(c, async (work) => ({
    ...(await endContact(work, id, { to: dayAfter(last), source })),
    contact: await getContact(work.db, id),
  }));
  if (outcome.ok) return c.redirect(`${here(c, entryPath(outcome.contact.addressee))}?done=contact-ended`, 303);
  say({ column: "last", reason: outcome.reason });
  return answer(409);
});

contactRoutes.get("/directory/contacts/:id/publication", (c) => publicationPage(c, undefined, 200));

contactRoutes.post("/directory/contacts/:id/publication", async (c) => {
  const id = idIn(c);
  const { language } = c.var;
  const by = readField(await c.req.formData(), "by");
  const label = t(language, "directory.publish.by");
  const wrong = (message: string, status: Status) =>
    publicationPage(c, { typed: { by }, errors: [{ field: "by", message }] }, status);
  if (!by) return wrong(t(language, "directory.fault.missing", { label }), 422);
  if (by.length > 500) return wrong(t(language, "directory.fault.too-long", { label, most: 500 }), 422);
  const outcome = await actAs(c, async (work) => ({
    ...(await publishContact(work, id, by)),
    contact: await getContact(work.db, id),
  }));
  if (outcome.ok) return c.redirect(`${here(c, entryPath(outcome.contact.addressee))}?done=contact-published`, 303);
  return wrong(t(language, "directory.publish.already"), 409);
});

contactRoutes.get("/directory/contacts/:id/withdrawal", (c) => withdrawalPage(c, undefined, 200));

contactRoutes.post("/directory/contacts/:id/withdrawal", async (c) => {
  const id = idIn(c);
  const outcome = await actAs(c, async (work) => ({
    ...(await unpublishContact(work, id)),
    contact: await getContact(work.db, id),
  }));
  if (outcome.ok) return c.redirect(`${here(c, entryPath(outcome.contact.addressee))}?done=contact-unpublished`, 303);
  const message = t(c.var.language, "directory.unpublish.already");
  return withdrawalPage(c, { typed: {}, errors: [{ field: "content", message }] }, 409);
});

/** What is wrong with a form, gathered field by field. */
export function openFaults(): { faults: Fault[]; say: Say } {
  const faults: Fault[] = [];
  return { faults, say: (fault) => faults.push(fault) };
}

/** The last day and the source, of whatever ends. */
export function readEnding(form: FormData) {
  const typed: Typed = {};
  const { faults, say } = openFaults();
  const cells = { last: readDayField(form, "last", typed), source: readField(form, "source") };
  typed.source = cells.source;
  const last = readDay(cells, "last", say);
  if (!cells.last) say({ column: "last", reason: "missing" });
  return { typed, last, source: readSource(cells, say), faults, say };
}

export function entryPath(addressee: Addressee): string {
  return addressee.kind === "state" ? stateEntryPath(addressee.code) : organisationPath(addressee.id);
}

/** Whom an entry may be for: the States, and the organisations that go on. */
async function readKnown(db: Reader, on: string) {
  const states = await listStates(db, "en", on);
  const organisations = (await listOrganisations(db)).filter((organisation) => !isOverOn(organisation, on));
  return { states: new Set(states.map(({ code }) => code)), organisations };
}

async function newPage(c: C, given: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { addressees, today } = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "contact.record");
    return { addressees: await listAddressees(db, language, dateOf(at)), today: dateOf(at) };
  });
  const asked = c.req.query("addressee") ?? "";
  const state = given ?? { typed: { addressee: asked, ...typedDate("from", today) }, errors: [] };
  const title = t(language, "directory.new");
  const body = (
    <NewContactPage
      {...{ language, state, addressees, back: backTo(c, directoryPath) }}
      action={here(c, contactsPath)}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}

async function listAddressees(db: Reader, language: Language, on: string): Promise<Option[]> {
  const states = await listStates(db, language, on);
  const organisations = (await listOrganisations(db)).filter((organisation) => !isOverOn(organisation, on));
  return [
    { value: "", label: t(language, "directory.choose") },
    ...states.map(({ code, short }) => ({ value: code, label: short[language] })),
    ...organisations.map(({ id, name }) => {
      const { text, in: written } = pickText(name, language);
      return { value: id, label: text, ...(written === language ? {} : { language: written }) };
    }),
  ];
}

async function replacementPage(c: C, given: FormState | undefined, status: Status): Promise<Response> {
  const { contact, today, name } = await readContact(c, "contact.replace");
  const state = given ?? { typed: { ...typedFrom(contact), ...typedDate("from", today) }, errors: [] };
  return await entryPage(c, { contact, name, status, title: "directory.replace.title" }, (back) => (
    <ReplacementPage
      {...{ language: c.var.language, state, contact, back }}
      action={here(c, replacementPath(contact.id))}
    />
  ));
}

async function endingPage(c: C, given: FormState | undefined, status: Status): Promise<Response> {
  const { contact, name } = await readContact(c, "contact.end");
  const state = given ?? { typed: {}, errors: [] };
  return await entryPage(c, { contact, name, status, title: "directory.end.title" }, (back) => (
    <ContactEndingPage
      {...{ language: c.var.language, state, contact, back }}
      action={here(c, contactEndingPath(contact.id))}
    />
  ));
}

async function publicationPage(c: C, given: FormState | undefined, status: Status): Promise<Response> {
  const { contact, name } = await readContact(c, "contact.publish");
  const state = given ?? { typed: {}, errors: [] };
  return await entryPage(c, { contact, name, status, title: "directory.publish.title" }, (back) => (
    <PublicationPage
      {...{ language: c.var.language, state, contact, back }}
      action={here(c, publicationPath(contact.id))}
    />
  ));
}

async function withdrawalPage(c: C, given: FormState | undefined, status: Status): Promise<Response> {
  const { contact, name } = await readContact(c, "contact.publish");
  const state = given ?? { typed: {}, errors: [] };
  return await entryPage(c, { contact, name, status, title: "directory.unpublish.title" }, (back) => (
    <WithdrawalPage
      {...{ language: c.var.language, state, contact, back }}
      action={here(c, withdrawalPath(contact.id))}
    />
  ));
}

type Back = { href: string; label: string };
type EntryPage = { contact: Contact; name: string; status: Status; title: MessageKey };

async function entryPage(
  c: C,
  { contact, name, status, title }: EntryPage,
  body: (back: Back) => Parameters<C["var"]["page"]>[0]["body"],
): Promise<Response> {
  const path = entryPath(contact.addressee);
  const label = t(c.var.language, title);
  return await c.var.page(
    {
      title: label,
      body: body(backTo(c, path)),
      breadcrumbs: [...crumbs(c, label).slice(0, 1), { href: here(c, path), label: name }, { label }],
    },
    status,
  );
}

async function readContact(c: C, permission: Permission): Promise<{ contact: Contact; today: string; name: string }> {
  return await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, permission);
    const contact = await getContact(db, idIn(c));
    const today = dateOf(at);
    return { contact, today, name: await nameOf(db, contact.addressee, { language: c.var.language, on: today }) };
  });
}

/** A State or an organisation as the page's language calls it. */
async function nameOf(
  db: Reader,
  addressee: Addressee,
  { language, on }: { language: Language; on: string },
): Promise<string> {
  if (addressee.kind === "state") return (await getState(db, addressee.code, on)).short[language];
  return pickText((await getOrganisation(db, addressee.id)).name, language).text;
}

function idIn(c: C): ContactId {
  return idInAddress<ContactId>(c, "entry of the directory");
}

function backTo(c: C, path: string): Back {
  return { href: here(c, path), label: t(c.var.language, "directory.back") };
}

function crumbs(c: C, label: string): { href?: string; label: string }[] {
  return [{ href: here(c, directoryPath), label: t(c.var.language, "directory.title") }, { label }];
}
