import type { PdfJob, PdfOrder, PdfOutcome } from "./pdf-job.ts";
import { openPressThread, type PressLimits } from "./press-thread.ts";

export type { PdfJob, PdfOutcome } from "./pdf-job.ts";

/** Prints documents one after the other, in a thread of its own. */
export type PdfPress = { print: (job: PdfJob) => Promise<PdfOutcome>; close: () => Promise<void> };

export function openPdfPress(limits: Partial<PressLimits> = {}): PdfPress {
  const thread = openPressThread<PdfOrder, PdfOutcome>(new URL("./pdf-worker.ts", import.meta.url), limits);
  return {
    print: ({ template, standard, data }) => thread.make({ template, standard, json: JSON.stringify(data) }),
    close: thread.close,
  };
}
