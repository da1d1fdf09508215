import type { DocxOutcome, DocxPress } from "#documents/docx.ts";
import { type BlankForm, blankForm } from "./blank-form.ts";

/** The form as a Word file. */
export async function makeFormDocx(press: DocxPress, form: BlankForm): Promise<DocxOutcome> {
  return await press.form(blankForm(form));
}
