import type { DocxOrder, DocxOutcome, TrackedDifference } from "./docx-job.ts";
import type { FormSheet } from "./form-sheet.ts";
import type { InformationNoteSheet } from "./information-note-sheet.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import type { ListSheet } from "./list-sheet.ts";
import { openPressThread, type PressLimits } from "./press-thread.ts";

export type { DocxOutcome, TrackedDifference } from "./docx-job.ts";

/** Makes Word files one after the other, in a thread of its own: to be edited by hand, where a PDF is to be kept. */
export type DocxPress = {
  letter: (sheet: LetterSheet) => Promise<DocxOutcome>;
  /** What changed in a matrix, as tracked changes that can be accepted or refused. */
  difference: (sheet: TrackedDifference) => Promise<DocxOutcome>;
  /** A form that is filled away from the system and brought back. */
  form: (sheet: FormSheet) => Promise<DocxOutcome>;
  /** A list on wide pages. */
  list: (sheet: ListSheet) => Promise<DocxOutcome>;
  informationNote: (sheet: InformationNoteSheet) => Promise<DocxOutcome>;
  close: () => Promise<void>;
};

export function openDocxPress(limits: Partial<PressLimits> = {}): DocxPress {
  const thread = openPressThread<DocxOrder, DocxOutcome>(new URL("./docx-worker.ts", import.meta.url), limits);
  return {
    letter: (sheet) => thread.make({ kind: "letter", json: JSON.stringify(sheet) }),
    difference: (sheet) => thread.make({ kind: "difference", json: JSON.stringify(sheet) }),
    form: (sheet) => thread.make({ kind: "form", json: JSON.stringify(sheet) }),
    list: (sheet) => thread.make({ kind: "list", json: JSON.stringify(sheet) }),
    informationNote: (sheet) => thread.make({ kind: "information-note", json: JSON.stringify(sheet) }),
    close: thread.close,
  };
}
