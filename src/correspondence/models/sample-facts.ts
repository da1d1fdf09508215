import type { Language } from "#i18n/languages.ts";
import type { LetterHole } from "#regime/letter-model.ts";
import { letterDate } from "../letter-date.ts";
import type { LetterFacts } from "./compose-letter.ts";
import { conditionsOf, type ShownSituation } from "./situation.ts";

/** An invented State and an invented organisation, for letters that go to nobody. */
export const sampleNames: Record<Language, { state: [short: string, formal: string]; organisation: [string, string] }> =
  {
    ar: { state: ["نضيرة", "دولة نضيرة"], organisation: ["رابطة مارون", "رابطة دول مارون"] },
    zh: { state: ["纳迪拉", "纳迪拉国"], organisation: ["马尔文联盟", "马尔文国家联盟"] },
    en: { state: ["Nadhira", "State of Nadhira"], organisation: ["Marwen League", "League of Marwen States"] },
    fr: { state: ["Nadhira", "État de Nadhira"], organisation: ["Ligue de Marwen", "Ligue des États de Marwen"] },
    ru: { state: ["Надхира", "Государство Надхира"], organisation: ["Марвенская лига", "Лига государств Марвена"] },
    es: { state: ["Nadhira", "Estado de Nadhira"], organisation: ["Liga de Marwen", "Liga de los Estados de Marwen"] },
  };

export const sampleDates = {
  dated: "2026-12-01",
  replyBy: "2027-02-01",
  approvedOn: "2026-11-20",
  lastReport: "2026-03-15",
  requestReceivedOn: "2026-11-24",
  windowEndsOn: "2026-12-08",
};
export const sampleReference = "S/AC.44/2026/OC.0";
const sampleRequest = "AR-SAMPLE";

/** Everything that is filled in, for an invented addressee in a situation. */
export function sampleFacts(language: Language, situation: ShownSituation): LetterFacts {
  const [state, formalName] = sampleNames[language][situation.addressee];
  const values: Record<LetterHole, string> = {
    state,
    formalName,
    reference: sampleReference,
    replyBy: letterDate(language, sampleDates.replyBy),
    version: situation.transmittal === "later" ? "3" : "1",
    approvedOn: letterDate(language, sampleDates.approvedOn),
    lastReport: letterDate(language, sampleDates.lastReport),
    requestReference: sampleRequest,
    requestReceivedOn: letterDate(language, sampleDates.requestReceivedOn),
    windowEndsOn: letterDate(language, sampleDates.windowEndsOn),
    askingName: sampleNames[language].state[0],
    answerBy: letterDate(language, sampleDates.replyBy),
  };
  return { holds: conditionsOf(situation), values, forms: { language, gender: "unknown" } };
}
