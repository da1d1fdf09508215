import assert from "node:assert/strict";
import { test } from "node:test";
import { openTypedForm } from "./typed-form.ts";

test("what is typed loses its control characters and keeps its lines", () => {
  const data = new FormData();
  data.set("words", " \u0000One\u0007\r\ntwo\tthree\uFEFF ");
  const form = openTypedForm(data, "en");
  assert.equal(form.text("words", { label: "task.words" }), "One\ntwo\tthree");
});
