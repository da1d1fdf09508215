import type { DocxPress } from "#documents/docx.ts";
import type { PdfPress } from "#documents/pdf.ts";
import { writeCsv, writeXlsx } from "#documents/spreadsheet.ts";
import { direction, type Language } from "#i18n/languages.ts";
import { listSheet, listTable, type RequestList } from "./consolidated-list.ts";
import type { ListFormat } from "./paths.ts";

export type Presses = { press: PdfPress; docx: DocxPress };
export type ListFile = { ok: true; bytes: Uint8Array<ArrayBuffer>; type: string } | { ok: false; detail: string };

const office = "application/vnd.openxmlformats-officedocument";

/** A list in the form that is wanted. What PDF cannot print (a character without a face, too much) it says. */
export async function writeList(
  { press, docx }: Presses,
  language: Language,
  list: RequestList,
  format: ListFormat,
): Promise<ListFile> {
  if (format === "pdf" || format === "docx") {
    const sheet = listSheet(language, list);
    const made =
      format === "pdf"
        ? await press.print({ template: "documents/list.typ", data: sheet, standard: "ua-1" })
        : await docx.list(sheet);
    if (!made.ok) return made;
    const type = format === "pdf" ? "application/pdf" : `${office}.wordprocessingml.document`;
    return { ok: true, bytes: new Uint8Array(made.bytes), type };
  }
  const rows = listTable(language, list, format === "hxl.csv");
  const sheet = { name: list.title, rows, isRightToLeft: direction(language) === "rtl", day: list.day };
  if (format === "xlsx") return { ok: true, bytes: await writeXlsx(sheet), type: `${office}.spreadsheetml.sheet` };
  return { ok: true, bytes: writeCsv(sheet), type: "text/csv; charset=utf-8" };
}

/** A file is called after what it is and its day: never after whom it is about, or how many. */
export function fileHeaders(list: RequestList, format: ListFormat, type: string): Record<string, string> {
  return {
    "content-type": type,
    "content-disposition": `attachment; filename="1540-requests-for-assistance-${list.day}.${format}"`,
    "x-content-type-options": "nosniff",
  };
}
