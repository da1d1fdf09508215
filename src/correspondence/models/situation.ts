import { type LetterCondition, type LetterModel, type LetterOccasion, modelSituations } from "#regime/letter-model.ts";
import type { LetterSituation } from "./choose-model.ts";

/** What the State said of its request: who may see it, or that it asks for no help of others. */
export const requestWords = ["wide", "limited", "confidential", "general"] as const;
export type RequestWord = (typeof requestWords)[number];

/** In which situation a letter is shown before there is an addressee. */
export type ShownSituation = LetterSituation & { hasConsented: boolean; hasRequest: boolean; requestWord: RequestWord };

type Settings = Pick<LetterModel, "occasion" | "addressee" | "reporting" | "transmittal">;

export const transmittals = ["first", "later", "none"] as const satisfies LetterSituation["transmittal"][];

/** Every situation a model is for. */
export function situationsOf({ occasion, addressee, reporting, transmittal }: Settings): ShownSituation[] {
  if (occasion !== "matrices") return aboutARequest(occasion, addressee);
  const reports = reporting === "any" ? [false, true] : [reporting === "reported"];
  const all = reports.flatMap((hasReported) =>
    transmittals
      .filter((one) => transmittal === "any" || transmittal === one)
      .flatMap((one) =>
        [false, true].flatMap((hasConsented) =>
          [false, true].map((hasRequest) => ({
            occasion,
            addressee,
            hasReported,
            transmittal: one,
            hasConsented,
            hasRequest,
            requestWord: "wide" as const,
          })),
        ),
      ),
  );
  // An organisation has no report, no matrix and no consent of its own.
  return addressee === "state" ? all : all.filter((one) => !one.hasReported && !one.hasConsented && !one.hasRequest);
}

/** What is confidential or general goes to nobody but who asked, and brings no offer. */
function aboutARequest(occasion: LetterOccasion, addressee: LetterSituation["addressee"]): ShownSituation[] {
  const words = requestWords.filter((word) => occasion === "acknowledgement" || word === "wide" || word === "limited");
  const rest = { hasReported: false, transmittal: "none", hasConsented: false, hasRequest: false } as const;
  return words.map((requestWord) => ({ occasion, addressee, ...rest, requestWord }));
}

/** What holds of a request by the word of its State. */
export function conditionsOfRequest(word: RequestWord, occasion: LetterOccasion): LetterCondition[] {
  const isOpen = word === "wide" || word === "limited";
  return [`request-${word}`, ...(isOpen && occasion === "acknowledgement" ? (["request-window"] as const) : [])];
}

/** What holds in a situation, as the paragraphs of a model ask for it. */
export function conditionsOf(situation: ShownSituation): Set<LetterCondition> {
  const { occasion, addressee, hasReported, transmittal, hasConsented, hasRequest, requestWord } = situation;
  if (occasion !== "matrices")
    return new Set(["no-matrix", "request-enclosed", ...conditionsOfRequest(requestWord, occasion)]);
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
      [asked("circulation"), one.requestWord],
    ].every(([wanted, is]) => !wanted || wanted === is);
  const found = all.find(fits) ?? all[0];
  if (!found) throw new Error(`a model is for one of ${modelSituations.transmittal.join(" ")}`);
  return found;
}
