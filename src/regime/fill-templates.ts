import type { Transaction } from "kysely";
import type { Database } from "#db/schema.ts";
import { readTemplates, type Template } from "./template.ts";

/** The templates from the file, as the database's owner; what is there already, changed or not, stays. */
export async function fillTemplates(db: Transaction<Database>): Promise<void> {
  const there = await db.selectFrom("matrix_template").select("id").execute();
  for (const template of readTemplates()) {
    if (!there.some(({ id }) => id === template.id)) await fillTemplate(db, template);
  }
}

async function fillTemplate(
  db: Transaction<Database>,
  { id, label, years, basis, confirmed, sections }: Template,
): Promise<void> {
  await db
    .insertInto("matrix_template")
    .values({ id, label: JSON.stringify(label), years, basis, confirmed })
    .execute();
  await db
    .insertInto("template_section")
    .values(
      sections.map((section) => ({
        template_id: id,
        id: section.id,
        n: section.n,
        paragraphs: section.paragraphs,
        kind: section.kind,
        title: JSON.stringify(section.title),
        question: section.question && JSON.stringify(section.question),
        confirmed: section.confirmed,
      })),
    )
    .execute();
  await db
    .insertInto("template_row")
    .values(
      sections.flatMap((section) =>
        section.rows.map((row) => ({
          template_id: id,
          id: row.id,
          section_id: section.id,
          n: row.n,
          paragraphs: row.paragraphs,
          label: JSON.stringify(row.label),
          weapons: row.weapons,
          aspects: row.aspects,
          confirmed: row.confirmed,
          memory_confidence: row.memoryConfidence ?? (row.confirmed ? null : "low"),
          source: row.source ?? null,
        })),
      ),
    )
    .execute();
}
