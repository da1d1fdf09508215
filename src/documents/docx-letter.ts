import {
  AlignmentType,
  Document,
  HeadingLevel,
  type ISectionOptions,
  LevelFormat,
  type Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { differenceTable } from "./docx-difference.ts";
import { matrixSection } from "./docx-matrix.ts";
import {
  bodySize,
  colours,
  type Furniture,
  paragraph,
  paragraphOf,
  portraitWidth,
  ruled,
  runsOf,
  section,
  stylesFor,
} from "./docx-words.ts";
import type { LetterPart, LetterSheet, WrittenSheet } from "./letter-sheet.ts";

/** A letter or note verbale with all it encloses, each in a section of its own pages. */
export function letterDocument(sheet: LetterSheet): Document {
  const {
    lang,
    title,
    invented,
    pageOf,
    reference,
    letterhead,
    annex,
    difference,
    written = [],
    technicalNotes,
  } = sheet;
  const furniture: Furniture = { lang, invented, pageOf, what: reference };
  const sections: ISectionOptions[] = [section(furniture, "portrait", letterPages(sheet))];
  if (annex) sections.push(matrixSection(annex, invented));
  if (difference) sections.push(section(furniture, "portrait", differencePages(sheet, difference)));
  for (const one of written) sections.push(section(furniture, "portrait", writtenPages(lang, one)));
  if (technicalNotes) {
    const { title: heading, paragraphs } = technicalNotes;
    sections.push(
      section(furniture, "portrait", [
        paragraph(lang, heading, {}, { heading: HeadingLevel.HEADING_1 }),
        ...paragraphs.map((text) => paragraph(lang, text)),
      ]),
    );
  }
  return new Document({
    title,
    creator: letterhead.committee,
    lastModifiedBy: letterhead.committee,
    styles: stylesFor(lang),
    numbering: { config: sheet.body.map((_, at) => askNumbers(at)) },
    sections,
  });
}

function letterPages(sheet: LetterSheet): Paragraph[] {
  const { lang, form, letterhead, reference, referenceLabel, dateText, addressee, salutation, body } = sheet;
  const isNote = form === "note-verbale";
  const to = paragraph(lang, addressee.join("\n"), {}, { spacing: { before: 240, after: 240 } });
  const words = (text: string) => runsOf(lang, text).map((one) => new TextRun(one));
  return [
    paragraph(lang, letterhead.organization, { bold: true, size: 1.3 * bodySize(lang) }, { spacing: { after: 20 } }),
    paragraph(lang, letterhead.committee, {}, { spacing: { after: 20 } }),
    paragraph(
      lang,
      letterhead.address.join("\n"),
      { size: 0.8 * bodySize(lang), color: colours.muted },
      { border: ruled },
    ),
    paragraphOf(
      lang,
      [
        ...words(`${referenceLabel} ${reference}`),
        ...(isNote ? [] : [new TextRun({ children: [new Tab()] }), ...words(dateText)]),
      ],
      { tabStops: [{ type: TabStopType.END, position: portraitWidth }], spacing: { before: 120 } },
    ),
    ...(isNote ? [] : [to]),
    ...(salutation ? [paragraph(lang, salutation)] : []),
    ...body.flatMap((part, at) => partParagraphs(lang, part, at)),
    ...endingOf(sheet),
    ...(isNote ? [to] : []),
  ];
}

function partParagraphs(lang: LetterSheet["lang"], part: LetterPart, at: number): Paragraph[] {
  if (part.kind === "heading") return [paragraph(lang, part.text, {}, { heading: HeadingLevel.HEADING_2 })];
  if (part.kind === "paragraph") return [paragraph(lang, part.text, {}, firstLine(lang))];
  return [
    ...(part.intro ? [paragraph(lang, part.intro, {}, { keepNext: true })] : []),
    ...part.items.map(({ title, text }) =>
      paragraphOf(
        lang,
        [...runsOf(lang, title, { bold: true }), ...runsOf(lang, `\n${text}`).slice(1)].map((one) => new TextRun(one)),
        { numbering: { reference: askList(at), level: 0 } },
      ),
    ),
  ];
}

/** Closing, then what is signed, or place, date and a line for the initials. */
function endingOf({ lang, form, closing, dateText, signatory, enclosures, wordingNote }: LetterSheet): Paragraph[] {
  const small = { size: 0.8 * bodySize(lang), color: colours.muted };
  const farHalf = { indent: { start: Math.round(portraitWidth / 2) } };
  return [
    ...(closing ? [paragraph(lang, closing, {}, { keepNext: true, ...firstLine(lang) })] : []),
    ...(form === "letter"
      ? [paragraph(lang, signatory.join("\n"), {}, { ...farHalf, spacing: { before: 900 } })]
      : [
          paragraph(lang, dateText, {}, { ...farHalf, keepNext: true, spacing: { before: 240 } }),
          paragraph(lang, "____________", { color: colours.hairline }, { ...farHalf, spacing: { before: 480 } }),
        ]),
    ...(enclosures.items.length > 0
      ? [paragraph(lang, [enclosures.label, ...enclosures.items].join("\n"), { size: 0.9 * bodySize(lang) })]
      : []),
    ...(wordingNote ? [paragraph(lang, wordingNote, small)] : []),
  ];
}

function differencePages({ lang }: LetterSheet, difference: NonNullable<LetterSheet["difference"]>) {
  const { title, intro, none, rows } = difference;
  return [
    paragraph(lang, title, {}, { heading: HeadingLevel.HEADING_1 }),
    ...(rows.length === 0
      ? [paragraph(lang, none)]
      : [paragraph(lang, intro), differenceTable(lang, difference), paragraph(lang, "")]),
  ];
}

/** What somebody else wrote, under our labels; each value in the language it was written in. */
function writtenPages(lang: LetterSheet["lang"], { title, note, facts, parts }: WrittenSheet): Paragraph[] {
  const label = { size: 0.85 * bodySize(lang), color: colours.muted };
  const labelled = (name: string, value: Paragraph): Paragraph[] => [
    paragraph(lang, name, label, { keepNext: true, spacing: { before: 160, after: 20 } }),
    value,
  ];
  return [
    paragraph(lang, title, {}, { heading: HeadingLevel.HEADING_1 }),
    ...(note ? [paragraph(lang, note, label)] : []),
    ...facts.flatMap((fact) => labelled(fact.label, paragraph(lang, fact.value))),
    ...parts.flatMap((part) => [
      ...(part.title ? [paragraph(lang, part.title, {}, { heading: HeadingLevel.HEADING_2 })] : []),
      ...part.fields.flatMap((field) => labelled(field.label, paragraph(field.value.lang, field.value.text))),
    ]),
  ];
}

/** In Chinese a paragraph begins two characters in. */
function firstLine(lang: LetterSheet["lang"]) {
  return lang === "zh" ? { indent: { firstLine: 2 * 10 * bodySize(lang) } } : {};
}

function askList(at: number): string {
  return `asks-${at + 1}`;
}

/** Asks begin at 1 in each list of them. */
function askNumbers(at: number) {
  const style = {
    paragraph: { indent: { start: 460, hanging: 460 } },
    run: { bold: true, boldComplexScript: true, color: colours.accent },
  };
  const level = { level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START, style };
  return { reference: askList(at), levels: [level] };
}
