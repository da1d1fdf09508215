import type { Visit } from "#access/work.ts";
import type { MatrixVersionId } from "#db/ids.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { getMatrixVersionById, listCells } from "#matrix/matrix.queries.ts";
import { countSheet, keepSections, makeSheet } from "#matrix/sheet.ts";
import { findTextInForce } from "#regime/committee-text.queries.ts";
import { bodyFor } from "#regime/committee-text.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { dateOf, getState } from "#states/state.queries.ts";
import type { Extent } from "./consent.ts";
import type { Onlooker, PreviewProps } from "./preview.views.tsx";

/** Who looks, as the button says: "look.fr", "look.state"; first the public in the page's language. */
export function onlookerOf(step: string, language: Language): Onlooker {
  const who = step.split(".")[1] ?? "";
  if (who === "state" || who === "provider") return { as: who };
  return { as: "public", language: isLanguage(who) ? who : language };
}

/** What would be shown under a word that is not given yet, read by somebody who may read it all. */
export async function readPreview(
  { db, at }: Visit,
  version: MatrixVersionId,
  said: Extent & { noteVerbaleDate: string },
  onlooker: Onlooker,
): Promise<Pick<PreviewProps, "onlooker" | "extent" | "state" | "matrix" | "shown">> {
  const language = onlooker.as === "public" ? onlooker.language : "en";
  const matrix = await getMatrixVersionById(db, version);
  const { code, kind, short, formal } = await getState(db, matrix.stateCode, dateOf(at));
  const approvedOn = "approvedAt" in matrix.standing ? dateOf(matrix.standing.approvedAt) : dateOf(at);
  const disclaimer = await findTextInForce(db, "disclaimer", approvedOn);
  const whole = makeSheet(await getTemplate(db, matrix.templateId), await listCells(db, version));
  const sections = said.sections ? [...said.sections] : null;
  const sheet = keepSections(whole, sections);
  return {
    onlooker,
    extent: said,
    matrix,
    state: { code, name: short[language], formal: formal[language], invented: kind === "invented" },
    shown: disclaimer && {
      number: matrix.number,
      approvedOn,
      sheet,
      counts: countSheet(sheet),
      disclaimer: { ...bodyFor(disclaimer, language), wording: disclaimer.wording },
      consent: {
        givenOn: said.noteVerbaleDate || dateOf(at),
        sections,
        languages: said.languages ? [...said.languages] : null,
      },
    },
  };
}
