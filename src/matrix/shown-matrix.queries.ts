import type { Reader } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { findTextInForce } from "#regime/committee-text.queries.ts";
import { bodyFor } from "#regime/committee-text.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { dateOf } from "#states/state.queries.ts";
import { findPublicVersion, listPublicCells } from "./public-matrix.queries.ts";
import { countSheet, makeSheet } from "./sheet.ts";
import type { ShownMatrix } from "./shown-matrix.ts";

/** What the public may read of a State's matrix, with the disclaimer that was in force at its approval; undefined when nothing. */
export async function findShownMatrix(
  db: Reader,
  code: StateCode,
  language: Language,
): Promise<ShownMatrix | undefined> {
  const version = await findPublicVersion(db, code);
  if (!version) return undefined;
  const approvedOn = dateOf(version.approvedAt);
  const disclaimer = await findTextInForce(db, "disclaimer", approvedOn);
  if (!disclaimer) return undefined; // no matrix is shown without its disclaimer
  const sheet = makeSheet(await getTemplate(db, version.templateId), await listPublicCells(db, version.id));
  return {
    number: version.number,
    approvedOn,
    sheet,
    counts: countSheet(sheet),
    disclaimer: { ...bodyFor(disclaimer, language), wording: disclaimer.wording },
  };
}
