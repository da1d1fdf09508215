import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "#i18n/languages.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { setUpTexts } from "#test/texts.ts";

const house = await openTestApp({ at: "2026-12-02T15:00:00Z" }); // after the day the first rule is recorded on
await setUpTexts(house.database);
const edda = await house.cookieOf("Edda Marlow");
const layla = await house.cookieOf("ليلى النضيري");
const path = "/en/assistance/rule";
const typed = {
  acknowledgeDays: "3",
  windowDays: "10",
  circulateDays: "14",
  followUpMonths: "6",
  briefingMonths: "2",
  confirmMonths: "12",
  informalNeedsNote: "no",
  source: "Guidelines, para. 9",
};
const text = async (cookie: string, at = path): Promise<string> => await (await get(house.app, at, cookie)).text();

test("the times of the procedure are from memory until they are recorded with a source; what counted before stays", async () => {
  assert.match(await text(layla), /From memory, not confirmed/);
  assert.doesNotMatch(await text(layla), /name="windowDays"/);
  assert.equal((await post(house.app, path, layla, typed)).status, 403);
  const done = await post(house.app, path, edda, typed);
  assert.equal(done.headers.get("location"), `${path}?done=assistance-rule-recorded`);
  const after = await text(layla);
  assert.match(after, /Guidelines, para\. 9[\s\S]*1 earlier rule[\s\S]*From memory, not confirmed/);
  for (const language of languages)
    assert.equal((await get(house.app, `/${language}/assistance/rule`, layla)).status, 200);
});

test("what is wrong in any field is told beside it, and everything typed stays", async () => {
  for (const [field, value] of Object.entries({
    acknowledgeDays: "0",
    windowDays: "61",
    circulateDays: "a week",
    followUpMonths: "1.5",
    briefingMonths: "25",
    confirmMonths: "",
    informalNeedsNote: "perhaps",
    source: " ",
  })) {
    const again = await post(house.app, path, edda, { ...typed, [field]: value });
    assert.equal(again.status, 422, field);
    const page = await again.text();
    assert.match(page, new RegExp(`href="#${field}"`), field);
    if (field !== "source") assert.match(page, /value="Guidelines, para\. 9"/);
  }
});

test("a stranger is asked to sign in", async () => {
  assert.notEqual((await get(house.app, path)).status, 200);
});
