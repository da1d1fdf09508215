import type { CellText } from "#matrix/matrix.ts";
import type { CellPlace } from "#regime/template.ts";

type Rows = readonly {
  id: string;
  weapons: readonly ("NW" | "CW" | "BW")[];
  aspects: readonly ("status" | "framework" | "enforcement")[];
}[];

const laws = [
  { title: "Strategic Goods (Control) Act, 2003", remark: "" },
  { title: "Penal Code", remark: "Amended by Act 14 of 2005" },
  { title: "Chemical Weapons Convention (Implementation) Act, 1999", remark: "" },
  { title: "Biological Agents and Toxins Regulations, 2004", remark: "Regulations under section 8" },
  { title: "Customs Act", remark: "" },
] as const;

/**
 * Invented measures for an invented State: the same each time, spread over the rows by a small sequence of numbers.
 * About `share` of the cells are filled, with all four marks among them.
 */
export function inventedCells(
  stateName: string,
  rows: Rows,
  share: number,
  seed: number,
): { place: CellPlace; text: CellText }[] {
  const next = numbers(seed);
  return rows.flatMap((row) =>
    row.aspects.flatMap((aspect) =>
      (row.weapons.length > 0 ? row.weapons : ([""] as const)).flatMap((weapon) =>
        next() < share
          ? [{ place: { rowId: row.id, weapon, aspect }, text: inventedText(stateName, aspect, next) }]
          : [],
      ),
    ),
  );
}

function inventedText(stateName: string, aspect: CellPlace["aspect"], next: () => number): CellText {
  const draw = next();
  if (draw < 0.06) return { mark: "N/A", sources: [], remark: "" };
  const page = 2 + Math.floor(next() * 28);
  const report = { kind: "report" as const, title: `First report of ${stateName}`, place: `page ${page}` };
  if (draw < 0.2) return { mark: "?", sources: [report], remark: "The reference may not be directly relevant." };
  if (aspect === "status") return { mark: "X", sources: [report], remark: "" };
  const law = laws[Math.floor(next() * laws.length)] ?? laws[0];
  const section = { kind: "law" as const, title: law.title, place: `section ${1 + Math.floor(next() * 60)}` };
  return { mark: "X", sources: draw < 0.6 ? [section] : [section, report], remark: law.remark };
}

/** A sequence of numbers from 0 to 1 that a seed repeats (mulberry32, public domain). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
