import { type Document, Packer } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { SheetDate } from "./matrix-sheet.ts";

/** The instant that a sheet's day stands for in a Word file: noon, so that no time zone makes it another day. */
export function instantOf({ y, m, d }: SheetDate): string {
  return `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}T12:00:00Z`;
}

/** A document as a file, the same bytes for the same sheet: its only date is the sheet's own. */
export async function packed(file: Document, date: SheetDate): Promise<Uint8Array<ArrayBuffer>> {
  const parts = unzipSync(await Packer.toBuffer(file));
  const core = "docProps/core.xml";
  const properties = strFromU8(parts[core] ?? new Uint8Array());
  const dated = properties.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${instantOf(date)}`);
  return zipSync({ ...parts, [core]: strToU8(dated) }, { mtime: "1980-01-01T00:00:00" });
}
