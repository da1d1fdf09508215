import type { Reader, Work } from "#access/work.ts";
import { getTemplate, listTemplates } from "#regime/template.queries.ts";
import type { SubjectRow } from "./subject-words.ts";

/** The rows of every generation of the matrix; those of the newest are in use. */
export async function listSubjectRows(db: Reader | Work["db"]): Promise<SubjectRow[]> {
  const listed = await listTemplates(db);
  const newest = listed.toSorted((a, b) => a.years.localeCompare(b.years) || a.id.localeCompare(b.id)).at(-1)?.id;
  const rows: SubjectRow[] = [];
  for (const { id } of listed) {
    const { sections } = await getTemplate(db, id);
    for (const { title, rows: ofSection } of sections)
      for (const { id: row, label, weapons } of ofSection)
        rows.push({ template: id, id: row, section: title, label, weapons, isInUse: id === newest });
  }
  return rows;
}
