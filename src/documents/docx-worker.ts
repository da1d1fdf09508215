import { parentPort } from "node:worker_threads";
import type { Document } from "docx";
import { trackedDocument } from "./docx-difference.ts";
import { packed } from "./docx-file.ts";
import { formDocument } from "./docx-form.ts";
import { informationNoteDocument } from "./docx-information-note.ts";
import type { DocxOrder, DocxOutcome, TrackedDifference } from "./docx-job.ts";
import { letterDocument } from "./docx-letter.ts";
import { listDocument } from "./docx-list.ts";
import type { FormSheet } from "./form-sheet.ts";
import type { InformationNoteSheet } from "./information-note-sheet.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import type { ListSheet } from "./list-sheet.ts";
import { printable } from "./printable.ts";

parentPort?.on("message", async (order: DocxOrder) => {
  const outcome = await make(order);
  parentPort?.postMessage(outcome, outcome.ok ? [outcome.bytes.buffer] : []);
});

async function make({ kind, json }: DocxOrder): Promise<DocxOutcome> {
  try {
    const sheet: unknown = printable(JSON.parse(json));
    const { date } = sheet as LetterSheet | TrackedDifference | FormSheet | ListSheet | InformationNoteSheet; // each of them carries its day
    return { ok: true, bytes: await packed(documentOf(kind, sheet), date) };
  } catch (error) {
    return { ok: false, reason: "failed", detail: String(error) };
  }
}

/** The order says which sheet it is. */
function documentOf(kind: DocxOrder["kind"], sheet: unknown): Document {
  if (kind === "letter") return letterDocument(sheet as LetterSheet);
  if (kind === "form") return formDocument(sheet as FormSheet);
  if (kind === "information-note") return informationNoteDocument(sheet as InformationNoteSheet);
  return kind === "difference" ? trackedDocument(sheet as TrackedDifference) : listDocument(sheet as ListSheet);
}
