import { Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import { type NoteHeadingsId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { type C, crumbs, type Status, stateOf } from "../activities/activity-door.ts";
import { noteHeadingsPath } from "../paths.ts";
import { listHeadings } from "./headings.queries.ts";
import { type HeadingWords, headingNames, longestHeading } from "./headings.ts";
import { HeadingsPage } from "./headings.views.tsx";
import { recordHeadings } from "./record-headings.ts";

/** The headings of information notes, in the language of the page. */
export const noteHeadingsRoutes = new Hono<Door>();

noteHeadingsRoutes.get(noteHeadingsPath, (c) => headingsPage(c));

noteHeadingsRoutes.post(noteHeadingsPath, async (c) => {
  const { language } = c.var;
  const form = openTypedForm(await c.req.formData(), language);
  const words = {} as HeadingWords; // each is read below
  for (const name of headingNames)
    words[name] = form.text(name, { label: `note-heading.${name}`, most: longestHeading(name), required: true });
  const source = form.text("source", { label: "holidays.source", most: 1000, required: true });
  const basedOn = readId<NoteHeadingsId>(form.text("basis", { label: "note-headings.title" }));
  await readAs(c, async ({ actor }) => requireMay(actor, "note-headings.record"));
  if (!form.isRight() || !basedOn) return headingsPage(c, form, 422);
  const outcome = await actAs(c, (work) => recordHeadings(work, { language, words, source, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, noteHeadingsPath)}?done=note-headings`, 303);
  form.refuse({ field: "title", key: `note-headings.error.${outcome.reason}` });
  return headingsPage(c, form, 409);
});

async function headingsPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { all, mayRecord } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "note-headings.read");
    return { all: await listHeadings(db, language), mayRecord: may(actor, "note-headings.record") };
  });
  const title = t(language, "note-headings.title");
  const state = stateOf(c, form, { ...all[0]?.words, source: "" });
  const body = (
    <HeadingsPage
      {...{ language, title, all }}
      recording={mayRecord ? state : undefined}
      basis={(status === 422 && state.typed.basis) || (all[0]?.id ?? "")}
    />
  );
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, status);
}
