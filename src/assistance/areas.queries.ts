import type { Reader, Work } from "#access/work.ts";
import { areaName } from "./areas.ts";
import type { Subject } from "./requests/request-field.ts";

/** How to tell the areas that a chosen row of a matrix, with its weapon, is about; none of a row that is not there. */
export async function readAreas(
  db: Reader | Work["db"],
  subjects: readonly Subject[],
): Promise<(subject: Subject) => string[]> {
  const templates = [...new Set(subjects.map(({ template }) => template))];
  if (templates.length === 0) return () => [];
  const rows = await db
    .selectFrom("template_row")
    .where("template_id", "in", templates)
    .select(["template_id", "id", "paragraphs"])
    .execute();
  const paragraphs = new Map(rows.map((row) => [`${row.template_id}/${row.id}`, row.paragraphs]));
  return ({ template, row, weapon }) =>
    (paragraphs.get(`${template}/${row}`) ?? []).map((paragraph) => areaName({ paragraph, weapon }));
}
