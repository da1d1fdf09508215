import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound, Refused, requireMay } from "#access/permissions.ts";
import { type ContributionId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type Typed, type TypedForm, typedDate } from "#ui/typed-form.ts";
import { assistancePath } from "../paths.ts";
import { getContribution, listContributions, listTotals } from "./contribution.queries.ts";
import { type Contribution, contributionKinds, currencies, type NewContribution, readAmount } from "./contribution.ts";
import { ContributionFormPage, ContributionsPage } from "./contribution.views.tsx";
import { type Keep, readAsReader } from "./open-page.ts";
import { contributionsPath } from "./paths.ts";
import { listProgrammes } from "./programme.queries.ts";
import { listOwnProviders, listProviders } from "./provider.queries.ts";
import { providerName } from "./provider.ts";
import { readAround } from "./providers.routes.tsx";
import { recordContribution } from "./record-contribution.ts";

type C = Context<Door>;

/** What was given, in money and in kind. */
export function contributionsRoutes({ keep }: { keep: Keep }): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get("/assistance/contributions", async (c) => {
    const render = (): Promise<Response> => listPage(c);
    return c.var.person ? await render() : await keep(c, render);
  });

  routes.get("/assistance/contributions/new", (c) => newPage(c, readId<ContributionId>(c.req.query("replaces") ?? "")));

  routes.post("/assistance/contributions", async (c) => {
    const data = await c.req.formData();
    const form = openTypedForm(data, c.var.language);
    const replaces = readId<ContributionId>(form.text("replaces", { label: "assistance.contribution.correct" }));
    const isPublic = data.get("public") === "yes";
    const given = readGiven(form, { ...(await readChoices(c, replaces)), isPublic, page: c.var.language });
    if (!given) return newPage(c, replaces, { form, isPublic }, 422);
    const outcome = await actAs(c, (work) => recordContribution(work, given));
    if (outcome.ok) return c.redirect(`${here(c, contributionsPath)}?done=contribution-recorded`, 303);
    if (outcome.reason === "in-the-future") form.refuse({ field: "given", key: "assistance.error.in-the-future" });
    else form.refuse({ field: "source", key: "assistance.error.replaced-already" });
    return newPage(c, replaces, { form, isPublic }, outcome.reason === "in-the-future" ? 422 : 409);
  });

  return routes;
}

async function listPage(c: C): Promise<Response> {
  const { language } = c.var;
  const props = await readAsReader(c, async (db, visit) => {
    const own = visit ? await listOwnProviders(db) : [];
    const keeps = visit !== undefined && holds(visit.actor, "secretariat");
    return {
      ...(await readAround(db, language, visit)),
      contributions: await listContributions(db),
      totals: await listTotals(db),
      isSignedIn: visit !== undefined,
      mayRecord: visit !== undefined && may(visit.actor, "contribution.record") && (keeps || own.length > 0),
      corrects: ({ provider }: Contribution): boolean => keeps || (provider !== undefined && own.includes(provider.id)),
    };
  });
  const title = t(language, "assistance.contributions");
  return c.var.page({
    title,
    body: <ContributionsPage language={language} {...props} />,
    breadcrumbs: crumbs(c, { label: title }),
    public: !c.var.person,
  });
}

function crumbs(c: C, ...last: { href?: string; label: string }[]) {
  return [{ href: here(c, assistancePath), label: t(c.var.language, "nav.assistance") }, ...last];
}

/** For whom this person records, and to which programmes it may be tied. */
function readChoices(c: C, replaces: ContributionId | undefined) {
  return readAs(c, async (visit) => {
    const { db, actor } = visit;
    requireMay(actor, "contribution.record");
    const own = await listOwnProviders(db);
    const mayNameOthers = holds(actor, "secretariat");
    if (!mayNameOthers && own.length === 0) throw new Refused("contribution.record");
    const around = await readAround(db, c.var.language, visit);
    const corrected = replaces && (await getContribution(db, replaces));
    if (corrected && !mayNameOthers && !(corrected.provider && own.includes(corrected.provider.id)))
      throw new NotFound("contribution");
    const collator = new Intl.Collator(c.var.language);
    const name = (one: Parameters<typeof providerName>[0]): string => providerName(one, c.var.language, around.names);
    return {
      ...around,
      mayNameOthers,
      replaces: corrected,
      donors: (await listProviders(db))
        .filter(({ id, endedOn }) => (mayNameOthers ? endedOn === null : own.includes(id)))
        .toSorted((a, b) => collator.compare(name(a), name(b))),
      programmes: await listProgrammes(db),
    };
  });
}

type Choices = Awaited<ReturnType<typeof readChoices>>;

function readGiven(
  form: TypedForm,
  {
    donors,
    programmes,
    replaces,
    mayNameOthers,
    isPublic,
    page,
  }: Choices & { isPublic: boolean; page: C["var"]["language"] },
): NewContribution | undefined {
  const asked = form.text("provider", { label: "assistance.donor" });
  const provider = donors.find(({ id }) => id === asked)?.id ?? null;
  const donor = mayNameOthers ? form.text("donor", { label: "assistance.donor.name" }) : "";
  if (!provider && !donor) form.refuse({ field: "provider", key: "assistance.error.donor" });
  if (provider && donor) form.refuse({ field: "donor", key: "assistance.error.two-donors" });
  const kind = form.choice("kind", contributionKinds, { label: "assistance.contribution.kind", required: true });
  const amount = readMoney(form, kind, page);
  const what = form.text("what", { label: "assistance.given.words", most: 2000 });
  if (!amount && !what && form.typed.amount === "")
    form.refuse(
      kind === "in-kind"
        ? { field: "what", key: "form.error.missing", values: { label: t(page, "assistance.given.words") } }
        : { field: "amount", key: "assistance.error.nothing-given" },
    );
  const purpose = form.text("purpose", { label: "assistance.purpose", most: 2000, required: true });
  const language = form.language("language", { label: "assistance.words-in" });
  const tied = form.text("programme", { label: "assistance.for-programme" });
  const programme = programmes.find(({ id }) => id === tied)?.id ?? null;
  const givenOn = form.day("given", { label: "assistance.given-on" }) ?? null;
  const year = readYear(form, givenOn);
  const source = form.text("source", { label: "assistance.source", most: 500, required: true });
  if (!kind || !year || !form.isRight()) return undefined;
  return {
    ...{ provider, donor, kind, amount, what, language, givenOn, year, purpose, programme, source, isPublic },
    replaces: replaces?.id ?? null,
  };
}

function readMoney(form: TypedForm, kind: string | undefined, page: C["var"]["language"]): NewContribution["amount"] {
  const typed = form.text("amount", { label: "assistance.amount" });
  const currency = form.choice("currency", currencies, { label: "assistance.currency" });
  if (!typed) return null;
  const value = readAmount(typed);
  if (kind === "in-kind") form.refuse({ field: "amount", key: "assistance.error.in-kind" });
  else if (!value) form.refuse({ field: "amount", key: "assistance.error.amount" });
  if (!currency && form.typed.currency === "")
    form.refuse({ field: "currency", key: "form.error.missing", values: { label: t(page, "assistance.currency") } });
  return value && currency ? { value, currency } : null;
}

/** A year in words of its own, or that of the day. */
function readYear(form: TypedForm, givenOn: string | null): number | undefined {
  const typed = form.text("year", { label: "assistance.year" });
  if (!typed && givenOn) return Number(givenOn.slice(0, 4));
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0;
  if (year < 2004 || year > 2200) form.refuse({ field: "year", key: "assistance.error.year" });
  else if (givenOn && !givenOn.startsWith(typed)) form.refuse({ field: "year", key: "assistance.error.two-years" });
  else return year;
  return undefined;
}

/** What stands, as it would be typed. */
function typedOf({
  provider,
  donor,
  kind,
  amount,
  what,
  language,
  givenOn,
  year,
  purpose,
  programme,
  source,
}: Contribution): Typed {
  return {
    provider: provider?.id ?? "",
    donor: provider ? "" : donor,
    kind,
    amount: amount?.value ?? "",
    currency: amount?.currency ?? "",
    what,
    language,
    purpose,
    programme: programme?.id ?? "",
    ...typedDate("given", givenOn),
    year: givenOn ? "" : String(year),
    source,
  };
}

type Sent = { form: TypedForm; isPublic: boolean };

async function newPage(c: C, replaces: ContributionId | undefined, sent?: Sent, status: 200 | 409 | 422 = 200) {
  const { language } = c.var;
  const { today: _today, months: _months, ...choices } = await readChoices(c, replaces);
  const corrected = choices.replaces;
  const title = t(language, corrected ? "assistance.contribution.correct" : "assistance.contribution.record");
  const typed = sent?.form.typed ?? (corrected ? typedOf(corrected) : { language });
  const body = (
    <ContributionFormPage
      language={language}
      state={{ typed, errors: sent?.form.errorsIn(language) ?? [] }}
      currencies={currencies}
      isPublic={sent?.isPublic ?? corrected?.isPublic ?? false}
      {...choices}
    />
  );
  const list = { href: here(c, contributionsPath), label: t(language, "assistance.contributions") };
  return c.var.page({ title, body, breadcrumbs: crumbs(c, list, { label: title }) }, status);
}
