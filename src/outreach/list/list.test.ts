import assert from "node:assert/strict";
import { test } from "node:test";
import { get } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";

const { app, edda, begun } = await openOutreach();

test("the list of activities leaves as a file, and as a paper of a meeting with its versions", async () => {
  await begun({ title: "On the list" });
  const csv = await (await get(app, "/en/outreach/list.csv?year=2027", edda)).text();
  assert.match(csv, /On the list/);
  for (const format of ["docx", "xlsx", "pdf"]) {
    const file = await get(app, `/ar/outreach/list.${format}?year=2027`, edda);
    assert.equal(file.status, 200, format);
    assert.ok((await file.arrayBuffer()).byteLength > 1000);
  }
  assert.equal((await get(app, "/en/outreach/list.csv")).status, 303);
});
