import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import type { StateCode } from "#db/ids.ts";
import { october2007, recordOctober2007 } from "#demo/october-2007.ts";
import { recordThemesOfOctober2007 } from "#demo/october-2007-themes.ts";
import { languages } from "#i18n/languages.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { matrixRoutes } from "#matrix/routes.tsx";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signIn } from "#test/people.ts";
import { openDoors } from "#test/plain-doors.ts";
import { committeeRoutes } from "../routes.tsx";
import { beginText } from "../texts/begin-text.ts";
import { listRowFlags } from "./touched.queries.ts";

const workshop = "00002007-1127-7000-8000-000000001540";

/** The register as October 2007 fills it, and the slice's doors in the plainest of frames. */
async function openHouse() {
  const database = await openTestDatabase();
  const access = accessAt(database, "2026-12-07T15:00:00Z");
  const [secretariat, chair, expert, member, state, administrator] = await Promise.all([
    signIn(database, "edda"),
    signIn(database, "leto"),
    signIn(database, "sanna"),
    signIn(database, "pia"),
    signIn(database, "amelie"),
    signIn(database, "noor"),
  ]);
  await access.transact(secretariat, recordOctober2007);
  await access.transact(secretariat, recordThemesOfOctober2007);
  const doors = new Hono<Door>().route("/", committeeRoutes).route("/", matrixRoutes);
  const ask = openDoors(access, doors, listRowFlags);
  const register = (await ask(member, "/en/themes")).text;
  const pathOf = (name: string): string => {
    const found = new RegExp(`href="/en(/themes/[0-9a-f-]{36})">${name}<`).exec(register)?.[1];
    assert.ok(found, name);
    return found;
  };
  return { access, ask, pathOf, register, secretariat, chair, expert, member, state, administrator };
}

const someDay = { "dated-day": "1", "dated-month": "12", "dated-year": "2026" };

test("the register shows each theme with its standing, the day and the source", async () => {
  const { register } = await openHouse();
  assert.match(register, /Recorded as contested/);
  assert.match(register, /another forum is held to be the right one.*Financial Action Task Force/s);
  assert.match(register, /10 October 2007/);
  assert.match(register, /USUN New York 866, 15 October 2007, para\. 3/);
});

test("the register as of an earlier day has no standing that was reported later; a day that is none is asked again", async () => {
  const { ask, member } = await openHouse();
  const before = await ask(member, "/en/themes?on-day=9&on-month=10&on-year=2007");
  assert.match(before.text, /Standing as recorded up to 9 October 2007/);
  assert.doesNotMatch(before.text, /Recorded as contested/);
  const wrong = await ask(member, "/en/themes?on-day=31&on-month=2&on-year=2007");
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="31"/);
});

test("a theme's page reads in six languages with the names States had, the words of the source and the meeting", async () => {
  const { ask, member, pathOf } = await openHouse();
  const names = {
    ar: "جنوب أفريقيا",
    zh: "南非",
    en: "South Africa",
    fr: "Afrique du Sud",
    ru: "Южная Африка|Южно-Африканск",
    es: "Sudáfrica",
  };
  for (const language of languages) {
    const { status, text } = await ask(member, `/${language}${pathOf("Bio-safety")}`);
    assert.equal(status, 200);
    assert.match(text, new RegExp(names[language]));
    assert.match(text, /Expressed concerns similar to those of the Russian delegation/);
    assert.match(text, new RegExp(`/${language}/meetings/${october2007}`));
    assert.match(text, /USUN New York 866, 15 October 2007, para\. 3/);
  }
});

test("every page of the register opens in every language for those who may, and for nobody else", async () => {
  const { ask, pathOf, secretariat, chair, state, administrator } = await openHouse();
  const theme = pathOf("Bio-safety");
  const looks: [string, string][] = [
    [secretariat, "/themes"],
    [secretariat, theme],
    [secretariat, "/themes/new"],
    [chair, `${theme}/standings/new`],
    [secretariat, `${theme}/positions/new`],
    [secretariat, `${theme}/rows?template=m2017`],
    [secretariat, `/themes/uses/new?kind=activity&id=${workshop}`],
    [secretariat, `/themes/uses/new?theme=${theme.slice(8)}`],
  ];
  for (const [who, path] of looks) {
    for (const language of languages)
      assert.equal((await ask(who, `/${language}${path}`)).status, 200, language + path);
    if (path === "/themes") continue;
    for (const other of [state, administrator])
      assert.ok([403, 404].includes((await ask(other, `/en${path}`)).status), path);
  }
  assert.equal((await ask(state, `/en${theme}`)).status, 404, "not there, rather than not allowed");
  for (const other of [state, administrator]) assert.equal((await ask(other, "/en/themes")).status, 404);
});

test("a theme is recorded in the languages it has; without a name, or with one that is taken, everything typed stays", async () => {
  const { ask, secretariat } = await openHouse();
  const nameless = await ask(secretariat, "/fr/themes", { description: "Ce que cela recouvre" });
  assert.equal(nameless.status, 422);
  assert.match(nameless.text, /href="#name-fr"/);
  assert.match(nameless.text, />Ce que cela recouvre<\/textarea>/);
  const taken = await ask(secretariat, "/en/themes", {
    "name-en": "BIO-SAFETY",
    "name-ar": "اسم",
    description: "Kept",
  });
  assert.equal(taken.status, 409);
  assert.match(taken.text, /A theme of this name is recorded already/);
  assert.match(taken.text, /value="اسم"/);
  assert.match(taken.text, />Kept<\/textarea>/);
  const long = await ask(secretariat, "/en/themes", { "name-en": "x".repeat(201) });
  assert.equal(long.status, 422);
  assert.match(long.text, /at most 200 characters/);
  const recorded = await ask(secretariat, "/en/themes", { "name-en": "Brokering", "name-fr": "Courtage" });
  assert.match(recorded.to, /^\/en\/themes\/[0-9a-f-]{36}\?done=theme-recorded$/);
  assert.match((await ask(secretariat, recorded.to)).text, /No standing recorded/);
});

test("a standing is recorded with source and day; what is missing is said at its field and the rest stays", async () => {
  const { ask, chair, pathOf } = await openHouse();
  const path = `/en${pathOf("Bio-safety")}`;
  const form = { standing: "another-forum", said: "Words of a source", source: "A paper, para. 2", ...someDay };
  const forumless = await ask(chair, `${path}/standings`, form);
  assert.equal(forumless.status, 422);
  assert.match(forumless.text, /href="#forum"/);
  assert.match(forumless.text, />Words of a source<\/textarea>/);
  assert.match(forumless.text, /value="another-forum"[^>]* checked|checked[^>]* value="another-forum"/);
  const undated = await ask(chair, `${path}/standings`, { ...form, forum: "A forum", "dated-month": "13" });
  assert.equal(undated.status, 422);
  assert.match(undated.text, /href="#dated".*value="13"/s);
  const early = await ask(chair, `${path}/standings`, { ...form, forum: "A forum", "dated-year": "2031" });
  assert.match(early.text, /still to come/);
  assert.match(early.text, /value="2031"/);
  assert.equal(
    (await ask(chair, `${path}/standings`, { ...form, forum: "A forum" })).to,
    `${path}?done=theme-standing-recorded`,
  );
  const page = (await ask(chair, path)).text;
  assert.match(page, /Standing as recorded on 1 December 2026/);
  assert.match(page, /Standing over time/);
});

test("a position says who, what, when and by which source; one from a meeting's record takes them from there, once", async () => {
  const { ask, secretariat, pathOf } = await openHouse();
  const path = `/en${pathOf("Bio-safety")}`;
  const typed = {
    delegation: "XOS",
    kind: "seeks-instructions",
    said: "Will ask the capital",
    source: "A statement",
    ...someDay,
  };
  const both = await ask(secretariat, `${path}/positions`, { ...typed, body: "And a body" });
  assert.equal(both.status, 422);
  assert.match(both.text, /one of the two/);
  assert.match(both.text, />Will ask the capital<\/textarea>/);
  const kindless = await ask(secretariat, `${path}/positions`, { ...typed, kind: "" });
  assert.match(kindless.text, /href="#kind"/);
  assert.equal((await ask(secretariat, `${path}/positions`, typed)).to, `${path}?done=theme-position-recorded`);
  const page = (await ask(secretariat, path)).text;
  assert.match(page, /Ostrand.*Will seek instructions.*1 December 2026.*Will ask the capital/s);
  const spoken = { spoken: `${october2007}.1`, kind: "comment" };
  assert.equal((await ask(secretariat, `${path}/positions`, spoken)).status, 303);
  assert.match((await ask(secretariat, path)).text, /Welcomed the decision on the draft letters/);
  assert.equal((await ask(secretariat, `${path}/positions`, spoken)).status, 409);
});

test("a member's form speaks for its own delegation only", async () => {
  const { ask, member, pathOf } = await openHouse();
  const path = `/en${pathOf("Bio-safety")}/positions`;
  const form = (await ask(member, `${path}/new`)).text;
  assert.match(form, /<option[^>]*value="XOS"[^>]*>Ostrand/);
  assert.doesNotMatch(form, /value="XOR"|name="body"|name="spoken"/);
  const other = await ask(member, path, { delegation: "XOR", kind: "objects", said: "W", source: "S", ...someDay });
  assert.equal(other.status, 422);
  assert.match(other.text, /your own delegation only/);
});

test("an activity that uses a contested theme is flagged at its meeting, neutrally, for those who may know", async () => {
  const { ask, secretariat, member, pathOf, state } = await openHouse();
  const meeting = `/en/meetings/${october2007}`;
  assert.match(
    (await ask(secretariat, meeting)).text,
    new RegExp(`/en/themes/uses/new\\?kind=activity&amp;id=${workshop}`),
  );
  assert.doesNotMatch((await ask(member, meeting)).text, /themes\/uses|Positions on this theme differ/);
  const use = { theme: pathOf("Bio-safety").slice(8), kind: "activity", id: workshop };
  const refused = await ask(secretariat, "/en/themes/uses", { ...use, reason: " ", label: "" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Positions on this theme differ: say why it is used/);
  assert.match(refused.text, new RegExp(`selected[^>]* value="${use.theme}"|value="${use.theme}"[^>]* selected`));
  const recorded = await ask(secretariat, "/en/themes/uses", { ...use, reason: "Participants asked for it" });
  assert.equal(recorded.to, `/en${pathOf("Bio-safety")}?done=theme-used`);
  assert.equal((await ask(secretariat, "/en/themes/uses", { ...use, reason: "Again" })).status, 409);
  const flags = {
    ar: "تتباين المواقف",
    zh: "对本专题的立场不一",
    en: "Positions on this theme differ; they are recorded in the register of themes",
    fr: "Les positions sur ce thème diffèrent",
    ru: "Позиции по этой теме расходятся",
    es: "Las posiciones sobre este tema difieren",
  };
  for (const language of languages)
    assert.match((await ask(member, `/${language}/meetings/${october2007}`)).text, new RegExp(flags[language]));
  assert.equal((await ask(state, meeting)).status, 404);
  const theme = (await ask(secretariat, `/en${pathOf("Bio-safety")}`)).text;
  assert.match(theme, /1540 Workshop for African States, Gaborone.*Participants asked for it/s);
  const ending = /href="(\/en\/themes\/uses\/[0-9a-f-]{36}\/ending)"/.exec(theme)?.[1] ?? "";
  assert.match((await ask(secretariat, ending)).text, /stays on record/);
  assert.equal((await ask(secretariat, ending, {})).to, `/en${pathOf("Bio-safety")}?done=theme-left`);
  assert.doesNotMatch((await ask(member, meeting)).text, /Positions on this theme differ/);
});

test("a paper of a meeting is flagged as an activity is; another thing is named in words", async () => {
  const { ask, expert, member, pathOf } = await openHouse();
  const theme = pathOf("Extra-territoriality").slice(8);
  const paper = { theme, kind: "paper", id: `${october2007}.1`, reason: "It is discussed there" };
  assert.equal((await ask(expert, "/en/themes/uses", paper)).status, 303);
  assert.match(
    (await ask(member, `/en/meetings/${october2007}`)).text,
    /Extra-territoriality<\/a> – Positions on this theme differ/,
  );
  for (const id of [`${october2007}.9`, "nothing", october2007])
    assert.equal((await ask(expert, `/en/themes/uses/new?kind=paper&id=${id}`)).status, 404, id);
  const text = { theme, kind: "report", label: "", reason: "A reason kept" };
  const nameless = await ask(expert, "/en/themes/uses", text);
  assert.equal(nameless.status, 422);
  assert.match(nameless.text, />A reason kept<\/textarea>/);
  assert.equal((await ask(expert, "/en/themes/uses", { ...text, label: "Annual report, part 3" })).status, 303);
  assert.match((await ask(expert, `/en${pathOf("Extra-territoriality")}`)).text, /Annual report, part 3/);
});

test("a text that uses a contested theme is flagged on its own page, and nowhere for a State", async () => {
  const { access, ask, expert, member, state, pathOf } = await openHouse();
  const begun = await access.transact(expert, (work) =>
    beginText(work, {
      kind: "strategy",
      title: "Strategy",
      language: "en",
      leadDrafter: null,
      dueOn: null,
      source: "A task",
    }),
  );
  assert.ok(begun);
  const page = `/en/texts/${begun.id}`;
  assert.match((await ask(expert, page)).text, new RegExp(`themes/uses/new\\?kind=text&amp;id=${begun.id}`));
  const use = { theme: pathOf("Bio-safety").slice(8), kind: "text", id: begun.id };
  assert.equal((await ask(expert, "/en/themes/uses", { ...use, reason: "" })).status, 422);
  assert.equal((await ask(expert, "/en/themes/uses", { ...use, reason: "Two delegations asked for it" })).status, 303);
  assert.match((await ask(member, page)).text, /Bio-safety<\/a> – Positions on this theme differ/);
  assert.equal((await ask(state, page)).status, 404);
});

test("the rows of a theme are a choice that can be changed", async () => {
  const { ask, expert, pathOf } = await openHouse();
  const path = `/en${pathOf("Bio-safety")}`;
  assert.match((await ask(expert, path)).text, /stands free of the rows/);
  assert.equal(
    (await ask(expert, `${path}/rows`, { template: "m2005", row: "A3B.16" })).to,
    `${path}/rows?template=m2005&done=theme-row-added`,
  );
  assert.equal((await ask(expert, `${path}/rows`, { template: "m2005", row: "A3B.16" })).status, 409);
  assert.equal((await ask(expert, `${path}/rows`, { template: "m2005", row: "A9.99" })).status, 409);
  assert.match((await ask(expert, path)).text, /A3B\.16/);
  assert.equal((await ask(expert, `${path}/rows/removal`, { template: "m2005", row: "A3B.16" })).status, 303);
  assert.match((await ask(expert, path)).text, /stands free of the rows/);
});

test("a row of the matrix that belongs to a contested theme says so in its head, and leads to the register", async () => {
  const { access, ask, expert, pathOf } = await openHouse();
  await access.transact(expert, (work) => draftMatrix(work, "XVA" as StateCode, "m2005")); // a State of the cast
  for (const language of languages) {
    const { status, text } = await ask(expert, `/${language}/matrices/XVA/1`);
    assert.equal(status, 200);
    const heads = [...text.matchAll(/<tr[^>]* id="row-([\w.]+)"[^>]*><th.*?<\/th>/gs)].filter(([head]) =>
      head.includes("row-flag"),
    );
    assert.deepEqual(heads.map(([, row]) => row).sort(), ["A2.11", "A4.23", "A4.26"]);
    assert.ok(heads.find(([, row]) => row === "A4.26")?.[0].includes(`/${language}${pathOf("Extra-territoriality")}`));
  }
});
