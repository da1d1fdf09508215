import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { Reader, Visit } from "#access/work.ts";
import { type OrganisationId, type ProviderId, readId, readStateCode, type StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { getTemplateInUse } from "#regime/template.queries.ts";
import { weapons } from "#regime/template.ts";
import { listGroups } from "#states/directory/contact.queries.ts";
import { listOrganisations } from "#states/directory/organisation.queries.ts";
import { isOverOn } from "#states/directory/organisation.ts";
import { dateOf, listStates, readToday } from "#states/state.queries.ts";
import type { Option } from "#ui/fields.tsx";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { kindsOfAssistance } from "../kinds.ts";
import { assistancePath } from "../paths.ts";
import { listContributions } from "./contribution.queries.ts";
import { endProvider } from "./end-provider.ts";
import { listProvider } from "./list-provider.ts";
import { type Keep, readAsReader } from "./open-page.ts";
import { providerPath, providersPath } from "./paths.ts";
import { listProgrammes, readConfirmMonths } from "./programme.queries.ts";
import { fitsFilter, isGroup, isStanding, type ProgrammeFilter } from "./programme.ts";
import { readLanguage } from "./programme-form.ts";
import { getProvider, listOwnProviders, listProviders } from "./provider.queries.ts";
import { providerName } from "./provider.ts";
import { EndProviderPage, NewProviderPage, ProviderPage, ProvidersPage } from "./providers.views.tsx";

type C = Context<Door>;

const filters = ["paragraph", "weapon", "kind", "region", "language"] as const;

/** Who can help: a page for everybody, with more for those who signed in. */
export function providersRoutes({ keep }: { keep: Keep }): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get("/assistance/providers", async (c) => {
    // What is asked for is not kept: only the whole list has an address of its own.
    const isWhole = !c.var.person && filters.every((name) => c.req.query(name) === undefined);
    const render = (): Promise<Response> => directoryPage(c, isWhole);
    return isWhole ? await keep(c, render) : await render();
  });

  routes.get("/assistance/providers/new", (c) => newPage(c));

  routes.post("/assistance/providers", async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const typed = form.text("who", { label: "assistance.provider", required: true });
    const source = form.text("source", { label: "assistance.source", most: 500, required: true });
    const choices = await readChoices(c);
    const who = choices.some(({ value }) => value === typed) ? readWho(typed) : undefined;
    if (!who && typed)
      form.refuse({
        field: "who",
        key: "form.error.missing",
        values: { label: t(c.var.language, "assistance.provider") },
      });
    if (!who || !form.isRight()) return newPage(c, form, 422);
    const outcome = await actAs(c, (work) => listProvider(work, { who, source }));
    if (outcome.ok) return c.redirect(`${here(c, providerPath(outcome.id))}?done=provider-listed`, 303);
    form.refuse({ field: "who", key: "assistance.error.listed-already" });
    return newPage(c, form, 409);
  });

  routes.get("/assistance/providers/:id", async (c) => {
    const render = (): Promise<Response> => providerPage(c);
    return c.var.person ? await render() : await keep(c, render);
  });

  routes.get("/assistance/providers/:id/ending", (c) => endingPage(c));

  routes.post("/assistance/providers/:id/ending", async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const words = form.text("words", { label: "assistance.why", most: 2000, required: true });
    if (!form.isRight()) return endingPage(c, form, 422);
    const outcome = await actAs(c, (work) => endProvider(work, providerIn(c), { words }));
    if (outcome.ok) return c.redirect(`${here(c, providerPath(providerIn(c)))}?done=provider-ended`, 303);
    form.refuse({ field: "words", key: "assistance.error.ended" });
    return endingPage(c, form, 409);
  });

  return routes;
}

const providerIn = (c: C): ProviderId => idInAddress<ProviderId>(c, "provider");

/** The way to a page of this room. */
export function crumbs(c: C, ...last: { href?: string; label: string }[]) {
  const { language } = c.var;
  return [
    { href: here(c, assistancePath), label: t(language, "nav.assistance") },
    { href: here(c, providersPath), label: t(language, "assistance.providers") },
    ...last,
  ];
}

/** What every page of this room needs to know: the day, the names of States, how long a word holds. */
export async function readAround(db: Reader, language: Language, visit: Visit | undefined) {
  const today = visit ? dateOf(visit.at) : await readToday(db);
  const states = await listStates(db, language, today);
  const names = new Map(states.map(({ code, short }) => [code as string, short[language]]));
  return { today, names, months: await readConfirmMonths(db) };
}

async function directoryPage(c: C, isPublic: boolean): Promise<Response> {
  const { language } = c.var;
  const props = await readAsReader(c, async (db, visit) => {
    const around = await readAround(db, language, visit);
    const template = await getTemplateInUse(db);
    const paragraphs = [...new Set(template.sections.flatMap(({ rows }) => rows.flatMap((row) => row.paragraphs)))];
    const filter = readFilter(c, paragraphs, around.names);
    const groups = await listGroups(db, around.today);
    const standing = (await listProgrammes(db)).filter((programme) => isStanding(programme, around.today));
    const collator = new Intl.Collator(language);
    return {
      ...around,
      filter,
      paragraphs,
      programmes: standing.filter((programme) => fitsFilter(programme, filter, groups)),
      providers: (await listProviders(db))
        .filter(({ endedOn }) => endedOn === null)
        .toSorted((a, b) =>
          collator.compare(providerName(a, language, around.names), providerName(b, language, around.names)),
        ),
      mayList: visit !== undefined && may(visit.actor, "provider.list"),
    };
  });
  const title = t(language, "assistance.providers");
  return c.var.page({
    title,
    body: <ProvidersPage language={language} {...props} />,
    breadcrumbs: [crumbs(c)[0] ?? { label: title }, { label: title }],
    public: isPublic,
  });
}

function readFilter(c: C, paragraphs: readonly string[], names: ReadonlyMap<string, string>): ProgrammeFilter {
  const region = c.req.query("region") ?? "";
  return {
    paragraph: paragraphs.find((paragraph) => paragraph === c.req.query("paragraph")),
    weapon: weapons.find((weapon) => weapon === c.req.query("weapon")),
    kind: kindsOfAssistance.find((kind) => kind === c.req.query("kind")),
    region: isGroup(region) || names.has(region) ? region : undefined,
    language: readLanguage(c.req.query("language")),
  };
}

async function providerPage(c: C): Promise<Response> {
  const { language } = c.var;
  const props = await readAsReader(c, async (db, visit) => {
    const around = await readAround(db, language, visit);
    const provider = await getProvider(db, providerIn(c));
    const all = await listProgrammes(db, { provider: provider.id });
    return {
      ...around,
      provider,
      programmes: all.filter((programme) => isStanding(programme, around.today)),
      ended: all.filter((programme) => !isStanding(programme, around.today)),
      contributions: await listContributions(db, { provider: provider.id }),
      mayWrite: visit !== undefined && (await mayWriteFor(visit, provider.id)),
      mayEnd: visit !== undefined && may(visit.actor, "provider.end"),
    };
  });
  const title = providerName(props.provider, language, props.names);
  return c.var.page({
    title,
    body: <ProviderPage language={language} {...props} />,
    breadcrumbs: crumbs(c, { label: title }),
    public: !c.var.person,
  });
}

/** Whether this person writes for a provider: its own people, and the secretariat. */
export async function mayWriteFor({ db, actor }: Visit, id: ProviderId): Promise<boolean> {
  if (!may(actor, "programme.offer")) return false;
  return holds(actor, "secretariat") || (await listOwnProviders(db)).includes(id);
}

function readWho(value: string): { organisation: OrganisationId } | { state: StateCode } | undefined {
  const state = readStateCode(value);
  if (state) return { state };
  const organisation = readId<OrganisationId>(value);
  return organisation && { organisation };
}

/** Whom the secretariat may list: organisations of the directory, then States, without those listed already. */
function readChoices(c: C): Promise<Option[]> {
  const { language } = c.var;
  return readAs(c, async (visit) => {
    const { db, actor } = visit;
    requireMay(actor, "provider.list");
    const { today, names } = await readAround(db, language, visit);
    const listed = (await listProviders(db)).filter(({ endedOn }) => endedOn === null).map(({ who }) => who);
    const has = (key: string): boolean => listed.some((who) => (who.kind === "state" ? who.code : who.id) === key);
    const organisations = (await listOrganisations(db)).filter((one) => !isOverOn(one, today));
    return [
      ...organisations.map(({ id, name }) => ({ value: id as string, label: pickText(name, language).text })),
      ...[...names].map(([code, name]) => ({ value: code, label: name })),
    ].filter(({ value }) => !has(value));
  });
}

async function newPage(c: C, form?: TypedForm, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { language } = c.var;
  const choices = await readChoices(c);
  const title = t(language, "assistance.provider.list");
  const state = { typed: form?.typed ?? {}, errors: form?.errorsIn(language) ?? [] };
  const body = <NewProviderPage language={language} state={state} choices={choices} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, { label: title }) }, status);
}

async function endingPage(c: C, form?: TypedForm, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    requireMay(visit.actor, "provider.end");
    return { ...(await readAround(visit.db, language, visit)), provider: await getProvider(visit.db, providerIn(c)) };
  });
  const name = providerName(props.provider, language, props.names);
  const title = t(language, "assistance.provider.end.title", { name });
  const state = { typed: form?.typed ?? {}, errors: form?.errorsIn(language) ?? [] };
  const body = <EndProviderPage language={language} state={state} {...props} />;
  const ways = crumbs(c, { href: here(c, providerPath(props.provider.id)), label: name }, { label: title });
  return c.var.page({ title, body, breadcrumbs: ways }, status);
}
