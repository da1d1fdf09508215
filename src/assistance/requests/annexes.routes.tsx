import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { attachmentHeader } from "#committee/papers/paper-file.ts";
import { readIncomingFile } from "#correspondence/incoming/incoming-file.ts";
import type { RequestAnnexId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { basisOf, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { audiences } from "../audience.ts";
import { addAnnex, mostAnnexes } from "./add-annex.ts";
import { AnnexesPage } from "./annexes.views.tsx";
import { leaveRequest } from "./leave-request.ts";
import { annexesPath, leavingPath, requestPath, requestsPath } from "./paths.ts";
import { getAnnex, getRequest } from "./request.queries.ts";
import { type C, crumbs, readNames, requestId, type Status, stateOf } from "./request-door.ts";
import { askingInWords } from "./request-words.ts";
import { takeOutAnnex } from "./take-out-annex.ts";

/** Files beside the words; and a State that takes its name out of what an organisation asks. */
export const requestAnnexRoutes = new Hono<Door>();

requestAnnexRoutes.get(`${requestsPath}/:id/annexes`, (c) => annexesPage(c, undefined, 200));

requestAnnexRoutes.post(`${requestsPath}/:id/annexes`, async (c) => {
  const id = requestId(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const basedOn = readCount(form.text("basis", { label: "request.save" }));
  const audience = form.choice("audience", audiences, { label: "audience.label" }) ?? "public";
  const sent = data.get("file");
  if (!(sent instanceof File) || (!sent.name && sent.size === 0)) {
    form.refuse({ field: "file", key: "incoming.error.no-file" });
    return annexesPage(c, form, 422);
  }
  const read = readIncomingFile(sent.name, Buffer.from(await sent.arrayBuffer()));
  if (!read.ok) {
    form.refuse({ field: "file", key: `incoming.error.file.${read.reason}` });
    return annexesPage(c, form, 422);
  }
  const outcome = await actAs(c, (work) => addAnnex(work, id, { file: read.file, audience, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, annexesPath(id))}?done=request-saved`, 303);
  if (outcome.reason === "too-many")
    form.refuse({ field: "file", key: "request.error.too-many-annexes", values: { count: mostAnnexes } });
  else form.refuse({ field: "file", key: `request.error.${outcome.reason}` });
  return annexesPage(c, form, outcome.reason === "too-many" || outcome.reason === "there-already" ? 422 : 409);
});

/** A file is saved, never shown, and nothing in it can run. */
requestAnnexRoutes.get(`${requestsPath}/:id/annexes/:annex`, async (c) => {
  const file = await readAs(c, ({ db, actor }) => {
    requireMay(actor, "request.read");
    return getAnnex(db, requestId(c), idInAddress<RequestAnnexId>(c, "annex", "annex"));
  });
  return c.body(new Uint8Array(file.bytes), 200, {
    "content-type": file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
    "content-disposition": attachmentHeader(file.name),
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
});

requestAnnexRoutes.post(`${requestsPath}/:id/annexes/:annex/taking-out`, async (c) => {
  const id = requestId(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const basedOn = readCount(form.text("basis", { label: "request.save" }));
  const annex = idInAddress<RequestAnnexId>(c, "annex", "annex");
  const outcome = await actAs(c, (work) => takeOutAnnex(work, id, { annex, basedOn }));
  return c.redirect(`${here(c, annexesPath(id))}${outcome.ok ? "?done=annex-taken-out" : ""}`, 303);
});

requestAnnexRoutes.get(`${requestsPath}/:id/leaving`, async (c) => {
  const { language } = c.var;
  const { request, names } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.leave");
    return { request: await getRequest(visit, requestId(c)), names: (await readNames(visit, language)).names };
  });
  if (!request.isOwn || request.isAsking) throw new NotFound("leaving");
  const title = t(language, "request.leave");
  const body = (
    <Confirm
      title={title}
      facts={[{ label: t(language, "request.asking"), value: askingInWords(language, request.asking, names) }]}
      warning={t(language, "request.leave.warning")}
      action={here(c, leavingPath(request.id))}
      button={title}
      back={{ href: here(c, requestPath(request.id)), label: t(language, "request.back-to") }}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) });
});

requestAnnexRoutes.post(`${requestsPath}/:id/leaving`, async (c) => {
  const id = requestId(c);
  const outcome = await actAs(c, (work) => leaveRequest(work, id));
  if (!outcome.ok) throw new NotFound("leaving");
  return c.redirect(`${here(c, requestsPath)}?done=request-left`, 303);
});

async function annexesPage(c: C, form: TypedForm | undefined, status: Status): Promise<Response> {
  const { language } = c.var;
  const { request, names } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.write");
    return { request: await getRequest(visit, requestId(c)), names: (await readNames(visit, language)).names };
  });
  if (!request.isWriter) throw new NotFound("request");
  if (request.standing !== "draft" && status === 200) return c.redirect(here(c, requestPath(request.id)), 303);
  const state = stateOf(c, form);
  const title = t(language, "request.part.annexes");
  const body = (
    <AnnexesPage {...{ language, request, names, state }} basis={basisOf(state, status, request.revision)} />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}
