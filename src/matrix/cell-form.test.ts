import assert from "node:assert/strict";
import { test } from "node:test";
import { mostSources, readCellForm } from "./cell-form.ts";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test("what is wrong with a source is said at the row in which the form shows it again", () => {
  const { text, errors } = readCellForm(
    formOf({ mark: "X", revision: "3", "source-2-kind": "web", "source-2-title": "not an address" }),
    undefined,
  );
  assert.deepEqual(text.sources, [{ kind: "web", title: "not an address", place: "" }]);
  assert.deepEqual(errors, [{ field: "source-1-title", key: "cell.error.web-address" }]);
});

test("a place that is too long is said at the place", () => {
  const { errors } = readCellForm(
    formOf({ mark: "X", "source-1-title": "Act", "source-1-place": "x".repeat(501) }),
    undefined,
  );
  assert.deepEqual(errors, [{ field: "source-1-place", key: "cell.error.too-long" }]);
});

test("every row the form can show is read", () => {
  const rows = Array.from({ length: mostSources }, (_, n) => [`source-${n + 1}-title`, `Act ${n + 1}`]);
  const { text, errors } = readCellForm(formOf({ mark: "", ...Object.fromEntries(rows) }), '"7"');
  assert.equal(text.sources.length, mostSources);
  assert.deepEqual(errors, []);
});
