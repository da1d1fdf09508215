import type { Reader } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { findTextInForce } from "#regime/committee-text.queries.ts";
import { bodyFor } from "#regime/committee-text.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { dateOf } from "#states/state.queries.ts";
import { findPublicVersion, findTombstone, listPublicCells, listPublicConsents } from "./public-matrix.queries.ts";
import { countSheet, keepSections, makeSheet } from "./sheet.ts";
import type { NotShown, ShownMatrix } from "./shown-matrix.ts";

/** What the public may read of a State's matrix, with the disclaimer that was in force at its approval; undefined when nothing. */
export async function findShownMatrix(
  db: Reader,
  code: StateCode,
  language: Language,
): Promise<ShownMatrix | undefined> {
  const version = await findPublicVersion(db, code);
  const consent = (await listPublicConsents(db)).find(({ versionId }) => versionId === version?.id);
  if (!version || !consent) return undefined;
  const approvedOn = dateOf(version.approvedAt);
  const disclaimer = await findTextInForce(db, "disclaimer", approvedOn);
  if (!disclaimer) return undefined; // no matrix is shown without its disclaimer
  const whole = makeSheet(await getTemplate(db, version.templateId), await listPublicCells(db, version.id));
  const sheet = keepSections(whole, consent.sections);
  return {
    number: version.number,
    approvedOn,
    sheet,
    counts: countSheet(sheet),
    consent,
    disclaimer: { ...bodyFor(disclaimer, language), wording: disclaimer.wording },
  };
}

/** What a State's public address says where nothing is shown in this language. */
export async function readNotShown(db: Reader, code: StateCode): Promise<NotShown> {
  const elsewhere = (await listPublicConsents(db)).find(({ stateCode }) => stateCode === code)?.languages ?? [];
  return { elsewhere, tombstone: elsewhere.length > 0 ? undefined : await findTombstone(db, code) };
}
