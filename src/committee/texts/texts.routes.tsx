import { type Context, Hono } from "hono";
import type { VNode } from "preact";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, type Permission, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { TextId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { textPath, textsPath, textVersionPath } from "../paths.ts";
import { readThemesShown } from "../themes/touched.queries.ts";
import { listAmendments, listComments } from "./amendment.queries.ts";
import { beginText } from "./begin-text.ts";
import { draftVersion } from "./draft-version.ts";
import { BeginPage, DeliveryPage, DueDatePage, LeadDrafterPage } from "./keeping.views.tsx";
import { nameLeadDrafter } from "./name-lead-drafter.ts";
import { recordDelivery } from "./record-delivery.ts";
import { TextsPage } from "./register.views.tsx";
import { setDueDate } from "./set-due-date.ts";
import { getText, listTexts, type TextWithVersions } from "./text.queries.ts";
import { TextPage } from "./text.views.tsx";
import { type Named, readStates, textIdOf } from "./text-doors.ts";
import {
  openErrors,
  type ReadForm,
  readBeginForm,
  readDeliveryForm,
  readDrafterForm,
  readDueForm,
} from "./text-form.ts";
import { textCrumbs } from "./version.views.tsx";

type C = Context<Door>;
type Filled = Pick<ReadForm<unknown>, "typed" | "date" | "errors">;
const blank: Filled = { typed: {}, errors: [] };

/** The register of texts, a text with its history, and what is recorded of it. */
export const textsRoutes = new Hono<Door>();

textsRoutes.get("/texts", async (c) => {
  const { language } = c.var;
  const read = await readAs(c, async (visit) => ({
    texts: await listTexts(visit.db),
    mayBegin: may(visit.actor, "text.begin"),
    ...(await readStates(visit, language)),
  }));
  return c.var.page({ title: t(language, "texts.title"), body: <TextsPage language={language} {...read} /> });
});

textsRoutes.get("/texts/new", (c) => beginPage(c, { typed: { language: "en" }, errors: [] }));

textsRoutes.post("/texts", async (c) => {
  const form = await c.req.formData();
  const { codes: states } = await readAs(c, (visit) => readStates(visit, c.var.language));
  const filled = readBeginForm(form, { language: c.var.language, states });
  if (filled.errors.length > 0) return beginPage(c, filled);
  const { id } = await actAs(c, (work) => beginText(work, filled.value));
  return c.redirect(`${here(c, textPath(id))}?done=text-begun`, 303);
});

async function beginPage(c: C, filled: Filled): Promise<Response> {
  const { language } = c.var;
  const { states } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "text.begin");
    return await readStates(visit, language);
  });
  const title = t(language, "texts.begin");
  return c.var.page(
    {
      title,
      body: <BeginPage language={language} states={states} {...filled} date={filled.date} />,
      breadcrumbs: [register(c), { label: title }],
    },
    filled.errors.length > 0 ? 422 : 200,
  );
}

textsRoutes.get("/texts/:id", async (c) => {
  const { language } = c.var;
  const id = textIdOf(c);
  const read = await readAs(c, async (visit) => ({
    text: await getText(visit.db, id),
    amendments: await listAmendments(visit.db, id),
    comments: await listComments(visit.db, id),
    themes: await readThemesShown(visit, language, "text", [id]),
    may: { draft: may(visit.actor, "text.draft"), keep: may(visit.actor, "text.keep") },
    ...(await readStates(visit, language)),
  }));
  return c.var.page({
    title: read.text.title,
    body: <TextPage language={language} {...read} />,
    breadcrumbs: [register(c), { label: read.text.title }],
  });
});

textsRoutes.post("/texts/:id/versions", async (c) => {
  const id = textIdOf(c);
  const opened = await actAs(c, (work) => draftVersion(work, id));
  const path = here(c, textVersionPath(id, opened.number));
  return c.redirect(opened.ok ? `${path}?done=text-draft-opened` : `${path}?done=text-draft-is-open`, 303);
});

/** A page that records one thing of a text. */
type KeepingPage = { text: TextWithVersions; named: Named; filled: Filled };

async function keepingPage(c: C, view: (page: KeepingPage) => { title: string; body: VNode }, filled: Filled) {
  const { language } = c.var;
  const id = textIdOf(c);
  const page = await readAs(c, async (visit) => ({
    ...(await readKept(visit, id, "text.keep")),
    named: await readStates(visit, language),
  }));
  const { title, body } = view({ ...page, filled });
  return c.var.page(
    { title, body, breadcrumbs: [register(c), textCrumbs(language, page.text), { label: title }] },
    filled.errors.length > 0 ? 422 : 200,
  );
}

async function readKept({ db, actor }: Visit, id: TextId, permission: Permission): Promise<{ text: TextWithVersions }> {
  requireMay(actor, permission);
  return { text: await getText(db, id) };
}

function drafterPage(c: C, filled?: Filled): Promise<Response> | Response {
  const { language } = c.var;
  return keepingPage(
    c,
    ({ text, named, filled: shown }) => {
      const drafter = text.leadDrafter;
      const now =
        drafter && ("state" in drafter ? { "drafter-state": drafter.state } : { "drafter-body": drafter.body });
      const form = filled ? shown : { ...shown, typed: now ?? {} };
      return {
        title: t(language, "texts.name-lead-drafter"),
        body: <LeadDrafterPage language={language} text={text} states={named.states} {...form} date={undefined} />,
      };
    },
    filled ?? blank,
  );
}

textsRoutes.get("/texts/:id/lead-drafter", (c) => drafterPage(c));

textsRoutes.post("/texts/:id/lead-drafter", async (c) => {
  const id = textIdOf(c);
  const form = await c.req.formData();
  const { codes: states } = await readAs(c, (visit) => readStates(visit, c.var.language));
  const filled = readDrafterForm(form, { language: c.var.language, states });
  if (filled.errors.length > 0) return drafterPage(c, filled);
  await actAs(c, (work) => nameLeadDrafter(work, id, filled.value));
  return c.redirect(`${here(c, textPath(id))}?done=lead-drafter-named`, 303);
});

function duePage(c: C, filled: Filled): Promise<Response> | Response {
  const { language } = c.var;
  return keepingPage(
    c,
    ({ text }) => ({
      title: t(language, text.dates.due ? "texts.extend" : "texts.set-due"),
      body: <DueDatePage language={language} text={text} {...filled} date={filled.date} />,
    }),
    filled,
  );
}

textsRoutes.get("/texts/:id/due-dates", (c) => duePage(c, blank));

textsRoutes.post("/texts/:id/due-dates", async (c) => {
  const { language } = c.var;
  const id = textIdOf(c);
  const form = await c.req.formData();
  const { text } = await readAs(c, (visit) => readKept(visit, id, "text.keep"));
  const filled = readDueForm(form, language, text.dates.due !== null);
  if (filled.errors.length > 0) return duePage(c, filled);
  const outcome = await actAs(c, (work) => setDueDate(work, id, filled.value));
  if (outcome.ok) return c.redirect(`${here(c, textPath(id))}?done=due-date-recorded`, 303);
  const { errors, say } = openErrors(language);
  if (outcome.reason === "not-later") say("due", "texts.error.not-later");
  else say("agreed", "texts.error.agreed");
  return duePage(c, { ...filled, errors });
});

function deliveryPage(c: C, filled: Filled): Promise<Response> | Response {
  const { language } = c.var;
  return keepingPage(
    c,
    ({ text }) => ({
      title: t(language, "texts.record-delivery"),
      body: <DeliveryPage language={language} text={text} {...filled} date={filled.date} />,
    }),
    filled,
  );
}

textsRoutes.get("/texts/:id/deliveries", (c) => deliveryPage(c, blank));

textsRoutes.post("/texts/:id/deliveries", async (c) => {
  const { language } = c.var;
  const id = textIdOf(c);
  const filled = readDeliveryForm(await c.req.formData(), language);
  if (filled.errors.length > 0) return deliveryPage(c, filled);
  const outcome = await actAs(c, (work) => recordDelivery(work, id, filled.value));
  if (outcome.ok) return c.redirect(`${here(c, textPath(id))}?done=delivery-recorded`, 303);
  const { errors, say } = openErrors(language);
  say("on", outcome.reason === "not-decided" ? "texts.error.not-decided" : "texts.error.in-the-future");
  return deliveryPage(c, { ...filled, errors });
});

function register(c: C): { href: string; label: string } {
  return { href: here(c, textsPath), label: t(c.var.language, "texts.title") };
}
