import assert from "node:assert/strict";
import { test } from "node:test";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";

const { app, cookieOf, edda } = await openOutreach();

test("an objective has versions, and an indicator is chosen beforehand with the smallest difference that would matter", async () => {
  const words = {
    "name-en": "Full implementation",
    position: "4",
    basis: "0",
    source: "Background paper",
    "from-day": "1",
    "from-month": "1",
    "from-year": "2026",
  };
  assert.equal((await post(app, "/en/outreach/strategy/new", edda, { ...words, "name-en": "" })).status, 422);
  const made = await post(app, "/en/outreach/strategy/new", edda, words);
  assert.equal(made.status, 303);
  const path = new URL(made.headers.get("location") ?? "", "http://localhost").pathname;
  assert.equal((await post(app, `${path}/words`, edda, { ...words, basis: "0" })).status, 409);
  assert.equal(
    (await post(app, `${path}/words`, edda, { ...words, basis: "1", "name-fr": "Application intégrale" })).status,
    303,
  );
  const wrong = await (await post(app, `${path}/words`, edda, { ...words, basis: "1", "name-en": "" })).text();
  assert.match(wrong, /name="basis" value="1"/, "what is wrong is mended on the words that were opened");
  const indicator = {
    outcome: "first-report",
    smallest: "0,1",
    source: "Decision",
    "chosen-day": "2",
    "chosen-month": "12",
    "chosen-year": "2026",
  };
  assert.equal((await post(app, `${path}/indicators/new`, edda, { ...indicator, smallest: "much" })).status, 422);
  const tenOfAHundred = { ...indicator, outcome: "action-plan", smallest: "10" }; // of all States there are no ten times as many
  assert.equal((await post(app, `${path}/indicators/new`, edda, tenOfAHundred)).status, 422);
  assert.equal((await post(app, `${path}/indicators/new`, edda, indicator)).status, 303);
  assert.equal((await post(app, `${path}/indicators/new`, edda, indicator)).status, 409);
  assert.match(await (await get(app, path, edda)).text(), /a difference smaller than 0\.1 would not matter/);
  assert.match(await (await get(app, "/fr/outreach/strategy", edda)).text(), /Application intégrale/);
  const leto = await cookieOf("Leto Varandis");
  assert.equal((await post(app, `${path}/ending`, leto, {})).status, 303);
  const late = await post(app, `${path}/words`, edda, { ...words, basis: "2" });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /This objective has ended/);
  assert.doesNotMatch(await (await get(app, "/fr/outreach/strategy", edda)).text(), /Application intégrale/);
});
