import type { VNode } from "preact";
import { letterModelPath } from "#committee/paths.ts";
import { languageNames } from "#committee/texts/text-words.views.tsx";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { LetterModel } from "#regime/letter-model.ts";
import { formatDate } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { ModelInForce } from "./choose-model.ts";
import { languagesOf } from "./model-bodies.ts";
import { letterFormsPath } from "./paths.ts";

/** The models in force, and for whom each is. */
export function ModelsPage({ language, models }: { language: Language; models: readonly ModelInForce[] }): VNode {
  return (
    <>
      <h1>{t(language, "model.list.title")}</h1>
      <WhoCanSee language={language} who={t(language, "texts.who.letter-model")} />
      <p>{t(language, "model.list.what")}</p>
      <p>
        <a href={`/${language}${letterFormsPath}`}>{t(language, "model.forms.title")}</a>
      </p>
      <Table
        caption={t(language, "model.list.title")}
        columns={(["model.model", "model.for-whom", "texts.languages", "model.in-force-from"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={models.map((model) => ({
          cells: [
            <a href={`/${language}${letterModelPath(model.id)}`}>
              <bdi>{model.title}</bdi>
            </a>,
            <ForWhom language={language} model={model} />,
            languageNames(languagesOf(model.bodies)),
            formatDate(language, model.inForceFrom),
          ],
        }))}
        empty={t(language, "model.list.empty")}
      />
    </>
  );
}

function ForWhom({ language, model: { kind, bodies } }: { language: Language; model: ModelInForce }): VNode {
  const [body] = Object.values(bodies);
  if (kind === "transmittal-letter" || !body) return <>{t(language, "model.for-whom.old")}</>;
  return <>{settingsIn(language, body)}</>;
}

/** For whom a model is, in the page's language. */
export function settingsIn(
  language: Language,
  { occasion, form, addressee, reporting, transmittal }: LetterModel,
): string {
  if (occasion !== "matrices")
    return [
      t(language, `model.occasion.${occasion}`),
      t(language, `model.addressee.${addressee}`),
      t(language, `model.form.${form}`),
    ].join(" · ");
  return [
    t(language, `model.addressee.${addressee}`),
    ...(addressee === "state" && reporting !== "any" ? [t(language, `model.reporting.${reporting}`)] : []),
    ...(transmittal === "any" ? [] : [t(language, `model.transmittal.${transmittal}`)]),
    t(language, `model.form.${form}`),
  ].join(" · ");
}
