import { Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs, readAsPublic } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import { attachmentHeader, readPaperFile } from "#committee/papers/paper-file.ts";
import type { ActivityDocumentId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { activityId, type C, crumbs, type Status, stateOf } from "../activities/activity-door.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { findNoteHead } from "../information-note/note.queries.ts";
import { activitiesPath, documentsPath } from "../paths.ts";
import { addDocument } from "./add-document.ts";
import { getDocument, listKeptDocuments } from "./document.queries.ts";
import { documentKinds, mostDocuments } from "./document.ts";
import { DocumentsPage } from "./documents.views.tsx";
import { takeOutDocument } from "./take-out-document.ts";

/** The files of activities. */
export const documentsRoutes = new Hono<Door>();

documentsRoutes.get(`${activitiesPath}/:id/documents`, (c) => documentsPage(c));

documentsRoutes.post(`${activitiesPath}/:id/documents`, async (c) => {
  const id = activityId(c);
  const data = await c.req.formData();
  const form = openTypedForm(data, c.var.language);
  const kind = form.choice("kind", documentKinds, { label: "document.kind", required: true });
  const language = form.language("language", { label: "document.language" });
  const shown = form.choice("shown", ["yes", "no"], { label: "document.shown", required: true });
  const sent = data.get("file");
  const read =
    sent instanceof File && (sent.name || sent.size > 0)
      ? readPaperFile(sent.name, Buffer.from(await sent.arrayBuffer()))
      : ({ ok: false, reason: "empty" } as const);
  if (!read.ok) form.refuse({ field: "file", key: `document.error.${read.reason}` });
  if (!read.ok || !kind || !shown || !form.isRight()) return documentsPage(c, form, 422);
  const outcome = await actAs(c, (work) =>
    addDocument(work, id, { kind, language, shown: shown === "yes", file: read.file }),
  );
  if (outcome.ok) return c.redirect(`${here(c, documentsPath(id))}?done=activity-document`, 303);
  if (outcome.reason === "over") form.refuse({ field: "kind", key: "activity.error.over" });
  else form.refuse({ field: "file", key: `document.error.${outcome.reason}`, values: { most: mostDocuments } });
  return documentsPage(c, form, 409);
});

/** A file is saved, never shown, and nothing in it can run. */
documentsRoutes.get(`${activitiesPath}/:id/documents/:document`, async (c) => {
  const [activity, id] = [activityId(c), idInAddress<ActivityDocumentId>(c, "document", "document")];
  const read = (db: Reader) => getDocument(db, activity, id);
  const file =
    c.var.person && may(c.var.person, "activity.read")
      ? await readAs(c, ({ db }) => read(db))
      : await readAsPublic(c, read);
  return c.body(new Uint8Array(file.bytes), 200, {
    "content-type": file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
    "content-disposition": attachmentHeader(file.name),
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
});

documentsRoutes.post(`${activitiesPath}/:id/documents/:document/ending`, async (c) => {
  const id = activityId(c);
  const document = idInAddress<ActivityDocumentId>(c, "document", "document");
  const outcome = await actAs(c, (work) => takeOutDocument(work, id, document));
  if (outcome.ok) return c.redirect(`${here(c, documentsPath(id))}?done=activity-document`, 303);
  const form = openTypedForm(new FormData(), c.var.language);
  form.refuse({ field: "kind", key: `activity.error.${outcome.reason}` });
  return documentsPage(c, form, 409);
});

async function documentsPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { activity, documents, note } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "activity.write");
    const activity = await getOwnActivity(visit, activityId(c));
    return {
      activity,
      documents: await listKeptDocuments(visit.db, activity.id),
      note: await findNoteHead(visit.db, activity.id),
    };
  });
  const title = t(language, "documents.title");
  const body = (
    <DocumentsPage
      {...{ language, title, activity, documents, note }}
      state={stateOf(c, form, { language, shown: "no" })}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, activity) }, status);
}
