import type { Reader, Work } from "#access/work.ts";
import type { LetterSheet } from "#documents/letter-sheet.ts";
import type { PdfPress } from "#documents/pdf.ts";
import { getMatrixVersionById, listCells } from "#matrix/matrix.queries.ts";
import { hashOf, matrixText } from "#matrix/matrix-text.ts";
import { makeSheet } from "#matrix/sheet.ts";
import { getTextVersion } from "#regime/committee-text.queries.ts";
import { bodyFor } from "#regime/committee-text.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { getState } from "#states/state.queries.ts";
import type { Letter } from "./letter.ts";
import { letterSheetFor } from "./letter-sheet.ts";
import type { PrintedLetter } from "./release-letter.ts";

/** All a letter is printed from, read at once, with the hash of the matrix's text. */
export async function readLetterSheet(
  db: Reader | Work["db"],
  letter: Letter,
): Promise<{ sheet: LetterSheet; textHash: string }> {
  const matrix = await getMatrixVersionById(db, letter.matrixVersionId);
  const cells = await listCells(db, matrix.id);
  const model = await getTextVersion(db, "transmittal-letter", letter.modelId);
  const disclaimer = await getTextVersion(db, "disclaimer", letter.disclaimerId);
  const state = await getState(db, letter.stateCode, letter.dated);
  const body = bodyFor(model, letter.language);
  const sheet = letterSheetFor({
    letter,
    model: { ...body, wording: model.wording },
    state: { ...state, invented: state.kind === "invented" },
    matrix: {
      sheet: makeSheet(await getTemplate(db, matrix.templateId), cells),
      disclaimer: { ...bodyFor(disclaimer, body.in), wording: disclaimer.wording },
      approvedOn: letter.approvedOn,
    },
  });
  return { sheet, textHash: hashOf(matrixText({ ...matrix, cells })) };
}

export type PrintOutcome = { ok: true; printed: PrintedLetter } | { ok: false; detail: string };

/** Prints both files of a letter: PDF/UA-1 to send, PDF/A-2a to keep. */
export async function printLetter(
  press: PdfPress,
  { sheet, textHash }: { sheet: LetterSheet; textHash: string },
): Promise<PrintOutcome> {
  const send = await press.print({ template: "correspondence/letter.typ", data: sheet, standard: "ua-1" });
  if (!send.ok) return { ok: false, detail: send.detail };
  const keep = await press.print({ template: "correspondence/letter.typ", data: sheet, standard: "a-2a" });
  if (!keep.ok) return { ok: false, detail: keep.detail };
  return { ok: true, printed: { textHash, send: send.bytes, keep: keep.bytes } };
}
