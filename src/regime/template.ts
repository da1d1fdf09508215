import { z } from "zod";
import templatesFile from "./matrix-templates.json" with { type: "json" };

export const weapons = ["NW", "CW", "BW"] as const;
export type Weapon = (typeof weapons)[number];
export const aspects = ["status", "framework", "enforcement"] as const;
export type Aspect = (typeof aspects)[number];
/** Four values, never merged; "" is blank and is never "no". */
export const marks = ["X", "?", "N/A", ""] as const;
export type Mark = (typeof marks)[number];

const texts = z
  .object({ en: z.string(), ar: z.string(), zh: z.string(), fr: z.string(), ru: z.string(), es: z.string() })
  .partial()
  .required({ en: true });

const row = z.object({
  id: z.string().regex(/^[A-Z][0-9A-Z]+\.[0-9]{2}$/),
  n: z.int().positive(),
  paragraphs: z.array(z.string()).min(1),
  label: texts,
  weapons: z.array(z.enum(weapons)),
  aspects: z.array(z.enum(aspects)).min(1),
  confirmed: z.boolean(),
  memoryConfidence: z.enum(["high", "medium", "low"]).optional(),
  source: z.string().optional(),
});

const section = z.object({
  id: z.string(),
  n: z.int().positive(),
  paragraphs: z.array(z.string()).min(1),
  kind: z.enum(["status", "measures"]),
  title: texts,
  question: texts.nullable(),
  confirmed: z.boolean(),
  rows: z.array(row).min(1),
});

const template = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  label: texts,
  years: z.string(),
  basis: z.string(),
  confirmed: z.boolean(),
  sections: z.array(section).min(1),
});

export type TemplateRow = z.infer<typeof row>;
export type Template = z.infer<typeof template>;

/** The templates as the file gives them, checked once. */
export function readTemplates(): Template[] {
  return z.object({ versions: z.array(template) }).parse(templatesFile).versions;
}

export type CellPlace = { rowId: string; weapon: Weapon | ""; aspect: Aspect };

/** The cells of a row in reading order: aspect by aspect, weapon by weapon; one cell where there are no weapons. */
export function cellsOf({ id, weapons, aspects }: Pick<TemplateRow, "id" | "weapons" | "aspects">): CellPlace[] {
  const columns: readonly (Weapon | "")[] = weapons.length > 0 ? weapons : [""];
  return aspects.flatMap((aspect) => columns.map((weapon) => ({ rowId: id, weapon, aspect })));
}

/** A cell's name in addresses and forms: "A2.01.NW.framework", "A1.03.status". */
export function cellName({ rowId, weapon, aspect }: CellPlace): string {
  return [rowId, ...(weapon ? [weapon] : []), aspect].join(".");
}

type WithRows = { sections: readonly { rows: readonly Pick<TemplateRow, "id" | "weapons" | "aspects">[] }[] };

/** The cell that a name says, if the template has it. */
export function findCellPlace({ sections }: WithRows, name: string): CellPlace | undefined {
  const [section, number] = name.split(".");
  const found = sections.flatMap(({ rows }) => rows).find(({ id }) => id === `${section}.${number}`);
  return found && cellsOf(found).find((place) => cellName(place) === name);
}

export type MarkCounts = Record<Mark, number>;

/** How many cells carry each of the four marks. */
export function countMarks(found: Iterable<Mark>): MarkCounts {
  const counts: MarkCounts = { X: 0, "?": 0, "N/A": 0, "": 0 };
  for (const mark of found) counts[mark]++;
  return counts;
}
