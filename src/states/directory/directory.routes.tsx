import { type Context, Hono } from "hono";
import { statesOf } from "#access/actor.ts";
import { type Door, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import { type OrganisationId, readStateCode, type StateCode } from "#db/ids.ts";
import { writeCsv, writeXlsx } from "#documents/spreadsheet.ts";
import { direction, type Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf, listStates, type NamedState } from "#states/state.queries.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { datePartsOf, typedDate } from "#ui/typed-form.ts";
import { listContacts, listGroups } from "./contact.queries.ts";
import { contactRoutes } from "./contact.routes.tsx";
import { type Addressee, type Contact, capacities, isValidOn } from "./contact.ts";
import { DirectoryPage, StateEntryPage } from "./directory.views.tsx";
import { filterContacts, readFilter } from "./directory-filter.ts";
import { directoryTable } from "./directory-sheet.ts";
import { importRoutes } from "./import.routes.tsx";
import { listMemberships, listOrganisations } from "./organisation.queries.ts";
import { organisationRoutes } from "./organisation.routes.tsx";
import type { Organisation } from "./organisation.ts";
import { directoryPath } from "./paths.ts";

type C = Context<Door>;

/** Whom the Committee writes to: for those who write, and for each State its own entries. */
export const directoryRoutes = new Hono<Door>();

directoryRoutes.get(directoryPath, async (c) => {
  const { language } = c.var;
  const query = new URL(c.req.url).searchParams;
  const shown = await readAs(c, async (visit) => {
    requireMay(visit.actor, "directory.read");
    const { day, ...asked } = readOn(language, query, dateOf(visit.at));
    const filter = readFilter(query, day);
    const names = await readNames(visit.db, language, day);
    const said = { ...names, groups: await listGroups(visit.db, day) };
    const contacts = filterContacts(await listContacts(visit.db), filter, said).sort(byAddressee(language, names));
    const mayRecord = may(visit.actor, "contact.record");
    const mayExport = may(visit.actor, "directory.export");
    return { ...asked, filter, contacts, names, mayRecord, mayExport };
  });
  return c.var.page({
    title: t(language, "directory.title"),
    body: <DirectoryPage language={language} {...shown} />,
  });
});

directoryRoutes.get("/directory/states/:code", async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "directory.read");
    const code = readStateCode(c.req.param("code"));
    const isOwn = code !== undefined && statesOf(actor).includes(code);
    if (!code || !(isOwn || may(actor, "directory.export"))) throw new NotFound("entry of a State");
    const today = dateOf(at);
    const names = await readNames(db, language, today);
    const name = names.states.get(code);
    if (!name) throw new NotFound(`State ${code}`);
    const contacts = await listContacts(db, { kind: "state", code });
    const memberships = await listMemberships(db, { state: code });
    return { code, name, today, contacts, memberships, names, mayRecord: may(actor, "contact.record") };
  });
  return c.var.page({
    title: t(language, "directory.entry-of", { name: shown.name }),
    body: <StateEntryPage language={language} {...shown} />,
    breadcrumbs: [...crumbs(c), { label: shown.name }],
  });
});

directoryRoutes.get("/directory/export.csv", async (c) => {
  const { rows, day } = await readExport(c);
  return saved(c, `directory-${day}.csv`, "text/csv; charset=utf-8", writeCsv({ rows, ...sheetIn(c.var.language) }));
});

directoryRoutes.get("/directory/export.xlsx", async (c) => {
  const { rows, day } = await readExport(c);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return saved(c, `directory-${day}.xlsx`, type, await writeXlsx({ rows, day, ...sheetIn(c.var.language) }));
});

directoryRoutes.route("/", organisationRoutes);
directoryRoutes.route("/", contactRoutes);
directoryRoutes.route("/", importRoutes);

async function readExport(c: C): Promise<{ rows: string[][]; day: string }> {
  return await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "directory.export");
    const { language } = c.var;
    const { day } = readOn(language, new URL(c.req.url).searchParams, dateOf(at));
    const names = await readNames(db, language, day);
    const contacts = (await listContacts(db))
      .filter((contact) => isValidOn(contact, day))
      .sort(byAddressee(language, names));
    const organisations = [...names.organisations.values()];
    return { rows: directoryTable(language, { contacts, organisations, nameOf: names.nameOf }), day };
  });
}

function sheetIn(language: Language): { name: string; isRightToLeft: boolean } {
  return { name: t(language, "directory.title"), isRightToLeft: direction(language) === "rtl" };
}

function saved(c: C, name: string, type: string, bytes: Uint8Array<ArrayBuffer>): Response {
  return c.body(bytes, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "x-content-type-options": "nosniff",
  });
}

export type DirectoryNames = {
  states: ReadonlyMap<StateCode, string>;
  organisations: ReadonlyMap<OrganisationId, Organisation>;
  nameOf: (contact: { addressee: Addressee }) => string;
  languageOf: (contact: Contact) => Language | undefined;
};

/** The names of States and organisations on a day, in a language. */
async function readNames(db: Reader | Work["db"], language: Language, on: string): Promise<DirectoryNames> {
  const named = await listStates(db, language, on);
  const states = new Map(named.map(({ code, short }) => [code, short[language]]));
  const languages = new Map(named.map((state: NamedState) => [state.code, state.correspondenceLanguage]));
  const organisations = new Map((await listOrganisations(db)).map((organisation) => [organisation.id, organisation]));
  return {
    states,
    organisations,
    nameOf: ({ addressee }) => {
      if (addressee.kind === "state") return states.get(addressee.code) ?? addressee.code;
      const organisation = organisations.get(addressee.id);
      return organisation ? pickText(organisation.name, language).text : "";
    },
    languageOf: ({ addressee }) => (addressee.kind === "state" ? languages.get(addressee.code) : undefined),
  };
}

/** In the order readers of the language expect: States and organisations by name, each one's capacities as the directory lists them. */
function byAddressee(language: Language, { nameOf }: DirectoryNames): (a: Contact, b: Contact) => number {
  const collator = new Intl.Collator(language);
  const rank = ({ capacity }: Contact): number => capacities.indexOf(capacity);
  return (a, b) => collator.compare(nameOf(a), nameOf(b)) || rank(a) - rank(b);
}

type Asked = { day: string; typed: DateParts; errors: FieldError[] };

/** The day that is asked for, as 2026-11-25 or in parts; today where none is, or none that exists. */
function readOn(language: Language, query: URLSearchParams, today: string): Asked {
  const asked = query.get("on");
  if (asked && isDay(asked)) return { day: asked, typed: datePartsOf(typedDate("on", asked), "on"), errors: [] };
  const form = new FormData();
  for (const part of ["day", "month", "year"]) form.set(`on-${part}`, query.get(`on-${part}`) ?? "");
  const { date, typed } = readDate(form, "on");
  const isEmpty = Object.values(typed).every((part) => part === "");
  if (isEmpty) return { day: today, typed: datePartsOf(typedDate("on", today), "on"), errors: [] };
  if (date && isDay(date)) return { day: date, typed, errors: [] };
  const message = t(language, "directory.fault.day", { label: t(language, "directory.on") });
  return { day: today, typed, errors: [{ field: "on", message }] };
}

function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false; // 30 February
  }
}

function crumbs(c: C): { href?: string; label: string }[] {
  const { language } = c.var;
  return [{ href: `/${language}${directoryPath}`, label: t(language, "directory.title") }];
}
