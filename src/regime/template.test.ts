import assert from "node:assert/strict";
import { test } from "node:test";
import { cellName, cellsOf, countMarks, findCellPlace, readTemplates } from "./template.ts";

const templates = readTemplates();
const rowsOf = (id: string) => templates.find((one) => one.id === id)?.sections.flatMap(({ rows }) => rows) ?? [];

test("there are three generations of the template", () => {
  assert.deepEqual(
    templates.map(({ id }) => id),
    ["m2005", "m2010", "m2017"],
  );
});

test("their mark fields are 386, 389 and 351, as the dossier counts them", () => {
  assert.deepEqual(
    templates.map(({ id }) => rowsOf(id).flatMap(cellsOf).length),
    [386, 389, 351],
  );
});

test("no two rows of a template share an id, and every row names its paragraph", () => {
  for (const { id } of templates) {
    const rows = rowsOf(id);
    assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
    assert.deepEqual(
      rows.filter(({ paragraphs }) => !paragraphs.every((paragraph) => /^OP\d+(\([a-z]\))?$/.test(paragraph))),
      [],
    );
  }
});

test("a row that no source shows says how sure memory is", () => {
  assert.deepEqual(
    templates.flatMap(({ id }) => rowsOf(id)).filter((row) => !row.confirmed && !row.memoryConfidence),
    [],
  );
});

test("the first ten rows of the second generation are confirmed", () => {
  assert.deepEqual(
    rowsOf("m2010")
      .slice(0, 10)
      .map(({ confirmed }) => confirmed),
    Array(10).fill(true),
  );
});

test("every cell is found again by its name, and no other name finds one", () => {
  for (const template of templates) {
    const places = template.sections.flatMap(({ rows }) => rows.flatMap(cellsOf));
    for (const place of places) assert.deepEqual(findCellPlace(template, cellName(place)), place);
    assert.equal(new Set(places.map(cellName)).size, places.length);
    for (const name of ["", "A2.01", "A2.01.NW", "A2.01.XX.framework", "A2.01.NW.framework.more"])
      assert.equal(findCellPlace(template, name), undefined);
  }
});

test("the four marks are counted apart, and a blank is a blank", () => {
  assert.deepEqual(countMarks(["X", "", "?", "", "N/A", "X"]), { X: 2, "?": 1, "N/A": 1, "": 2 });
});
