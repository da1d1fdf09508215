import { createHash } from "node:crypto";
import type { StateCode } from "#db/ids.ts";
import { cellName } from "#regime/template.ts";
import type { Cell, CellText } from "./matrix.ts";

type FixedText = { stateCode: StateCode; templateId: string; number: number; cells: readonly Cell[] };

/** A cell that was emptied again says as little as one that was never filled. */
export function holdsSomething({ mark, sources, remark }: CellText): boolean {
  return mark !== "" || sources.length > 0 || remark !== "";
}

/**
 * The exact text of a version as a decision fixes it: one line of JSON, cells in the order of their names,
 * nothing in it that is not said to the State (who saved a cell, and when, is the experts' own).
 */
export function matrixText({ stateCode, templateId, number, cells }: FixedText): string {
  const filled = cells
    .filter(holdsSomething)
    .map((cell) => ({
      cell: cellName(cell),
      mark: cell.mark,
      sources: cell.sources.map(({ kind, title, place }) => ({ kind, title, place })),
      remark: cell.remark,
    }))
    .sort((a, b) => (a.cell < b.cell ? -1 : 1));
  return JSON.stringify({ state: stateCode, template: templateId, version: number, cells: filled });
}

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
