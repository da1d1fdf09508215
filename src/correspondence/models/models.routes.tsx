import { type Context, Hono } from "hono";
import { type Door, readAs } from "#access/door.ts";
import { may } from "#access/permissions.ts";
import type { PdfPress } from "#documents/pdf.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { UnprintablePage } from "../unprintable.views.tsx";
import { LetterFormsPage } from "./forms.views.tsx";
import { letterTemplatesRoutes } from "./letter-templates.routes.tsx";
import { getModel, listModelsInForce } from "./model.queries.ts";
import { modelIn } from "./model-bodies.ts";
import { modelPreview } from "./model-preview.ts";
import { PreviewPage } from "./model-preview.views.tsx";
import { ModelsPage } from "./models.views.tsx";
import { crumbToLetters, crumbToModels, modelIdIn } from "./models-door.ts";
import { readSituation } from "./situation.ts";

type C = Context<Door>;

/** Models of letters and forms of address, to read; a model as the letter it makes. */
export function modelsRoutes({ press }: { press: PdfPress }): Hono<Door> {
  const routes = new Hono<Door>();
  routes.route("/", letterTemplatesRoutes);

  routes.get("/letters/models", async (c) => {
    const { language } = c.var;
    const models = await readAs(c, ({ db, at }) => listModelsInForce(db, dateOf(at)));
    const title = t(language, "model.list.title");
    const inOrder = models.toSorted((a, b) => a.title.localeCompare(b.title));
    return c.var.page({
      title,
      body: <ModelsPage language={language} models={inOrder} />,
      breadcrumbs: [crumbToLetters(c), { label: title }],
    });
  });

  routes.get("/letters/forms", async (c) => {
    const { language } = c.var;
    await readAs(c, async () => true); // for people who signed in
    const title = t(language, "model.forms.title");
    return c.var.page({
      title,
      body: <LetterFormsPage language={language} />,
      breadcrumbs: [crumbToLetters(c), crumbToModels(c), { label: title }],
    });
  });

  routes.get("/letters/models/:id", async (c) => {
    const { language } = c.var;
    const { model, ...shown } = await readPreview(c);
    const mayKeepTemplates = await readAs(c, async ({ actor }) => may(actor, "letter-template.keep"));
    return c.var.page({
      title: model.title,
      body: <PreviewPage language={language} model={model} mayKeepTemplates={mayKeepTemplates} {...shown} />,
      breadcrumbs: [crumbToLetters(c), crumbToModels(c), { label: model.title }],
    });
  });

  routes.get("/letters/models/:id/letter.pdf", async (c) => {
    const { sheet, of } = await readPreview(c);
    const printed = await press.print({ template: "correspondence/letter.typ", data: sheet, standard: "ua-1" });
    if (!printed.ok) {
      const body = <UnprintablePage language={c.var.language} detail={printed.detail} />;
      return c.var.page({ title: t(c.var.language, "letter.unprintable"), body }, 422);
    }
    return c.body(printed.bytes, 200, {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="model-${of}.pdf"`,
    });
  });

  return routes;
}

/** The model the address names, in its language and situation, as a letter. */
async function readPreview(c: C) {
  const model = await readAs(c, ({ db }) => getModel(db, modelIdIn(c)));
  const { body, of } = modelIn(model.bodies, languageAsked(c));
  const situation = readSituation(body, (name) => c.req.query(name));
  return { model, body, of, situation, sheet: modelPreview({ model: body, language: of, situation }) };
}

function languageAsked(c: C): Language {
  const asked = c.req.query("of") ?? "";
  return isLanguage(asked) ? asked : c.var.language;
}
