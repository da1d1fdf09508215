import type { Language } from "#i18n/languages.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import type { MatrixSheet, SheetMark, SheetRow, SheetSection, SheetWeapon } from "./matrix-sheet.ts";
import { type SampleWords, sampleWords } from "./sample-words.ts";

const marks: SheetMark[] = ["X", "X", "", "?", "", "X", "N/A"];
const date = { y: 2026, m: 12, d: 1 };

/** The matrix of an invented State; `sections` of measures decide how long it is. */
export function sampleMatrix(lang: Language, sections = 4): MatrixSheet {
  const words = sampleWords[lang];
  return {
    lang,
    title: words.matrixTitle,
    state: words.state,
    statusLine: words.statusLine,
    invented: words.invented,
    facts: words.facts.map(([label, value]) => ({ label, value })),
    disclaimer: { title: words.disclaimerTitle, paragraphs: words.disclaimer, lang, note: words.note },
    symbols: { title: words.symbolsTitle, items: words.meanings.map(([symbol, meaning]) => ({ symbol, meaning })) },
    columns: words.columns,
    sections: [
      statusSection(lang, words),
      ...Array.from({ length: sections }, (_, at) =>
        measuresSection(lang, words, at % 4 === 3 ? ["BW"] : ["NW", "CW", "BW"]),
      ),
    ],
    pageOf: words.pageOf,
    date,
  };
}

/** A letter to an invented State, with its matrix. */
export function sampleLetter(lang: Language, sections = 4): LetterSheet {
  const words = sampleWords[lang];
  return {
    lang,
    title: words.letterTitle,
    invented: words.invented,
    letterhead: {
      organization: words.organization,
      committee: words.committee,
      address: ["405 East 42nd Street", "New York, NY 10017", "1540@example.org"],
    },
    reference: "S/AC.44/2026/OC.3",
    referenceLabel: words.referenceLabel,
    dateText: words.dateText,
    date: { y: 2026, m: 10, d: 9 },
    addressee: words.addressee,
    salutation: words.salutation,
    body: [
      { kind: "paragraph", text: words.paragraph },
      { kind: "heading", text: words.heading },
      ...words.disclaimer.slice(0, 2).map((text) => ({ kind: "paragraph" as const, text })),
      { kind: "asks", intro: words.intro, items: words.asks.map(([title, text]) => ({ title, text })) },
    ],
    closing: words.closing,
    signatory: words.signatory,
    enclosures: { label: words.enclosures, items: [words.matrixTitle] },
    wordingNote: words.wordingNote,
    annex: sampleMatrix(lang, sections),
    technicalNotes: { title: words.notesTitle, paragraphs: words.disclaimer },
    pageOf: words.pageOf,
  };
}

function statusSection(lang: Language, words: SampleWords): SheetSection {
  return {
    title: words.statusTitle,
    titleLang: lang,
    question: null,
    kind: "status",
    weapons: [],
    rows: words.treaties.map((label, at) => ({
      n: at + 1,
      label,
      labelLang: lang,
      marks: { status: marks[at] ?? "" },
      sources: { status: words.dateText },
      remarks: at === 1 ? words.remark : "",
    })),
  };
}

function measuresSection(lang: Language, words: SampleWords, weapons: SheetWeapon[]): SheetSection {
  return {
    title: words.measuresTitle,
    titleLang: lang,
    question: words.question,
    kind: "measures",
    weapons,
    rows: words.activities.map((label, at) => measure({ lang, words, weapons, label, at })),
  };
}

type Place = { lang: Language; words: SampleWords; weapons: SheetWeapon[]; label: string; at: number };

function measure({ lang, words, weapons, label, at }: Place): SheetRow {
  const isBare = at % 5 === 4;
  const places = weapons.flatMap((weapon) => [`framework.${weapon}`, `enforcement.${weapon}`]);
  return {
    n: at + 1,
    label,
    labelLang: lang,
    marks: Object.fromEntries(places.map((place, p) => [place, isBare ? "" : (marks[(at * 3 + p) % marks.length] ?? "")])),
    sources: isBare ? {} : { framework: words.law, enforcement: at % 2 ? `${words.law}\n${words.law}` : "" },
    remarks: at % 3 === 0 ? words.remark : "",
  };
}
