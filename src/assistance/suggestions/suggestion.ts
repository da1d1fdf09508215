import type { MatrixVersionId, StateCode } from "#db/ids.ts";
import type { StandingRow, StandingSection, StandingTemplate } from "#regime/template.queries.ts";
import { type Aspect, type CellPlace, cellName, cellsOf, type Mark } from "#regime/template.ts";
import type { Subject } from "../requests/request-field.ts";

/** A row and a weapon of a State's own matrix where it may ask: no measure is recorded there, or the entry is "?". */
export type Suggestion = { subject: Subject; cells: { aspect: Aspect; mark: "" | "?" }[] };

export type SuggestedRow = { row: StandingRow; suggestions: Suggestion[] };
export type SuggestedSection = { section: StandingSection; rows: SuggestedRow[] };

/** What a State's own matrix suggests, section by section; no matrix where the reader may read none. */
export type StateSuggestions = {
  state: StateCode;
  matrix: { id: MatrixVersionId; number: number } | null;
  sections: SuggestedSection[];
};

type Marked = CellPlace & { mark: Mark };

/** Exactly the cells of measures that are blank or "?": four values, never merged. Sections the reader may not read are not there. */
export function suggestionsFrom(
  template: StandingTemplate,
  cells: readonly Marked[],
  readable: readonly string[] | null,
): SuggestedSection[] {
  const marks = new Map(cells.map((cell) => [cellName(cell), cell.mark]));
  return template.sections
    .filter(({ kind, id }) => kind === "measures" && (readable === null || readable.includes(id)))
    .map((section) => ({
      section,
      rows: section.rows
        .map((row) => ({ row, suggestions: suggestionsOf(template.id, row, marks) }))
        .filter(({ suggestions }) => suggestions.length > 0),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function suggestionsOf(template: string, row: StandingRow, marks: ReadonlyMap<string, Mark>): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const place of cellsOf(row)) {
    const mark = marks.get(cellName(place)) ?? "";
    if (mark !== "" && mark !== "?") continue;
    const subject: Subject = { template, row: row.id, weapon: place.weapon };
    const suggestion = found.get(place.weapon) ?? { subject, cells: [] };
    suggestion.cells.push({ aspect: place.aspect, mark });
    found.set(place.weapon, suggestion);
  }
  return [...found.values()];
}

export const groupings = ["section", "row"] as const;
export type Grouping = (typeof groupings)[number];

/** What of the suggestions was ticked, as the subjects of new items: one for each section, or one for each row. */
export function itemsFrom(
  sections: readonly SuggestedSection[],
  isTicked: (subject: Subject) => boolean,
  grouping: Grouping,
): Subject[][] {
  const bySection = sections.map(({ rows }) =>
    rows.map(({ suggestions }) => suggestions.map(({ subject }) => subject).filter(isTicked)),
  );
  const items = grouping === "row" ? bySection.flat() : bySection.map((rows) => rows.flat());
  // An item names at most a hundred rows.
  return items.flatMap((subjects) => inHundreds(subjects));
}

function inHundreds(subjects: readonly Subject[]): Subject[][] {
  return Array.from({ length: Math.ceil(subjects.length / 100) }, (_, n) => subjects.slice(n * 100, n * 100 + 100));
}
