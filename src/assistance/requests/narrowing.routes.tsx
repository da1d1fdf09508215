import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { type RequestAnnexId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { audiences } from "../audience.ts";
import { audienceOfPart, mayNarrowPart, narrowPart, type RequestPart } from "./narrow-part.ts";
import { NarrowingPage } from "./narrowing.views.tsx";
import { requestPath, requestsPath } from "./paths.ts";
import { getRequest } from "./request.queries.ts";
import { type C, crumbs, readNames, requestId, type Status, stateOf } from "./request-door.ts";
import { fieldsOfWhole, itemFields } from "./request-field.ts";

/** A State lets fewer people see one field or one file of what it sent. */
export const narrowingRoutes = new Hono<Door>();

narrowingRoutes.get(`${requestsPath}/:id/narrowing/:part`, (c) => narrowingPage(c, undefined, 200));

narrowingRoutes.post(`${requestsPath}/:id/narrowing/:part`, async (c) => {
  const id = requestId(c);
  const part = partInAddress(c.req.param("part"));
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const audience = form.choice("audience", audiences, { label: "audience.label", required: true });
  if (!form.isRight() || !audience) return narrowingPage(c, form, 422);
  const outcome = await actAs(c, (work) => narrowPart(work, id, { part, audience }));
  if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=request-step`, 303);
  form.refuse({ field: "audience", key: `request.error.${outcome.reason}` });
  return narrowingPage(c, form, outcome.reason === "not-now" ? 409 : 422);
});

function partInAddress(text: string): RequestPart {
  const annex = readId<RequestAnnexId>(text);
  if (annex) return { annex };
  const [, item = "", name] = /^(\d{1,3})-([a-z-]+)$/.exec(text) ?? [];
  const known = [...fieldsOfWhole("assistance"), ...fieldsOfWhole("general"), ...itemFields].find(
    (one) => one === name,
  );
  if (!known) throw new NotFound("part of a request");
  return { item: Number(item), name: known };
}

async function narrowingPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const part = partInAddress(c.req.param("part") ?? "");
  const { request, audience, names } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.tighten");
    const request = await getRequest(visit, requestId(c));
    const audience = audienceOfPart(request, part);
    if (status === 200 && !mayNarrowPart(request, audience)) throw new NotFound("part of a request");
    return { request, audience, names: (await readNames(visit, language)).names };
  });
  const title = t(language, "request.narrowing");
  const body = <NarrowingPage {...{ language, request, names, part, audience }} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}
