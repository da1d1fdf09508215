import { holds } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { listLetters } from "#correspondence/letter.queries.ts";
import { newLetterPath } from "#correspondence/paths.ts";
import { t } from "#i18n/t.ts";
import { listMatrixVersions } from "#matrix/matrix.queries.ts";
import { matrixKey, matrixPath } from "#matrix/paths.ts";

import { type Lists, type Say, undated } from "./lines.ts";

export async function addMatrices(
  { db, actor }: Visit,
  { language, name }: Say,
  { waits, follows }: Lists,
): Promise<void> {
  const letters = await listLetters(db);
  const drafted = new Set(
    letters.filter((letter) => letter.standing !== "cancelled").map(({ matrixVersionId }) => matrixVersionId),
  );
  for (const { id, stateCode, number, standing } of await listMatrixVersions(db)) {
    const values = { state: name(stateCode), number };
    const key = matrixKey(stateCode, number);
    if (standing.status === "draft" && holds(actor, "expert")) {
      waits.push({
        href: `/${language}${matrixPath(stateCode, number)}`,
        sentence: t(language, "awaiting.fill", values),
        due: undated,
      });
    }
    if (standing.status === "draft" && holds(actor, "chair")) {
      follows.push({
        href: `/${language}${matrixPath(stateCode, number)}`,
        sentence: t(language, "awaiting.circulate", values),
        due: undated,
      });
    }
    if (standing.status === "approved" && holds(actor, "secretariat") && !drafted.has(id)) {
      waits.push({
        href: `/${language}${newLetterPath(key)}`,
        sentence: t(language, "awaiting.letter", values),
        due: standing.approvedAt.toString(),
      });
    }
  }
}
