import type { LetterPart } from "#documents/letter-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import type { TransmittalModel } from "#regime/committee-text.ts";
import {
  type LetterCondition,
  type LetterForm,
  type LetterHole,
  type LetterModel,
  letterHoles,
  readModelParagraph,
} from "#regime/letter-model.ts";
import { closingOf, type Gender, openingOf } from "./letter-forms.ts";

/** What is so of an addressee on the day its letter is prepared, and what is filled in. */
export type LetterFacts = {
  holds: ReadonlySet<LetterCondition>;
  values: Readonly<Partial<Record<LetterHole, string>>>;
  /** Whose language the model is in, and who is addressed (in a note: who writes), for what the model leaves to the forms in use. */
  forms?: { language: Language; gender: Gender };
};

/** A letter's words in their order, before anything of the addressee's block or the annexes. */
export type LetterWords = {
  form: LetterForm;
  title: string;
  letterhead: LetterModel["letterhead"];
  referenceLabel: string;
  salutation: string;
  body: LetterPart[];
  closing: string;
  signatory: string[];
  enclosures: { label: string; items: string[] };
  technicalNotes: { title: string; paragraphs: string[] } | null;
};

/** `empty` names the holes that had nothing to be filled with; a paragraph that needs one is odd and is said so, not left out. */
export type ComposedLetter = { words: LetterWords; empty: LetterHole[] };

/** Puts a letter together from its model: paragraphs whose conditions hold, holes filled, asks next to each other numbered together. */
export function composeLetter(model: LetterModel, { holds, values, forms }: LetterFacts): ComposedLetter {
  const empty = new Set<LetterHole>();
  const fill = (text: string): string =>
    text.replace(/\{\{\s*(\w+)\s*\}\}/g, (written, name: string) => {
      const hole = letterHoles.find((one) => one === name);
      if (!hole) throw new Error(`the model of the letter has an unknown placeholder ${written}`);
      const value = values[hole];
      if (!value) empty.add(hole);
      return value ?? "";
    });
  const kept = (written: string) => {
    const { paragraph, unknown } = readModelParagraph(written);
    if (unknown.length > 0) throw new Error(`the model of the letter has an unknown mark ${unknown[0]}`);
    return paragraph.conditions.every((condition) => holds.has(condition)) ? [paragraph] : [];
  };
  const asked = forms && { form: model.form, addressee: model.addressee, ...forms };
  const salutation = model.salutation || (asked && model.form === "letter" ? openingOf(asked) : "");
  const words: LetterWords = {
    form: model.form,
    title: fill(model.title),
    letterhead: model.letterhead,
    referenceLabel: model.referenceLabel,
    salutation: fill(salutation),
    body: gathered(
      model.paragraphs
        .flatMap(kept)
        .map(({ kind, title, text }) => ({ kind, title: fill(title), text: fill(text) }))
        .filter(({ title, text }) => title || text),
    ),
    closing: fill(model.closing || (asked ? closingOf(asked) : "")),
    signatory: model.form === "letter" ? model.signatory : [],
    enclosures: { label: model.enclosuresLabel, items: model.enclosures.flatMap(kept).map(({ text }) => fill(text)) },
    technicalNotes: model.technicalNotes.paragraphs.some((text) => text.trim())
      ? { title: fill(model.technicalNotes.title), paragraphs: model.technicalNotes.paragraphs.map(fill) }
      : null,
  };
  return { words, empty: [...empty] };
}

/** Asks that stand next to each other are numbered together, under the paragraph before them. */
function gathered(parts: { kind: "paragraph" | "heading" | "ask"; title: string; text: string }[]): LetterPart[] {
  const body: LetterPart[] = [];
  for (const { kind, title, text } of parts) {
    const last = body.at(-1);
    if (kind !== "ask") body.push({ kind, text });
    else if (last?.kind === "asks") body[body.length - 1] = { ...last, items: [...last.items, { title, text }] };
    else if (last?.kind === "paragraph")
      body[body.length - 1] = { kind: "asks", intro: last.text, items: [{ title, text }] };
    else body.push({ kind: "asks", intro: "", items: [{ title, text }] });
  }
  return body;
}

/** The model of 2007 with its fixed parts, as a model of today: what older letters were printed from prints the same. */
export function modernModel(old: TransmittalModel): LetterModel {
  const ask = ({ title, text }: { title: string; text: string }): string => `{{ask}} ${title}\n${text}`;
  return {
    title: old.title,
    occasion: "matrices",
    form: "letter",
    addressee: "state",
    reporting: "any",
    transmittal: "any",
    letterhead: old.letterhead,
    referenceLabel: old.referenceLabel,
    salutation: old.salutation,
    paragraphs: [
      old.thanks,
      old.recall,
      old.purpose,
      `{{heading}} ${old.matrixHeading}`,
      old.matrix,
      old.blank,
      old.asksIntro,
      ask(old.review),
      ask(old.consent),
      ask(old.information),
      old.reply,
    ],
    closing: old.closing,
    signatory: old.signatory,
    enclosuresLabel: old.enclosuresLabel,
    enclosures: old.enclosures,
    technicalNotes: old.technicalNotes,
  };
}
