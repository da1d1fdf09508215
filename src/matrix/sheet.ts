import type { Source } from "#db/schema/matrices.ts";
import type { StandingRow, StandingSection, StandingTemplate } from "#regime/template.queries.ts";
import {
  type CellPlace,
  cellName,
  cellsOf,
  countMarks,
  type Mark,
  type MarkCounts,
  type Weapon,
  weapons,
} from "#regime/template.ts";
import { type CellText, emptyText } from "./matrix.ts";

/** A whole matrix as it is read: every cell of the template once, filled or blank. */
export type Sheet = Omit<StandingTemplate, "sections"> & { sections: SheetSection[] };
export type SheetSection = Omit<StandingSection, "rows"> & { rows: SheetRow[]; weapons: Weapon[] };
export type SheetRow = StandingRow & { cells: SheetCell[] };
export type SheetCell = CellPlace & CellText;

/** What several cells of a row say alike, said once. */
export type RowNote = { places: CellPlace[]; sources: Source[]; remark: string };

export function makeSheet(template: StandingTemplate, cells: readonly SheetCell[]): Sheet {
  const filled = new Map(cells.map((cell) => [cellName(cell), cell]));
  return {
    ...template,
    sections: template.sections.map((section) => ({
      ...section,
      weapons: weapons.filter((weapon) => section.rows.some((row) => row.weapons.includes(weapon))),
      rows: section.rows.map((row) => ({
        ...row,
        cells: cellsOf(row).map((place) => ({ ...place, ...(filled.get(cellName(place)) ?? emptyText) })),
      })),
    })),
  };
}

/** The sections that are shown, and no trace of the others; null is all. */
export function keepSections(sheet: Sheet, ids: readonly string[] | null): Sheet {
  return ids ? { ...sheet, sections: sheet.sections.filter(({ id }) => ids.includes(id)) } : sheet;
}

/** The sources and remarks of a row, those that are the same grouped. */
export function notesOf({ cells }: SheetRow): RowNote[] {
  const notes = new Map<string, RowNote>();
  for (const { rowId, weapon, aspect, sources, remark } of cells) {
    if (sources.length === 0 && !remark) continue;
    const note = notes.getOrInsertComputed(JSON.stringify([aspect, sources, remark]), () => ({
      places: [],
      sources,
      remark,
    }));
    note.places.push({ rowId, weapon, aspect });
  }
  return [...notes.values()];
}

/** The four marks of a sheet, counted apart. */
export function countSheet({ sections }: Sheet): MarkCounts {
  return countMarks(marksOf(sections));
}

function* marksOf(sections: readonly SheetSection[]): Iterable<Mark> {
  for (const { rows } of sections) for (const { cells } of rows) for (const { mark } of cells) yield mark;
}

/** The cell after this one in reading order, for a person who fills one after the other. */
export function nextCell({ sections }: Sheet, name: string): string | undefined {
  const names = sections.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(cellName)));
  return names[names.indexOf(name) + 1];
}

export function sourceWords({ title, place }: Source): string {
  return place ? `${title}, ${place}` : title;
}

/** What another slice says of a row, in its head: words that lead to where it is said in full. */
export type RowFlag = { href: string; words: string };
