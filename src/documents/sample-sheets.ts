import type { Language } from "#i18n/languages.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import type {
  MatrixColumns,
  MatrixRow,
  MatrixSection,
  MatrixSheet,
  SheetAspect,
  SheetMark,
  SheetWeapon,
} from "./matrix-sheet.ts";
import { type SampleWords, sampleWords } from "./sample-words.ts";

/** A matrix of an invented State, of the size that a real one has, for tests and for looking at. */
export function sampleMatrix(lang: Language): MatrixSheet {
  const words = sampleWords[lang];
  const [prohibitions, securing, control] = words.sections.slice(1);
  return {
    lang,

    title: words.title,
    state: words.state,
    statusLine: words.statusLine,
    invented: words.invented,
    facts: words.facts.map(([label, value]) => ({ label, value })),
    disclaimer: { ...words.disclaimer, lang, note: null },
    symbols: {
      title: words.symbols.title,
      items: words.symbols.meanings.map((meaning, at) => ({ symbol: marks[at] ?? "", meaning })),
    },
    columns: sampleColumns(words),
    sections: [
      statusSection(words, lang),
      measuresSection(words, lang, { title: prohibitions ?? "", weapons: ["NW", "CW", "BW"], rows: 14 }),
      measuresSection(words, lang, { title: `${securing} – NW`, weapons: ["NW"], rows: 22 }),
      measuresSection(words, lang, { title: `${securing} – CW`, weapons: ["CW"], rows: 19 }),
      measuresSection(words, lang, { title: `${securing} – BW`, weapons: ["BW"], rows: 17 }),
      measuresSection(words, lang, { title: control ?? "", weapons: ["NW", "CW", "BW"], rows: 27 }),
    ],
    pageOf: words.pageOf,
    date: { y: 2026, m: 12, d: 1 },
  };
}

/** The letter that carries it. */
export function sampleLetter(lang: Language): LetterSheet {
  const { letter: words, invented, pageOf } = sampleWords[lang];
  const [thanks, recall] = words.paragraphs;
  return {
    lang,
    form: "letter",
    difference: null,
    enclosedModel: null,
    title: words.title,
    invented,
    letterhead: {
      organization: words.organization,
      committee: words.committee,
      address: ["1540@example.org", "www.example.org/1540"],
    },
    reference: "S/AC.44/2026/OC.114",
    referenceLabel: words.reference,
    dateText: words.date,
    date: { y: 2026, m: 12, d: 9 },
    addressee: words.addressee,
    salutation: words.salutation,
    body: [
      { kind: "paragraph", text: thanks },
      { kind: "paragraph", text: recall },
      { kind: "heading", text: words.heading },
      { kind: "paragraph", text: words.about },
      { kind: "asks", intro: words.asksIntro, items: words.asks.map(([title, text]) => ({ title, text })) },
    ],
    closing: words.closing,
    signatory: words.signatory,
    enclosures: { label: words.enclosures[0], items: [words.enclosures[1]] },
    wordingNote: words.wordingNote,
    annex: sampleMatrix(lang),
    technicalNotes: words.notes,
    pageOf,
  };
}

const marks: readonly SheetMark[] = ["X", "?", "N/A", ""];

function sampleColumns({ columns, aspects }: SampleWords): MatrixColumns {
  const [number, measure, information, remarks, source, blank] = columns;
  const [status, framework, enforcement] = aspects;
  return {
    number,
    measure,
    information,
    remarks,
    source,
    blank,
    weapons: { NW: "NW", CW: "CW", BW: "BW" },
    aspects: { status, framework, enforcement },
  };
}

function statusSection(words: SampleWords, lang: Language): MatrixSection {
  const rows = Array.from({ length: 17 }, (_, at): MatrixRow => {
    const mark = markAt(at);
    return {
      n: at + 1,
      label: words.treaties[at % words.treaties.length] ?? "",
      labelLang: lang,
      marks: { status: mark },
      sources: mark === "X" ? { status: words.information } : {},
      remarks: at % 5 === 0 ? words.remark : "",
    };
  });
  return { title: words.sections[0], titleLang: lang, question: null, kind: "status", weapons: [], rows };
}

type Extent = { title: string; weapons: readonly SheetWeapon[]; rows: number };

function measuresSection(words: SampleWords, lang: Language, { title, weapons, rows }: Extent): MatrixSection {
  const aspects: readonly SheetAspect[] = ["framework", "enforcement"];
  return {
    title,
    titleLang: lang,
    question: words.question,
    kind: "measures",
    weapons,
    rows: Array.from({ length: rows }, (_, at): MatrixRow => {
      const fields = aspects.flatMap((aspect, column) =>
        weapons.map((weapon, place): [string, SheetMark] => [
          `${aspect}.${weapon}`,
          markAt(at * 2 + column * 3 + place),
        ]),
      );
      return {
        n: at + 1,
        label: words.measures[at % words.measures.length] ?? "",
        labelLang: lang,
        marks: Object.fromEntries(fields),
        sources: { framework: at % 3 === 1 ? "" : words.source, enforcement: at % 4 === 2 ? words.source : "" },
        remarks: at % 6 === 0 ? words.remark : "",
      };
    }),
  };
}

/** The four values in a fixed disorder, a blank as often as a mark. */
function markAt(at: number): SheetMark {
  return ["X", "", "?", "X", "", "", "X", "N/A", "", "X", ""][at % 11] as SheetMark; // one of the list's eleven
}
