import { openingOf } from "#correspondence/models/letter-forms.ts";
import { type Language, languages } from "#i18n/languages.ts";
import type { LetterModel } from "#regime/letter-model.ts";
import { type ModelWords, modelWords } from "./letter-model-words.ts";
import { transmittalBodies } from "./transmittal-letter.ts";

// Models for four situations, with the letter of 2007 (founding dossier 1.10) as their ground, in words of our own: not the Committee's text.

type Old = (typeof transmittalBodies)[Language];
type Bodies = Record<Language, LetterModel>;

/** For a State whose first report is not recorded: what was found in official sources, and an invitation to report. */
export const notReportedBodies = inEachLanguage((old, words) => ({
  ...shared(old),
  title: words.notReported.title,
  reporting: "not-reported",
  transmittal: "first",
  paragraphs: [
    words.notReported.honour,
    old.recall,
    `{{if report-missing}} ${words.notReported.missing}`,
    `{{heading}} ${old.matrixHeading}`,
    `{{if matrix-enclosed}} ${words.notReported.matrix}`,
    `{{if matrix-enclosed}} ${old.blank}`,
    words.asksIntro,
    `{{if report-missing}} ${ask(words.firstReport)}`,
    `{{if matrix-enclosed}} ${ask(old.review)}`,
    `{{if consent-open}} ${ask(words.consentOpen)}`,
    ...standing(words),
    old.reply,
  ],
}));

/** For a State that has reported and receives its matrix for the first time: additional information is asked for. */
export const reportedBodies = inEachLanguage((old, words) => ({
  ...shared(old),
  title: words.reported.title,
  reporting: "reported",
  transmittal: "first",
  paragraphs: [
    old.thanks,
    old.recall,
    old.purpose,
    `{{heading}} ${old.matrixHeading}`,
    `{{if matrix-enclosed}} ${old.matrix}`,
    `{{if matrix-enclosed}} ${old.blank}`,
    words.asksIntro,
    `{{if matrix-enclosed}} ${ask(old.review)}`,
    `{{if consent-open}} ${ask(words.consentOpen)}`,
    ask(old.information),
    ...standing(words),
    old.reply,
  ],
}));

/** For a State that received an earlier version: what changed, and what is still open. */
export const laterBodies = inEachLanguage((old, words) => ({
  ...shared(old),
  title: words.later.title,
  reporting: "any",
  transmittal: "later",
  paragraphs: [
    words.later.honour,
    `{{if difference-enclosed}} ${words.later.difference}`,
    old.blank,
    `{{if report-missing}} ${words.later.noReport}`,
    words.asksIntro,
    `{{if report-missing}} ${ask(words.firstReport)}`,
    ask(old.review),
    `{{if consent-open}} ${ask(words.consentOpen)}`,
    ask(old.information),
    ...standing(words),
    old.reply,
  ],
  enclosures: [...enclosures(old), `{{if difference-enclosed}} ${words.later.enclosed}`],
}));

/** The note verbale to regional organisations, with the model of the letter to States. */
export const noteToOrganisationsBodies = inEachLanguage((old, { note }, language) => ({
  ...shared(old),
  title: note.title,
  form: "note-verbale",
  addressee: "organisation",
  reporting: "any",
  transmittal: "none",
  salutation: "",
  paragraphs: [`${begun(language)}${note.inform}`, note.share, note.ask, note.contact],
  closing: "", // the form in use
  signatory: [],
  enclosures: [note.enclosed],
  technicalNotes: { title: "", paragraphs: [] },
}));

function inEachLanguage(make: (old: Old, words: ModelWords, language: Language) => LetterModel): Bodies {
  const bodies = languages.map((language) => [
    language,
    make(transmittalBodies[language], modelWords[language], language),
  ]);
  return Object.fromEntries(bodies) as Bodies; // one for each language
}

function shared(old: Old) {
  return {
    occasion: "matrices",
    form: "letter",
    addressee: "state",
    letterhead: old.letterhead,
    referenceLabel: old.referenceLabel,
    salutation: old.salutation,
    closing: old.closing,
    signatory: old.signatory,
    enclosuresLabel: old.enclosuresLabel,
    enclosures: enclosures(old),
    technicalNotes: old.technicalNotes,
  } satisfies Partial<LetterModel>;
}

function enclosures({ enclosures: [matrix = "", notes = ""] }: Old): string[] {
  return [`{{if matrix-enclosed}} ${matrix}`, notes];
}

function ask({ title, text }: { title: string; text: string }): string {
  return `{{ask}} ${title}\n${text}`;
}

/** What is said of an answer that was given and of a request that is open. */
function standing(words: ModelWords): string[] {
  return [`{{if consent-given}} ${words.consentGiven}`, `{{if request-pending}} ${words.requestPending}`];
}

/** The third person's first words, with a blank where the language has one. */
function begun(language: Language): string {
  const opening = openingOf({ form: "note-verbale", addressee: "organisation", language, gender: "unknown" });
  return language === "zh" ? opening : `${opening} `;
}
