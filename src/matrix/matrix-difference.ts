import { type CellPlace, cellName } from "#regime/template.ts";
import { type CellText, emptyText } from "./matrix.ts";
import { holdsSomething } from "./matrix-text.ts";

export const cellParts = ["mark", "sources", "remark"] as const;
export type CellPart = (typeof cellParts)[number];

/** A cell that says something else than before; `parts` are those of its texts that differ. */
export type CellChange = {
  place: CellPlace;
  kind: "added" | "changed" | "removed";
  before: CellText;
  after: CellText;
  parts: CellPart[];
};

type SomeCell = CellPlace & CellText;

/** What changed from one version's cells to another's, by the names of the cells. */
export function differenceOf(before: readonly SomeCell[], after: readonly SomeCell[]): CellChange[] {
  const old = new Map(before.map((cell) => [cellName(cell), cell]));
  const now = new Map(after.map((cell) => [cellName(cell), cell]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((name) => {
    const change = changeOf(old.get(name), now.get(name));
    return change ? [change] : [];
  });
}

function changeOf(old: SomeCell | undefined, now: SomeCell | undefined): CellChange | undefined {
  const place = now ?? old;
  if (!place) return undefined;
  const [before, after] = [textOf(old), textOf(now)];
  const parts = cellParts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  if (parts.length === 0) return undefined;
  const kind = !holdsSomething(before) ? "added" : holdsSomething(after) ? "changed" : "removed";
  const { rowId, weapon, aspect } = place;
  return { place: { rowId, weapon, aspect }, kind, before, after, parts };
}

/** A cell's text alone, its sources with their keys in one order. */
function textOf(cell: SomeCell | undefined): CellText {
  if (!cell) return emptyText;
  const sources = cell.sources.map(({ kind, title, place }) => ({ kind, title, place }));
  return { mark: cell.mark, sources, remark: cell.remark };
}
