import { parentPort } from "node:worker_threads";
import { trackedDocument } from "./docx-difference.ts";
import { packed } from "./docx-file.ts";
import type { DocxOrder, DocxOutcome, TrackedDifference } from "./docx-job.ts";
import { letterDocument } from "./docx-letter.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import { printable } from "./printable.ts";

parentPort?.on("message", async (order: DocxOrder) => {
  const outcome = await make(order);
  parentPort?.postMessage(outcome, outcome.ok ? [outcome.bytes.buffer] : []);
});

async function make({ kind, json }: DocxOrder): Promise<DocxOutcome> {
  try {
    const sheet: unknown = printable(JSON.parse(json));
    const [file, date] =
      kind === "letter"
        ? [letterDocument(sheet as LetterSheet), (sheet as LetterSheet).date]
        : [trackedDocument(sheet as TrackedDifference), (sheet as TrackedDifference).date];
    return { ok: true, bytes: await packed(file, date) };
  } catch (error) {
    return { ok: false, reason: "failed", detail: String(error) };
  }
}
