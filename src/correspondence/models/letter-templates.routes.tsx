import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { fileTypes } from "#committee/papers/paper.ts";
import { attachmentHeader, cleanFileName } from "#committee/papers/paper-file.ts";
import type { LetterTemplateId } from "#db/ids.ts";
import { checkWordTemplate, fillWordTemplate, readWordTags } from "#documents/word-template.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import type { FieldError } from "#ui/fields.tsx";
import { keepLetterTemplate } from "./keep-letter-template.ts";
import { getLetterTemplate, listLetterTemplates } from "./letter-template.queries.ts";
import { LetterTemplatesPage, type TemplatesPageProps, TemplateTestPage } from "./letter-templates.views.tsx";
import { getModel, type ModelVersion } from "./model.queries.ts";
import { languagesOf, modelIn } from "./model-bodies.ts";
import { modelPreview } from "./model-preview.ts";
import { crumbToLetters, crumbToModels, modelIdIn } from "./models-door.ts";
import { letterTemplatesPath } from "./paths.ts";
import { sampleFacts } from "./sample-facts.ts";
import { situationsOf } from "./situation.ts";
import { lookAtTags, startingTemplate, wordDataOf } from "./word-letter.ts";

type C = Context<Door>;

/** The secretariat's Word templates of a model: kept, tested, begun. */
export const letterTemplatesRoutes = new Hono<Door>();

const base = "/letters/models/:id/templates";

letterTemplatesRoutes.get(base, (c) => templatesPage(c, {}, 200));

letterTemplatesRoutes.post(base, async (c) => {
  const { language } = c.var;
  await readAs(c, async ({ actor }) => requireMay(actor, "letter-template.keep"));
  const form = await c.req.formData();
  const written = String(form.get("language") ?? "");
  const typed = { language: written };
  if (!isLanguage(written)) return refused(c, typed, { field: "language", key: "texts.error.language" });
  const sent = form.get("file");
  const bytes = sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
  const checked = checkWordTemplate(bytes);
  if (!checked.ok) return refused(c, typed, { field: "file", key: `model.template.error.${checked.reason}` });
  const tags = await readWordTags(checked.bytes);
  if (!tags.ok)
    return refused(c, typed, { field: "file", key: `model.template.error.${tags.reason}`, detail: tags.detail });
  const name = sent instanceof File ? cleanFileName(sent.name, fileTypes.docx) : "";
  const outcome = await actAs(c, (work) =>
    keepLetterTemplate(work, { model: modelIdIn(c), language: written, name, bytes: checked.bytes }),
  );
  if (!outcome.ok) return refused(c, typed, { field: "file", key: "model.template.error.old-kind" });
  return c.redirect(`/${language}${letterTemplatesPath(modelIdIn(c))}?done=letter-template-kept`, 303);
});

letterTemplatesRoutes.get(`${base}/starting/:of`, async (c) => {
  await readModel(c);
  const of = languageIn(c);
  return word(c, startingTemplate(of), `letter-${of}.docx`);
});

letterTemplatesRoutes.get(`${base}/:template/file`, async (c) => {
  const { template } = await readTemplate(c);
  return word(c, template.bytes, template.name);
});

/** Fills the template with a letter to nobody, in every language the model has. */
letterTemplatesRoutes.get(`${base}/:template/test`, async (c) => {
  const { language } = c.var;
  const { model, template } = await readTemplate(c);
  const tags = await readWordTags(template.bytes);
  const looked = lookAtTags(tags.ok ? tags.tags : []);
  const filled: { of: Language; fault: string | undefined }[] = [];
  for (const of of languagesOf(model.bodies)) {
    const outcome = await fill(model, template.bytes, of);
    filled.push({ of, fault: outcome.ok ? undefined : outcome.detail });
    if (!outcome.ok && outcome.reason === "given-up") break; // it would take as long in every language
  }
  const title = t(language, "model.template.test");
  return c.var.page({
    title,
    body: <TemplateTestPage language={language} model={model.id} template={template} test={{ ...looked, filled }} />,
    breadcrumbs: crumbs(c, model, title),
  });
});

letterTemplatesRoutes.get(`${base}/:template/test/:of`, async (c) => {
  const { model, template } = await readTemplate(c);
  const of = languageIn(c);
  const outcome = await fill(model, template.bytes, of);
  if (!outcome.ok) throw new NotFound("a file that could not be made");
  return word(c, outcome.bytes, `test-${of}.docx`);
});

/** A letter to an invented addressee, in the first situation the model is for. */
async function fill(model: ModelVersion, bytes: Uint8Array, wanted: Language) {
  const { body, of } = modelIn(model.bodies, wanted);
  const [situation] = situationsOf(body);
  if (!situation) throw new NotFound("situation of a model");
  const sheet = modelPreview({ model: body, language: of, situation });
  return await fillWordTemplate(bytes, wordDataOf(sheet, sampleFacts(of, situation).values));
}

function refused(c: C, typed: TemplatesPageProps["typed"], wrong: { field: string; key: MessageKey; detail?: string }) {
  const message = t(c.var.language, wrong.key);
  const said = wrong.detail ? `${message} ${wrong.detail}` : message;
  return templatesPage(c, { typed, errors: [{ field: wrong.field, message: said }] }, 422);
}

async function templatesPage(
  c: C,
  { typed = {}, errors = [] }: { typed?: TemplatesPageProps["typed"]; errors?: FieldError[] },
  status: 200 | 422,
): Promise<Response> {
  const { language } = c.var;
  const model = await readModel(c);
  const templates = await readAs(c, ({ db }) => listLetterTemplates(db, model.textId));
  const title = t(language, "model.template.title");
  return c.var.page(
    {
      title,
      body: <LetterTemplatesPage {...{ language, model, templates, typed, errors }} />,
      breadcrumbs: crumbs(c, model),
    },
    status,
  );
}

function readModel(c: C): Promise<ModelVersion> {
  return readAs(c, async ({ db, actor }) => {
    requireMay(actor, "letter-template.keep");
    const model = await getModel(db, modelIdIn(c));
    if (model.kind !== "letter-model") throw new NotFound("a model of today");
    return model;
  });
}

async function readTemplate(c: C) {
  const model = await readModel(c);
  const id = idInAddress<LetterTemplateId>(c, "Word template", "template");
  const template = await readAs(c, ({ db }) => getLetterTemplate(db, id));
  if (template.textId !== model.textId) throw new NotFound("Word template of this model");
  return { model, template };
}

function languageIn(c: C): Language {
  const of = c.req.param("of") ?? "";
  if (!isLanguage(of)) throw new NotFound("language");
  return of;
}

function crumbs(c: C, model: ModelVersion, label?: string) {
  const all = { label: t(c.var.language, "model.template.title") };
  return [
    crumbToLetters(c),
    crumbToModels(c),
    ...(label ? [{ ...all, href: here(c, letterTemplatesPath(model.id)) }, { label }] : [all]),
  ];
}

/** A file is saved, never shown. */
function word(c: C, bytes: Uint8Array, name: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "content-disposition": attachmentHeader(name),
    "x-content-type-options": "nosniff",
  });
}
