import { openingOf } from "#correspondence/models/letter-forms.ts";
import { type Language, languages } from "#i18n/languages.ts";
import type { LetterModel } from "#regime/letter-model.ts";
import { type RequestLetterWords, requestLetterWords } from "./request-letter-words.ts";
import { transmittalBodies } from "./transmittal-letter.ts";

// Models of the letters about a request for assistance, in words of our own: each once for States and once for organisations.

type Addressee = LetterModel["addressee"];
type Bodies = Record<Language, LetterModel>;
type Written = Partial<LetterModel> & Pick<LetterModel, "title" | "occasion" | "paragraphs" | "enclosures">;

/** The Chair's acknowledgement to who asked: what will be done with the request, and until when that can be changed. */
export function acknowledgementBodies(addressee: Addressee): Bodies {
  return inEachLanguage(addressee, ({ acknowledgement: words }) => ({
    occasion: "acknowledgement",
    title: words.title,
    paragraphs: [
      words.received,
      `{{if request-wide}} ${words.wide}`,
      `{{if request-limited}} ${words.limited}`,
      `{{if request-window}} ${words.period}`,
      `{{if request-confidential}} ${words.confidential}`,
      `{{if request-general}} ${words.general}`,
      `{{if request-window}} ${words.offers}`,
      words.experts,
    ],
    enclosures: [`{{if request-enclosed}} ${words.enclosed}`],
  }));
}

/** The note verbale to those who may help; it names no person. */
export function circulationBodies(addressee: Addressee): Bodies {
  return inEachLanguage(addressee, ({ circulation: words }, language) => ({
    occasion: "circulation",
    title: words.title,
    form: "note-verbale",
    paragraphs: [
      `${begun(language, addressee)}${words.inform}`,
      words.ask,
      words.decide,
      `{{if request-limited}} ${words.limited}`,
    ],
    enclosures: [words.enclosed],
    signatory: [],
  }));
}

/** The letter that makes the offers received known to who asked. */
export function offersBodies(addressee: Addressee): Bodies {
  return inEachLanguage(addressee, ({ offers: words }) => ({
    occasion: "offers",
    title: words.title,
    paragraphs: [words.forward, words.decide, words.experts],
    enclosures: [words.enclosed],
  }));
}

function inEachLanguage(
  addressee: Addressee,
  make: (words: RequestLetterWords, language: Language) => Written,
): Bodies {
  const bodies = languages.map((language) => [
    language,
    { ...shared(language), addressee, ...make(requestLetterWords[language], language) },
  ]);
  return Object.fromEntries(bodies) as Bodies; // one for each language
}

function shared(language: Language) {
  const { letterhead, referenceLabel, signatory, enclosuresLabel } = transmittalBodies[language];
  return {
    form: "letter",
    reporting: "any",
    transmittal: "none",
    letterhead,
    referenceLabel,
    salutation: "", // the forms in use
    closing: "",
    signatory,
    enclosuresLabel,
    technicalNotes: { title: "", paragraphs: [] },
  } satisfies Partial<LetterModel>;
}

/** The third person's first words, with a blank where the language has one. */
function begun(language: Language, addressee: Addressee): string {
  const opening = openingOf({ form: "note-verbale", addressee, language, gender: "unknown" });
  return language === "zh" ? opening : `${opening} `;
}
