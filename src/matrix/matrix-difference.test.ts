import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "#i18n/languages.ts";
import type { StandingTemplate } from "#regime/template.queries.ts";
import type { CellText } from "./matrix.ts";
import { differenceOf } from "./matrix-difference.ts";
import { differenceSheetFor } from "./matrix-difference-sheet.ts";
import type { SheetCell } from "./sheet.ts";

const act = { kind: "law", title: "Act 7", place: "section 4" } as const;

function cell(weapon: SheetCell["weapon"], text: Partial<CellText>, rowId = "A2.01"): SheetCell {
  return { rowId, weapon, aspect: "framework", mark: "", sources: [], remark: "", ...text };
}

test("a cell is added, changed or removed; one saved again alike, or emptied and never filled, is none of these", () => {
  const before = [
    cell("NW", { mark: "?" }),
    cell("BW", { remark: "old" }),
    cell("CW", { mark: "X", sources: [act] }, "A2.02"),
    cell("NW", {}, "A2.03"),
  ];
  const after = [
    cell("NW", { mark: "X" }),
    cell("CW", { mark: "X" }),
    cell("CW", { mark: "X", sources: [{ place: "section 4", title: "Act 7", kind: "law" }] }, "A2.02"),
  ];
  assert.deepEqual(
    differenceOf(before, after).map(({ place, kind, parts }) => [place.weapon, kind, ...parts]),
    [
      ["BW", "removed", "remark"],
      ["CW", "added", "mark"],
      ["NW", "changed", "mark"],
    ],
  );
});

const template: Pick<StandingTemplate, "sections"> = {
  sections: [
    {
      id: "A2",
      kind: "measures",
      title: { en: "OP 2" },
      question: null,
      paragraphs: ["OP2"],
      rows: [
        {
          id: "A2.01",
          n: 1,
          label: { en: "manufacture", fr: "fabrication" },
          paragraphs: ["OP2"],
          weapons: ["NW", "CW", "BW"],
          aspects: ["framework", "enforcement"],
          confirmed: true,
        },
      ],
    },
  ],
};

test("the printed difference says what changed alike once, in the template's order, and loses no row", () => {
  const filled = { mark: "X", sources: [act] } as const;
  const sheet = differenceSheetFor({
    language: "en",
    template,
    before: { number: 2, cells: [cell("BW", { mark: "?", remark: "see page 4" })] },
    after: {
      number: 3,
      cells: [
        cell("", { remark: "kept" }, "Z9.01"),
        cell("BW", { mark: "?", remark: "see page 9" }),
        cell("CW", { ...filled, sources: [act] }),
        cell("NW", { ...filled, sources: [act] }),
      ],
    },
  });
  assert.deepEqual(
    sheet.rows.map((row) => [row.row, row.place, row.before, row.after]),
    [
      [
        "1. manufacture\nOP 2",
        "National legal framework\nNW, CW",
        "Mark: blank\nSources: nothing recorded",
        "Mark: X\nSources: Act 7, section 4",
      ],
      ["1. manufacture\nOP 2", "National legal framework\nBW", "Remarks: see page 4", "Remarks: see page 9"],
      ["Z9.01", "National legal framework", "Remarks: nothing recorded", "Remarks: kept"],
    ],
  );
  assert.match(sheet.intro, /version 2 .* version 3/);
});

test("each language says that two versions are alike, and names the language of a row's label", () => {
  for (const language of languages) {
    const alike = differenceSheetFor({
      language,
      template,
      before: { number: 1, cells: [] },
      after: { number: 2, cells: [] },
    });
    assert.deepEqual(alike.rows, []);
    assert.match(alike.none, /1.*2/);
  }
  const after = { number: 2, cells: [cell("NW", { mark: "X" })] };
  const [row] = differenceSheetFor({ language: "fr", template, before: { number: 1, cells: [] }, after }).rows;
  assert.equal(row?.rowLang, "fr");
});
