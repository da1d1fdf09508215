import {
  AlignmentType,
  BorderStyle,
  CheckBox,
  Document,
  HeadingLevel,
  HeightRule,
  ImportedXmlComponent,
  type Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { table, textCell } from "./docx-table.ts";
import {
  bodySize,
  colours,
  type Look,
  millimetre,
  paragraph,
  paragraphOf,
  plain,
  portraitWidth,
  ruled,
  runsOf,
  section,
  stylesFor,
} from "./docx-words.ts";
import { type FormField, type FormList, type FormPart, type FormSheet, formWords } from "./form-sheet.ts";

const labelWidth = Math.round(54 * millimetre);
const answerWidth = portraitWidth - labelWidth;
const lineHeight = Math.round(5.6 * millimetre);

/** A form to fill in Word: what is asked at the start of each line, the answer beside it, the key of the field below what is asked. */
export function formDocument(sheet: FormSheet): Document {
  const { lang, title, intro, invented, pageOf, parts, lists } = sheet;
  const styles = stylesFor(lang);
  return new Document({
    title,
    creator: "1540 Committee",
    lastModifiedBy: "1540 Committee",
    styles: { ...styles, paragraphStyles: [{ id: formWords, name: formWords, basedOn: "Normal", next: "Normal" }] },
    sections: [
      section({ lang, invented, pageOf, what: title }, "portrait", [
        paragraph(lang, title, {}, { heading: HeadingLevel.HEADING_1, border: ruled }),
        ...intro.map((text) => said(lang, text, {}, { spacing: { after: 100 } })),
        ...parts.flatMap((part) => partBlocks(lang, part)),
        ...paragraphsBehind(sheet),
        ...lists.flatMap((list) => listBlocks(lang, list)),
      ]),
    ],
  });
}

type Setting = NonNullable<Parameters<typeof paragraph>[3]>;

/** A paragraph of the form's own words. */
function said(lang: FormSheet["lang"], text: string, look: Look = {}, setting: Setting = {}): Paragraph {
  return paragraph(lang, text, look, { style: formWords, ...setting });
}

function partBlocks(lang: FormSheet["lang"], { title, advice, fields }: FormPart): (Paragraph | Table)[] {
  return [
    ...(title ? [paragraph(lang, title, {}, { heading: HeadingLevel.HEADING_2 })] : []),
    ...advice.filter(({ paragraph: from }) => !from).map(({ words }) => adviceParagraph(lang, words)),
    fieldTable(lang, fields),
    said(lang, "", {}, { spacing: { after: 0 } }), // Word wants a paragraph behind a table
  ];
}

function adviceParagraph(lang: FormSheet["lang"], words: string, setting: Setting = {}): Paragraph {
  const look = { size: smallSize(lang), font: plain, color: colours.muted };
  return said(lang, words, look, { spacing: { after: 60, line: 240 }, ...setting });
}

/** What is said of paragraphs of the resolution, and their own words: too much to stand beside a field. */
function paragraphsBehind({ lang, parts, adviceTitle }: FormSheet): Paragraph[] {
  const about = parts.flatMap(({ title, advice, fields }) => [
    { label: title, advice },
    ...fields.map((field) => ({ label: field.label, advice: field.advice })),
  ]);
  const quoting = about
    .map(({ label, advice }) => ({ label, advice: advice.filter((one) => one.paragraph !== null) }))
    .filter(({ advice }) => advice.length > 0);
  if (quoting.length === 0) return [];
  return [
    paragraph(lang, adviceTitle, {}, { heading: HeadingLevel.HEADING_2, pageBreakBefore: true }),
    ...quoting.flatMap(({ label, advice }) => [
      said(
        lang,
        label,
        { bold: true, size: smallSize(lang) + 2, font: plain },
        { keepNext: true, spacing: { after: 60 } },
      ),
      ...advice.flatMap(({ words, paragraph: from }) => [
        said(lang, from?.name ?? "", { size: smallSize(lang), font: plain }, { keepNext: true, spacing: { after: 0 } }),
        adviceParagraph(lang, words),
        ...(from?.text ? [adviceParagraph(lang, from.text, { indent: { start: 280 } })] : []),
      ]),
    ]),
  ];
}

function fieldTable(lang: FormSheet["lang"], fields: readonly FormField[]): Table {
  const rule = { style: BorderStyle.SINGLE, size: 4, color: colours.hairline };
  return new Table({
    width: { size: portraitWidth, type: WidthType.DXA },
    columnWidths: [labelWidth, answerWidth],
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
    ...(lang === "ar" ? { visuallyRightToLeft: true } : {}),
    rows: fields.map((field) => fieldRow(lang, field)),
  });
}

function fieldRow(lang: FormSheet["lang"], field: FormField): TableRow {
  const { input } = field;
  const lines = input.kind === "words" ? input.lines : 1;
  const isLong = input.kind === "words" && input.typed.length > 700;
  return new TableRow({
    cantSplit: !isLong,
    height: { value: lines * lineHeight, rule: HeightRule.ATLEAST },
    children: [
      new TableCell({ shading: { fill: colours.ground }, children: askedParagraphs(lang, field) }),
      new TableCell({ children: answerParagraphs(lang, field) }),
    ],
  });
}

const smallSize = (lang: FormSheet["lang"]): number => (lang === "ar" ? 19 : 16);
const tight = { spacing: { after: 20, line: 240 } };

function askedParagraphs(lang: FormSheet["lang"], { key, label, hint, advice, isSecond }: FormField): Paragraph[] {
  const size = isSecond ? smallSize(lang) : smallSize(lang) + 2;
  return [
    said(lang, label, { bold: !isSecond, size, font: plain }, tight),
    ...(hint ? [said(lang, hint, { size: smallSize(lang), font: plain, color: colours.muted }, tight)] : []),
    ...advice.filter(({ paragraph: from }) => !from).map(({ words }) => adviceParagraph(lang, words)),
    keyParagraph(lang, key),
  ];
}

/** Letters of the Latin script in every language: on an Arabic page at the far side, where its lines begin. */
function keyParagraph(lang: FormSheet["lang"], key: string): Paragraph {
  const run = new TextRun({ text: `[${key}]`, size: 13, sizeComplexScript: 13, font: plain, color: colours.muted });
  return paragraphOf("en", [run], {
    style: formWords,
    alignment: lang === "ar" ? AlignmentType.RIGHT : AlignmentType.LEFT,
    spacing: { after: 0, line: 240 },
  });
}

function answerParagraphs(lang: FormSheet["lang"], { input, key, label }: FormField): Paragraph[] {
  const look = { size: bodySize(lang) - 2 };
  if (input.kind === "words") return [paragraph(lang, input.typed, look, tight)];
  if (input.kind === "list") {
    const control = dropDown(lang, { tag: key, alias: label, choices: input.choices, shown: input.typed });
    return [paragraphOf(lang, [control], tight)];
  }
  return input.choices.map(({ words, isChosen }) =>
    paragraphOf(
      lang,
      [
        new CheckBox({ alias: words.slice(0, 60), checked: isChosen }),
        ...runsOf(lang, ` ${words}`, { ...look, size: smallSize(lang) + 2 }).map((one) => new TextRun(one)),
      ],
      tight,
    ),
  );
}

type DropDown = { tag: string; alias: string; choices: readonly string[]; shown: string };

/** A content control to choose from; the library has none, so it is written as it stands in the file. */
function dropDown(lang: FormSheet["lang"], { tag, alias, choices, shown }: DropDown): ParagraphChild {
  const items = choices
    .map((one) => `<w:listItem w:displayText="${escaped(one)}" w:value="${escaped(one)}"/>`)
    .join("");
  const size = smallSize(lang);
  const look = `<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>${lang === "ar" ? "<w:rtl/>" : ""}</w:rPr>`;
  const xml = `<w:sdt><w:sdtPr><w:alias w:val="${escaped(alias.slice(0, 60))}"/><w:tag w:val="${tag}"/><w:dropDownList>${items}</w:dropDownList></w:sdtPr><w:sdtContent><w:r>${look}<w:t xml:space="preserve">${escaped(shown)}</w:t></w:r></w:sdtContent></w:sdt>`;
  return ImportedXmlComponent.fromXmlString(xml) as unknown as ParagraphChild; // an element like any other of a paragraph
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A list to choose from, printed behind the form; none of its lines is an answer. */
function listBlocks(lang: FormSheet["lang"], { title, note, columns, rows }: FormList): (Paragraph | Table)[] {
  const widths = [0.14, 0.52, 0.34].map((share) => Math.floor(share * portraitWidth));
  return [
    paragraph(lang, title, {}, { heading: HeadingLevel.HEADING_2, pageBreakBefore: true }),
    said(lang, note, { size: smallSize(lang), font: plain, color: colours.muted }),
    table({
      lang,
      widths,
      style: formWords,
      head: [columns.map((text) => textCell(lang, text, { bold: true }))],
      body: rows.map((row) => row.map((text) => textCell(lang, text))),
    }),
    said(lang, "", {}, { spacing: { after: 0 } }),
  ];
}
