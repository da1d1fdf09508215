import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound, type Permission, requireMay } from "#access/permissions.ts";
import { type OrganisationId, type OrganisationMemberId, readStateCode } from "#db/ids.ts";
import { languages, type Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import type { FieldError } from "#ui/fields.tsx";
import { type FormState, type Typed, typedDate } from "#ui/typed-form.ts";
import { listContacts } from "./contact.queries.ts";
import { openFaults, readEnding } from "./contact.routes.tsx";
import { errorsOf, readDayField, readField } from "./directory-form.ts";
import { endMembership } from "./end-membership.ts";
import { endOrganisation } from "./end-organisation.ts";
import { dayAfter, readSource } from "./entry-cells.ts";
import { readSpan } from "./import-proposal.ts";
import { getMembership, getOrganisation, listMemberships, listOrganisations } from "./organisation.queries.ts";
import { membershipKinds, type Organisation, organisationKinds } from "./organisation.ts";
import { OrganisationPage, OrganisationsPage } from "./organisation.views.tsx";
import {
  MemberEndingPage,
  NewMemberPage,
  NewOrganisationPage,
  OrganisationEndingPage,
} from "./organisation-forms.views.tsx";
import {
  directoryPath,
  memberEndingPath,
  membersOfPath,
  newOrganisationPath,
  organisationEndingPath,
  organisationPath,
  organisationsPath,
} from "./paths.ts";
import { recordMembership } from "./record-membership.ts";
import { recordOrganisation } from "./record-organisation.ts";

type C = Context<Door>;
type Status = 200 | 409 | 422;

/** Organisations, and which States belong to them. */
export const organisationRoutes = new Hono<Door>();

organisationRoutes.get(organisationsPath, async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "directory.read");
    return { organisations: await listOrganisations(db), mayRecord: may(actor, "organisation.record") };
  });
  const title = t(language, "directory.organisations");
  const body = <OrganisationsPage language={language} {...shown} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c).slice(0, 1).concat({ label: title }) });
});

organisationRoutes.get(newOrganisationPath, (c) => newPage(c, undefined, 200));

organisationRoutes.post(organisationsPath, async (c) => {
  const { language } = c.var;
  const { typed, errors, value } = readOrganisation(c, await c.req.formData());
  if (!value) return newPage(c, { typed, errors }, 422);
  const outcome = await actAs(c, (work) => recordOrganisation(work, value));
  if (outcome.ok) return c.redirect(`${here(c, organisationPath(outcome.id))}?done=organisation-recorded`, 303);
  const message = t(language, "directory.organisation.name-taken");
  return newPage(c, { typed, errors: [{ field: "short-name", message }] }, 409);
});

organisationRoutes.get("/directory/organisations/:id", async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "directory.read");
    const organisation = await getOrganisation(db, idIn(c));
    const today = dateOf(at);
    const states = new Map((await listStates(db, language, today)).map(({ code, short }) => [code, short[language]]));
    const collator = new Intl.Collator(language);
    const memberships = await listMemberships(db, { organisation: organisation.id });
    memberships.sort((a, b) => collator.compare(states.get(a.stateCode) ?? "", states.get(b.stateCode) ?? ""));
    const contacts = await listContacts(db, { kind: "organisation", id: organisation.id });
    const mayRecord = may(actor, "organisation.record");
    const maySeeContacts = may(actor, "directory.export");
    return { organisation, today, states, memberships, contacts, mayRecord, maySeeContacts };
  });
  const title = nameIn(c, shown.organisation);
  const body = <OrganisationPage language={language} {...shown} />;
  return c.var.page({ title, body, breadcrumbs: [...crumbs(c), { label: title }] });
});

organisationRoutes.get("/directory/organisations/:id/ending", (c) => endingPage(c, undefined, 200));

organisationRoutes.post("/directory/organisations/:id/ending", async (c) => {
  const { typed, last, source, faults } = readEnding(await c.req.formData());
  if (!last || faults.length > 0) return endingPage(c, { typed, errors: errorsOf(c.var.language, faults) }, 422);
  const outcome = await actAs(c, (work) => endOrganisation(work, idIn(c), { to: dayAfter(last), source }));
  if (outcome.ok) return c.redirect(`${here(c, organisationPath(idIn(c)))}?done=organisation-ended`, 303);
  const message = t(c.var.language, "directory.organisation.ended-already");
  return endingPage(c, { typed, errors: [{ field: "last", message }] }, 409);
});

organisationRoutes.get("/directory/organisations/:id/members", (c) => newMemberPage(c, undefined, 200));

organisationRoutes.post("/directory/organisations/:id/members", async (c) => {
  const { language } = c.var;
  const organisationId = idIn(c);
  const form = await c.req.formData();
  const { typed, errors, value } = await readMembership(c, form);
  if (!value) return newMemberPage(c, { typed, errors }, 422);
  const outcome = await actAs(c, (work) => recordMembership(work, { organisationId, ...value }));
  if (outcome.ok)
    return c.redirect(`${here(c, organisationPath(organisationId))}?done=organisation-member-recorded`, 303);
  const message = t(language, "directory.member.belongs-already");
  return newMemberPage(c, { typed, errors: [{ field: "addressee", message }] }, 409);
});

organisationRoutes.get("/directory/organisations/:id/members/:member/ending", (c) =>
  memberEndingPage(c, undefined, 200),
);

organisationRoutes.post("/directory/organisations/:id/members/:member/ending", async (c) => {
  const { typed, last, source, faults, say } = readEnding(await c.req.formData());
  const answer = (status: Status) => memberEndingPage(c, { typed, errors: errorsOf(c.var.language, faults) }, status);
  if (!last || faults.length > 0) return answer(422);
  const outcome = await actAs(c, (work) => endMembership(work, memberIn(c), { to: dayAfter(last), source }));
  if (outcome.ok) return c.redirect(`${here(c, organisationPath(idIn(c)))}?done=organisation-member-ended`, 303);
  say({ column: "last", reason: outcome.reason });
  return answer(409);
});

function readOrganisation(c: C, form: FormData) {
  const { language } = c.var;
  const typed: Typed = {};
  const errors: FieldError[] = [];
  const take = (field: string, label: string, most: number, isRequired: boolean): string => {
    const text = readField(form, field).replace(/\s+/g, " ");
    typed[field] = text;
    if (!text && isRequired) errors.push({ field, message: t(language, "directory.fault.missing", { label }) });
    if (text.length > most) errors.push({ field, message: t(language, "directory.fault.too-long", { label, most }) });
    return text;
  };
  const kindLabel = t(language, "directory.list.kind");
  const kind = organisationKinds.find((one) => one === take("kind", kindLabel, 40, true));
  if (!kind && typed.kind)
    errors.push({ field: "kind", message: t(language, "directory.fault.missing", { label: kindLabel }) });
  const shortName = take("short-name", t(language, "directory.list.short-name"), 40, true);
  const nameLabel = t(language, "directory.organisation.name");
  const name: Texts = {};
  for (const code of languages) {
    const text = take(`name-${code}`, nameLabel, 300, false);
    if (text) name[code] = text;
  }
  if (Object.keys(name).length === 0)
    errors.push({
      field: `name-${languages[0]}`,
      message: t(language, "directory.fault.missing", { label: nameLabel }),
    });
  const source = take("source", t(language, "directory.column.source"), 500, true);
  const value = kind && errors.length === 0 ? { kind, shortName, name, source, invented: false } : undefined;
  return { typed, errors, value };
}

async function readMembership(c: C, form: FormData) {
  const { language } = c.var;
  const typed: Typed = { kind: readField(form, "kind"), addressee: readField(form, "addressee") };
  const { faults, say } = openFaults();
  const code = readStateCode(typed.addressee ?? "");
  const known = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "organisation.record-member");
    return await listStates(db, language, dateOf(at));
  });
  if (!code || !known.some((state) => state.code === code))
    say({ column: "state", reason: typed.addressee ? "unknown" : "missing" });
  const cells = {
    from: readDayField(form, "from", typed),
    last: readDayField(form, "last", typed),
    source: readField(form, "source"),
  };
  typed.source = cells.source;
  const { from, to } = readSpan(cells, say);
  const source = readSource(cells, say);
  const kind = membershipKinds.find((one) => one === typed.kind);
  const errors = errorsOf(language, faults, "directory.list.state");
  const label = t(language, "directory.list.as");
  if (!kind) errors.push({ field: "kind", message: t(language, "directory.fault.missing", { label }) });
  const value = code && kind && from && errors.length === 0 ? { stateCode: code, kind, from, to, source } : undefined;
  return { typed, errors, value };
}

async function newPage(c: C, given: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  await readAs(c, async ({ actor }) => requireMay(actor, "organisation.record"));
  const state = given ?? { typed: {}, errors: [] };
  const title = t(language, "directory.organisation.new");
  const body = <NewOrganisationPage {...{ language, state, back: backTo(c) }} action={here(c, organisationsPath)} />;
  return c.var.page({ title, body, breadcrumbs: [...crumbs(c), { label: title }] }, status);
}

async function endingPage(c: C, given: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { organisation } = await readOrganisationFor(c, "organisation.end");
  const state = given ?? { typed: {}, errors: [] };
  const title = t(language, "directory.organisation.end");
  const body = (
    <OrganisationEndingPage
      {...{ language, state, organisation, back: backTo(c, organisation) }}
      action={here(c, organisationEndingPath(organisation.id))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbsUnder(c, organisation, title) }, status);
}

async function newMemberPage(c: C, given: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { organisation, today, named } = await readOrganisationFor(c, "organisation.record-member");
  const state = given ?? { typed: typedDate("from", today), errors: [] };
  const states = [
    { value: "", label: t(language, "directory.choose") },
    ...named.map(({ code, short }) => ({ value: code as string, label: short[language] })),
  ];
  const title = t(language, "directory.member.new");
  const body = (
    <NewMemberPage
      {...{ language, state, organisation, states, back: backTo(c, organisation) }}
      action={here(c, membersOfPath(organisation.id))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbsUnder(c, organisation, title) }, status);
}

async function memberEndingPage(c: C, given: FormState | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { organisation, named } = await readOrganisationFor(c, "organisation.end-member");
  const membership = await readAs(c, ({ db }) => getMembership(db, memberIn(c)));
  if (membership.organisationId !== organisation.id) throw new NotFound("membership of an organisation");
  const name = named.find(({ code }) => code === membership.stateCode)?.short[language] ?? membership.stateCode;
  const state = given ?? { typed: {}, errors: [] };
  const title = t(language, "directory.member.end");
  const body = (
    <MemberEndingPage
      {...{ language, state, organisation, name, back: backTo(c, organisation) }}
      action={here(c, memberEndingPath(organisation.id, membership.id))}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbsUnder(c, organisation, title) }, status);
}

async function readOrganisationFor(c: C, permission: Permission) {
  return await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, permission);
    const today = dateOf(at);
    return {
      organisation: await getOrganisation(db, idIn(c)),
      today,
      named: await listStates(db, c.var.language, today),
    };
  });
}

function idIn(c: C): OrganisationId {
  return idInAddress<OrganisationId>(c, "organisation");
}

function memberIn(c: C): OrganisationMemberId {
  return idInAddress<OrganisationMemberId>(c, "membership of an organisation", "member");
}

function nameIn(c: C, organisation: Organisation): string {
  return pickText(organisation.name, c.var.language).text;
}

function backTo(c: C, organisation?: Organisation): { href: string; label: string } {
  const path = organisation ? organisationPath(organisation.id) : organisationsPath;
  return { href: here(c, path), label: t(c.var.language, "directory.back") };
}

type Crumb = { href?: string; label: string };

function crumbs(c: C): Crumb[] {
  const { language } = c.var;
  return [
    { href: here(c, directoryPath), label: t(language, "directory.title") },
    { href: here(c, organisationsPath), label: t(language, "directory.organisations") },
  ];
}

function crumbsUnder(c: C, organisation: Organisation, label: string): Crumb[] {
  return [
    ...crumbs(c),
    { href: here(c, organisationPath(organisation.id)), label: nameIn(c, organisation) },
    { label },
  ];
}
