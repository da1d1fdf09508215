import assert from "node:assert/strict";
import { test } from "node:test";
import { get } from "#test/app.ts";
import { openMailHouse } from "#test/mail-house.ts";

const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });

test("where several no-objection periods end on one day, each says of what, to those who may read it", async () => {
  await house.circulate("XYU");
  await house.circulate("XVA");
  for (const view of ["list", "months", "year"]) {
    const of = async (who: "edda" | "pia" | "amelie") =>
      await (await get(house.app, `/en/outreach?year=2026&view=${view}`, await house.cookie(who))).text();
    for (const who of ["edda", "pia"] as const)
      for (const state of ["Yunlan", "Valmere"])
        assert.match(
          await of(who),
          new RegExp(`No-objection period ends: Matrix of ${state}, version 1`),
          `${who} ${view}`,
        );
    assert.doesNotMatch(await of("amelie"), /No-objection period|Yunlan, version/, view);
  }
});

test("the names of formats keep their order among Arabic words", async () => {
  const page = await (await get(house.app, "/ar/outreach", await house.cookie("edda"))).text();
  const formats = [...page.matchAll(/<bdi><a href="\/ar\/outreach\/list\.[^"]+">([A-Z]+)<\/a><\/bdi>/g)].map(
    ([, name]) => name,
  );
  assert.deepEqual(formats, ["PDF", "DOCX", "XLSX", "CSV"]);
});

test("one day is one day in Chinese too", async () => {
  await house.circulate("XNA");
  const page = await (await get(house.app, "/zh/outreach?year=2026", await house.cookie("edda"))).text();
  assert.match(page, /2026年12月\d+日/);
  assert.doesNotMatch(page, /(\d+年\d+月\d+日)至\1/);
});
