import type { Reader, Work } from "#access/work.ts";
import type { RequestKind } from "#db/schema/assistance.ts";
import type { Language } from "#i18n/languages.ts";
import type { Field } from "../requests/request-field.ts";
import type { BlankForm } from "./blank-form.ts";
import { listFormGuidance } from "./form-guidance.queries.ts";
import { listSubjectRows } from "./subject-rows.queries.ts";

type Wanted = {
  kind: RequestKind;
  language: Language;
  /** The day it is taken away, "2026-11-26". */
  today: string;
  /** What a draft says already. */
  fields?: readonly Field[];
  /** Said on each page where who asks is invented. */
  invented?: string | null;
};

/** The form as it is taken away on a day, with the rows and the guidance of that day. */
export async function getBlankForm(
  db: Reader | Work["db"],
  { kind, language, today, fields = [], invented = null }: Wanted,
): Promise<BlankForm> {
  const [y = 0, m = 0, d = 0] = today.split("-").map(Number);
  const rows = await listSubjectRows(db);
  const guidance = await listFormGuidance(db, language, today);
  return { language, kind, date: { y, m, d }, fields, rows, guidance, invented };
}
