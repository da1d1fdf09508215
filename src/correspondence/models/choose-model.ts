import type { TextId, TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { LetterModel, LetterOccasion, modelSituations } from "#regime/letter-model.ts";

/** A model that letters may be made from on a day. */
export type ModelInForce = {
  id: TextVersionId;
  textId: TextId;
  title: string;
  /** The day it came into force. */
  inForceFrom: string;
  bodies: Partial<Record<Language, LetterModel>>;
  wording: "committee" | "project";
  /** The old kind always transmits a matrix, to any State, and gives way to every model of today that fits. */
  kind: "letter-model" | "transmittal-letter";
};

/** What a letter is for and to whom it goes: a State that has reported or not, receives a matrix for the first time, again, or none; or an organisation. */
export type LetterSituation = {
  occasion: LetterOccasion;
  addressee: (typeof modelSituations.addressee)[number];
  hasReported: boolean;
  transmittal: "first" | "later" | "none";
};

type Fitting = Pick<ModelInForce, "bodies" | "kind" | "inForceFrom" | "id">;

/** The most exact model that fits: what names the situation goes before what fits any; of two alike, the one in force last. */
export function chooseModel<M extends Fitting>(models: readonly M[], situation: LetterSituation): M | undefined {
  return models
    .flatMap((model) => {
      const exactness = exactnessOf(model, situation);
      return exactness === undefined ? [] : [{ model, exactness }];
    })
    .sort(
      (a, b) =>
        b.exactness - a.exactness ||
        b.model.inForceFrom.localeCompare(a.model.inForceFrom) ||
        b.model.id.localeCompare(a.model.id), // ids are in the order of time
    )[0]?.model;
}

/** How many of its settings name the situation; undefined when it is for another one. */
function exactnessOf({ bodies, kind }: Fitting, situation: LetterSituation): number | undefined {
  const [body] = Object.values(bodies);
  if (!body || body.occasion !== situation.occasion || body.addressee !== situation.addressee) return undefined;
  if (kind === "transmittal-letter") return situation.transmittal === "none" ? undefined : -1;
  // An organisation does not report under the resolution: a setting of reporting says nothing of it.
  const reporting = situation.addressee === "organisation" ? "any" : body.reporting;
  const isReporting = situation.hasReported ? "reported" : "not-reported";
  if (reporting !== "any" && reporting !== isReporting) return undefined;
  if (body.transmittal !== "any" && body.transmittal !== situation.transmittal) return undefined;
  return [reporting, body.transmittal].filter((setting) => setting !== "any").length;
}
