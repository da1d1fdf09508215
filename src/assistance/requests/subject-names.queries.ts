import type { Reader, Work } from "#access/work.ts";
import type { Language } from "#i18n/languages.ts";
import type { Subject } from "./request-field.ts";
import type { SubjectNames } from "./sheet.views.tsx";

type Reads = Reader | Work["db"];

/** How the rows that a request is about are called, in the page's language. */
export async function nameSubjects(db: Reads, language: Language, subjects: readonly Subject[]): Promise<SubjectNames> {
  const templates = [...new Set(subjects.map(({ template }) => template))];
  const rows =
    templates.length === 0
      ? []
      : await db
          .selectFrom("template_row")
          .where("template_id", "in", templates)
          .select(["template_id", "id", "label", "paragraphs"])
          .execute();
  const named = new Map(
    rows.map(({ template_id, id, label, paragraphs }) => [
      `${template_id}/${id}`,
      `${paragraphs.join(", ")} – ${label[language] ?? label.en}`,
    ]),
  );
  return ({ template, row, weapon }) => [named.get(`${template}/${row}`) ?? row, weapon].filter(Boolean).join(" – ");
}
