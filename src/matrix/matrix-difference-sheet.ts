import type { DifferenceSheet } from "#documents/letter-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import type { StandingRow, StandingSection, StandingTemplate } from "#regime/template.queries.ts";
import { aspects, cellsOf } from "#regime/template.ts";
import type { CellText } from "./matrix.ts";
import { type CellChange, type CellPart, differenceOf } from "./matrix-difference.ts";
import { type SheetCell, sourceWords } from "./sheet.ts";

type Version = { number: number; cells: readonly SheetCell[] };

export type ComparedVersions = {
  language: Language;
  template: Pick<StandingTemplate, "sections">;
  before: Version;
  after: Version;
};

/** What changed between two versions, as it is printed: in the order of the template, what changed alike said once. */
export function differenceSheetFor({ language, template, before, after }: ComparedVersions): DifferenceSheet {
  const changes = differenceOf(before.cells, after.cells);
  const versions = { before: String(before.number), after: String(after.number) };
  const known = template.sections.flatMap((section) =>
    section.rows.flatMap((row) => rowsFor(language, changesOf(changes, row), rowWords(language, section, row))),
  );
  const rowIds = new Set(template.sections.flatMap(({ rows }) => rows.map(({ id }) => id)));
  // A row of another template is not lost: it is named by its id.
  const others = changes
    .filter(({ place }) => !rowIds.has(place.rowId))
    .flatMap((change) => rowsFor(language, [change], { row: change.place.rowId, rowLang: language }));
  return {
    title: t(language, "difference.title"),
    intro: t(language, "difference.intro", versions),
    columns: {
      row: t(language, "matrix.row"),
      place: t(language, "difference.place"),
      before: t(language, "difference.in-version", { number: versions.before }),
      after: t(language, "difference.in-version", { number: versions.after }),
    },
    rows: [...known, ...others],
    none: t(language, "difference.none", versions),
  };
}

type RowWords = { row: string; rowLang: Language };

function rowWords(language: Language, section: StandingSection, { n, label }: StandingRow): RowWords {
  const words = pickText(label, language);
  return { row: `${n}. ${words.text}\n${pickText(section.title, words.in).text}`, rowLang: words.in };
}

/** A row's changes in the order of its cells; those at a place the template no longer has come last. */
function changesOf(changes: readonly CellChange[], row: StandingRow): CellChange[] {
  const order = cellsOf(row).map(({ weapon, aspect }) => `${aspect}.${weapon}`);
  const at = ({ place }: CellChange): number => {
    const found = order.indexOf(`${place.aspect}.${place.weapon}`);
    return found === -1 ? order.length : found;
  };
  return changes.filter(({ place }) => place.rowId === row.id).sort((a, b) => at(a) - at(b));
}

function rowsFor(language: Language, changes: readonly CellChange[], words: RowWords): DifferenceSheet["rows"] {
  return aspects.flatMap((aspect) => {
    const alike = Map.groupBy(
      changes.filter(({ place }) => place.aspect === aspect),
      ({ before, after }) => JSON.stringify([before, after]),
    );
    return [...alike.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const weapons = group.map(({ place }) => place.weapon).filter(Boolean);
      const place = [t(language, `aspect.${aspect}`), ...(weapons.length > 0 ? [weapons.join(", ")] : [])].join("\n");
      const said = (text: CellText): string => first.parts.map((part) => partWords(language, part, text)).join("\n");
      return [{ ...words, place, before: said(first.before), after: said(first.after) }];
    });
  });
}

/** "Remarks: see page 14", or that nothing stood there; a blank mark is said in words, and never as "no". */
function partWords(language: Language, part: CellPart, { mark, sources, remark }: CellText): string {
  const nothing = t(language, "difference.nothing");
  if (part === "mark") return labelled(language, "cell.mark", mark || t(language, "mark.blank"));
  if (part === "sources") return labelled(language, "cell.sources", sources.map(sourceWords).join("; ") || nothing);
  return labelled(language, "cell.remark", remark || nothing);
}

function labelled(language: Language, label: "cell.mark" | "cell.sources" | "cell.remark", words: string): string {
  return t(language, "difference.labelled", { label: t(language, label), words });
}
