import { type LetterCondition, type LetterModel, modelSituations } from "#regime/letter-model.ts";
import type { LetterSituation } from "./choose-model.ts";

/** In which situation a letter is shown before there is an addressee. */
export type ShownSituation = LetterSituation & { hasConsented: boolean; hasRequest: boolean };

type Settings = Pick<LetterModel, "addressee" | "reporting" | "transmittal">;

export const transmittals = ["first", "later", "none"] as const satisfies LetterSituation["transmittal"][];

/** Every situation a model is for. */
export function situationsOf({ addressee, reporting, transmittal }: Settings): ShownSituation[] {
  const reports = reporting === "any" ? [false, true] : [reporting === "reported"];
  const all = reports.flatMap((hasReported) =>
    transmittals
      .filter((one) => transmittal === "any" || transmittal === one)
      .flatMap((one) =>
        [false, true].flatMap((hasConsented) =>
          [false, true].map((hasRequest) => ({ addressee, hasReported, transmittal: one, hasConsented, hasRequest })),
        ),
      ),
  );
  // An organisation has no report, no matrix and no consent of its own.
  return addressee === "state" ? all : all.filter((one) => !one.hasReported && !one.hasConsented && !one.hasRequest);
}

/** What holds in a situation, as the paragraphs of a model ask for it. */
export function conditionsOf(situation: ShownSituation): Set<LetterCondition> {
  const { addressee, hasReported, transmittal, hasConsented, hasRequest } = situation;
  const isState = addressee === "state";
  return new Set([
    ...(isState ? ([hasReported ? "has-reported" : "report-missing"] as const) : []),
    ...(isState ? ([hasConsented ? "consent-given" : "consent-open"] as const) : []),
    ...(transmittal === "none" ? (["no-matrix"] as const) : (["matrix-enclosed"] as const)),
    ...(transmittal === "first" ? (["first-transmittal"] as const) : []),
    ...(transmittal === "later" ? (["later-transmittal", "difference-enclosed"] as const) : []),
    ...(hasRequest ? (["request-pending"] as const) : []),
  ]);
}

/** The situation an address names, the first the model is for where it names none of them. */
export function readSituation(settings: Settings, asked: (name: string) => string | undefined): ShownSituation {
  const all = situationsOf(settings);
  const fits = (one: ShownSituation): boolean =>
    [
      [asked("reporting"), one.hasReported ? "reported" : "not-reported"],
      [asked("transmittal"), one.transmittal],
      [asked("consent"), one.hasConsented ? "given" : "open"],
      [asked("request"), one.hasRequest ? "pending" : "none"],
    ].every(([wanted, is]) => !wanted || wanted === is);
  const found = all.find(fits) ?? all[0];
  if (!found) throw new Error(`a model is for one of ${modelSituations.transmittal.join(" ")}`);
  return found;
}
