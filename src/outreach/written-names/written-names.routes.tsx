import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { OrganisationId, StateCode, WrittenNameId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { listOrganisations } from "#states/directory/organisation.queries.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import { writtenNamesPath } from "../paths.ts";
import { takeName } from "./take-name.ts";
import { undoName } from "./undo-name.ts";
import { listUnknownNames, listWrittenNames } from "./written-name.queries.ts";
import { nearestOrganisations, plainName } from "./written-name.ts";
import { UnknownNamePage, WrittenNamesPage } from "./written-names.views.tsx";

/** Bodies and places as other bodies write them, and what they are taken for. */
export const writtenNamesRoutes = new Hono<Door>();

const mostShown = 200;

writtenNamesRoutes.get(writtenNamesPath, (c) => namesPage(c));

writtenNamesRoutes.get(`${writtenNamesPath}/one`, (c) =>
  unknownPage(c, { kind: c.req.query("kind") ?? "", written: c.req.query("written") ?? "" }),
);

writtenNamesRoutes.post(`${writtenNamesPath}/one`, async (c) => {
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const asked = { kind: String(data.get("kind")), written: String(data.get("written")) };
  const page = await readUnknown(c, asked);
  const meant = form.choice("means", [none, ...page.options.map(({ value }) => value)], {
    label: `names.means.${page.name.kind}`,
    required: true,
  });
  if (!meant) return unknownPage(c, asked, form, 422);
  const { kind, written } = page.name;
  const means = meant === none ? null : meant;
  const outcome = await actAs(c, (work) =>
    takeName(work, {
      ...{ kind, written },
      organisation: kind === "organisation" ? (means as OrganisationId | null) : null, // one of those that were offered
      state: kind === "place" ? (means as StateCode | null) : null, // as above
    }),
  );
  if (outcome.ok) return c.redirect(`${here(c, writtenNamesPath)}?done=written-name-taken`, 303);
  form.refuse({ field: "means", key: `names.error.${outcome.reason}` });
  return namesPage(c, form, 409);
});

writtenNamesRoutes.post(`${writtenNamesPath}/:id/undoing`, async (c) => {
  const id = idInAddress<WrittenNameId>(c, "written name");
  const outcome = await actAs(c, (work) => undoName(work, id));
  if (outcome.ok) return c.redirect(`${here(c, writtenNamesPath)}?done=written-name-undone`, 303);
  const form = openTypedForm(new FormData(), c.var.language);
  form.refuse({ field: "content", key: `names.error.${outcome.reason}` });
  return namesPage(c, form, 409);
});

/** No id and no code is called so. */
const none = "none";

async function namesPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    const { db, actor, at } = visit;
    requireMay(actor, "written-name.read");
    return {
      unknown: (await listUnknownNames(db, dateOf(at))).slice(0, mostShown),
      decided: await listWrittenNames(db, mostShown),
      names: (await readAround(visit, language)).names,
      mayDecide: may(actor, "written-name.decide"),
    };
  });
  const title = t(language, "names.title");
  const body = <WrittenNamesPage language={language} {...page} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}

type Asked = { kind: string; written: string };

async function readUnknown(c: C, { kind, written }: Asked) {
  return await readAs(c, async (visit) => {
    const { db, actor, at } = visit;
    requireMay(actor, "written-name.decide");
    const name = (await listUnknownNames(db, dateOf(at))).find(
      (one) => one.kind === kind && one.plain === plainName(written),
    );
    if (!name) throw new NotFound("name that nobody knows");
    const around = await readAround(visit, c.var.language);
    const nearest: readonly string[] =
      name.kind === "organisation" ? nearestOrganisations(name.written, await listOrganisations(db)) : [];
    const all = name.kind === "organisation" ? around.organisations : around.states;
    return { name, options: all.toSorted((a, b) => rank(nearest, a.value) - rank(nearest, b.value)) };
  });
}

function rank(nearest: readonly string[], value: string): number {
  const at = nearest.indexOf(value);
  return at === -1 ? nearest.length : at;
}

async function unknownPage(c: C, asked: Asked, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const page = await readUnknown(c, asked);
  const title = t(language, "names.one", { name: page.name.written });
  const [outreach] = crumbs(c, title);
  const breadcrumbs = [
    ...(outreach ? [outreach] : []),
    { href: here(c, writtenNamesPath), label: t(language, "names.title") },
    { label: page.name.written },
  ];
  const body = <UnknownNamePage {...{ language, title, ...page }} none={none} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs }, status);
}
