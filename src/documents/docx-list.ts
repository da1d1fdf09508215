import { Document, HeadingLevel } from "docx";
import { headCell, table, textCell } from "./docx-table.ts";
import { bodySize, colours, landscapeWidth, paragraph, ruled, section, stylesFor } from "./docx-words.ts";
import type { ListSheet } from "./list-sheet.ts";

/** A list as wide pages with one table, its head on each; at the foot of each page whom it is for and of which moment it is. */
export function listDocument(sheet: ListSheet): Document {
  const { lang, title, forWhom, asOf, invented, intro, none, columns, rows, pageOf } = sheet;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const small = { size: 0.85 * bodySize(lang) };
  return new Document({
    title,
    creator: "1540 Committee",
    lastModifiedBy: "1540 Committee",
    styles: stylesFor(lang),
    sections: [
      section({ lang, invented, pageOf, what: `${title} · ${forWhom} · ${asOf}` }, "landscape", [
        paragraph(lang, title, {}, { heading: HeadingLevel.HEADING_1 }),
        paragraph(lang, `${forWhom} · ${asOf}`, { bold: true }, { border: ruled }),
        paragraph(lang, intro, { ...small, color: colours.muted }),
        ...(rows.length === 0
          ? [paragraph(lang, none)]
          : [
              table({
                lang,
                widths: columns.map(({ share }) => Math.floor((share / whole) * landscapeWidth)),
                head: [columns.map(({ label }) => headCell(lang, label))],
                body: rows.map((row) => row.map((text) => textCell(lang, text))),
              }),
              paragraph(lang, ""), // Word wants a paragraph behind a table
            ]),
      ]),
    ],
  });
}
