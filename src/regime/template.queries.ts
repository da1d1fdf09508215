import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { Texts } from "#i18n/languages.ts";
import type { Aspect, Weapon } from "./template.ts";

/** A template as it stands today, sections and rows in order. */
export type StandingTemplate = {
  id: string;
  label: Texts;
  years: string;
  basis: string;
  confirmed: boolean;
  sections: StandingSection[];
};
export type StandingSection = {
  id: string;
  kind: "status" | "measures";
  title: Texts;
  question: Texts | null;
  paragraphs: string[];
  rows: StandingRow[];
};
export type StandingRow = {
  id: string;
  n: number;
  label: Texts;
  paragraphs: string[];
  weapons: Weapon[];
  aspects: Aspect[];
  confirmed: boolean;
};

type Reads = Reader | Work["db"];

export async function getTemplate(db: Reads, id: string): Promise<StandingTemplate> {
  const template = await db.selectFrom("matrix_template").where("id", "=", id).selectAll().executeTakeFirst();
  if (!template) throw new NotFound(`template ${id}`);
  const sections = await db
    .selectFrom("template_section")
    .where("template_id", "=", id)
    .orderBy("n")
    .selectAll()
    .execute();
  const rows = await db
    .selectFrom("template_row")
    .where("template_id", "=", id)
    .orderBy("n")
    .select(["id", "section_id", "n", "label", "paragraphs", "weapons", "aspects", "confirmed"])
    .$narrowType<{ weapons: Weapon[]; aspects: Aspect[] }>() // both are checked by the table
    .execute();
  return {
    ...template,
    sections: sections.map(({ id, kind, title, question, paragraphs }) => ({
      id,
      kind,
      title,
      question,
      paragraphs,
      rows: rows.filter(({ section_id }) => section_id === id).map(({ section_id: _, ...row }) => row),
    })),
  };
}

/** The newest generation: its rows are those to choose from. */
export async function getTemplateInUse(db: Reads): Promise<StandingTemplate> {
  const newest = await db
    .selectFrom("matrix_template")
    .orderBy("years", "desc")
    .orderBy("id", "desc")
    .select("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  return await getTemplate(db, newest.id);
}

/** The generations of the template, the oldest first. */
export async function listTemplates(db: Reads): Promise<{ id: string; label: Texts; years: string }[]> {
  return await db.selectFrom("matrix_template").select(["id", "label", "years"]).orderBy("id").execute();
}
