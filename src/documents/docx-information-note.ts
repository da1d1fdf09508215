import { Document, FootnoteReferenceRun, HeadingLevel, TextRun } from "docx";
import { type Cell, table, textCell } from "./docx-table.ts";
import {
  bodySize,
  colours,
  paragraph,
  paragraphOf,
  plain,
  portraitWidth,
  runsOf,
  section,
  stylesFor,
} from "./docx-words.ts";
import type { InformationNoteSheet } from "./information-note-sheet.ts";

/** An information note as a Word file: its footnote is one of Word's own, its headings carry their level. */
export function informationNoteDocument(sheet: InformationNoteSheet): Document {
  const { lang, title, footnote, invented, rows, participants, sections, contact, foot, pageOf } = sheet;
  const label = (text: string): Cell => textCell(lang, text, { bold: true, size: bodySize(lang) });
  const value = (text: string): Cell => textCell(lang, text, { size: bodySize(lang) });
  const widths = [3, 9].map((share) => Math.floor((share / 12) * portraitWidth));
  return new Document({
    title,
    creator: "1540 Committee",
    lastModifiedBy: "1540 Committee",
    styles: stylesFor(lang),
    footnotes: { 1: { children: [paragraph(lang, footnote, { size: 0.85 * bodySize(lang) })] } },
    sections: [
      section({ lang, invented, pageOf, what: foot }, "portrait", [
        paragraphOf(lang, [...runsOf(lang, title).map((one) => new TextRun(one)), new FootnoteReferenceRun(1)], {
          heading: HeadingLevel.HEADING_1,
        }),
        table({
          lang,
          widths,
          head: [],
          body: [
            ...rows.map((row) => [label(row.label), value(row.text)]),
            ...(participants.groups.length > 0 ? [[label(participants.label), groupsCell(sheet)]] : []),
          ],
        }),
        ...sections.flatMap(({ heading, text }) => [
          paragraph(lang, heading, {}, { heading: HeadingLevel.HEADING_2 }),
          ...text.split(/\n{2,}/u).map((part) => paragraph(lang, part)),
        ]),
        paragraph(lang, contact, { color: colours.muted }, { spacing: { before: 360 } }),
      ]),
    ],
  });
}

/** Each group under its own name, in one cell. */
function groupsCell({ lang, participants }: InformationNoteSheet): Cell {
  const size = bodySize(lang);
  const runs = participants.groups.flatMap(({ label, text }, at) => {
    const [first, ...others] = runsOf(lang, label, { size, font: plain, color: colours.accent });
    return [
      ...(first ? [{ ...first, ...(at > 0 ? { break: 2 } : {}) }] : []),
      ...others,
      ...runsOf(lang, `\n${text}`, { size, font: plain }),
    ];
  });
  return {
    runs: runs.map((one) => new TextRun(one)),
    length: participants.groups.reduce((sum, { text }) => sum + text.length, 0),
  };
}
