import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { render } from "preact-render-to-string";
import { type Door, SignInNeeded } from "#access/door.ts";
import { NotFound, Refused } from "#access/permissions.ts";
import type { StateCode } from "#db/ids.ts";
import { october2007, recordOctober2007 } from "#demo/october-2007.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { hashOf } from "#matrix/matrix-text.ts";
import { saveCell } from "#matrix/save-cell.ts";
import { openTestDatabase } from "#test/database.ts";
import { setUpMembers } from "#test/members.ts";
import { accessAt, signIn, signInSystem } from "#test/people.ts";
import { adoptWhatIsDue } from "./clock.ts";
import { committeeRoutes } from "./routes.tsx";
import { recordHolidays } from "./working-days/record-holidays.ts";

/** A database with a draft of Valmere's matrix and the record of 2007, and the slice's doors in the plainest of frames. */
async function openHouse() {
  const database = await openTestDatabase();
  const access = accessAt(database, "2026-12-07T15:00:00Z");
  const [expert, chair, member, secretariat, state, system] = await Promise.all([
    signIn(database, "sanna"),
    signIn(database, "leto"),
    signIn(database, "pia"),
    signIn(database, "edda"),
    signIn(database, "amelie"),
    signInSystem(database),
  ]);
  await setUpMembers(database, "2026-12-07T15:00:00Z");
  await access.transact(secretariat, recordOctober2007);
  await access.transact(expert, async (work) => {
    const drafted = await draftMatrix(work, "XVA" as StateCode, "m2005"); // a State of the cast
    assert.ok(drafted.ok);
    const place = { rowId: "A1.01", weapon: "", aspect: "status" } as const;
    await saveCell(work, {
      version: drafted.id,
      place,
      text: { mark: "X", sources: [], remark: "In force" },
      basedOn: 0,
    });
  });
  const app = new Hono<Door>();
  app.use(async (c, next) => {
    c.set("language", c.req.path.slice(1, 3) as Language); // the tests name one of the six
    c.set("access", access);
    c.set("token", c.req.header("x-token"));
    c.set("page", ({ title, body }, status = 200) => c.html(`<title>${title}</title>${render(body)}`, status));
    await next();
  });
  app.route("/:lang", committeeRoutes);
  app.onError((error, c) => {
    if (error instanceof SignInNeeded) return c.text("sign in", 401);
    if (error instanceof Refused) return c.text("refused", 403);
    if (error instanceof NotFound) return c.text("not found", 404);
    throw error;
  });
  const ask = async (token: string, path: string, form?: Record<string, string> | URLSearchParams) => {
    const headers = { "x-token": token };
    const init = form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers };
    const response = await app.request(path, init);
    return { status: response.status, to: response.headers.get("location") ?? "", text: await response.text() };
  };
  const listFor2026 = () =>
    access.transact(secretariat, (work) =>
      recordHolidays(work, { year: 2026, days: ["2026-01-01", "2026-12-25"], source: "A list" }),
    );
  return { access, ask, listFor2026, expert, chair, member, secretariat, state, system };
}

const circulation = { matrix: "XVA-1", days: "" };

test("a year without a list is named, with the way to record it; then the Chair may circulate", async () => {
  const { ask, chair, secretariat } = await openHouse();
  const blocked = await ask(chair, "/en/no-objections/new?matrix=XVA-1");
  assert.equal(blocked.status, 200);
  assert.match(blocked.text, /There is no official holiday list for 2026/);
  assert.match(blocked.text, /href="\/en\/holidays\?year=2026"/);
  assert.equal((await ask(chair, "/en/no-objections", circulation)).status, 409);

  const list = { year: "2026", days: "2026-12-25\n2026-01-01", source: "A circular" };
  assert.equal((await ask(secretariat, "/en/holidays", list)).to, "/en/holidays?done=holidays-recorded");
  const open = await ask(chair, "/en/no-objections/new?matrix=XVA-1");
  assert.match(open.text, /14 December 2026, 17:00, New York \(5 working days\)/);
  assert.match(open.text, /Put 1 text under no-objection<\/button>/);
  assert.match(
    (await ask(chair, "/en/no-objections", circulation)).to,
    /^\/en\/no-objections\/[0-9a-f-]{36}\?done=circulated$/,
  );
});

test("the number of working days is asked again when it is not from 1 to 60, and stays as typed", async () => {
  const { ask, listFor2026, chair } = await openHouse();
  await listFor2026();
  for (const days of ["0", "61", "five"]) {
    const again = await ask(chair, "/en/no-objections", { ...circulation, days });
    assert.equal(again.status, 422);
    assert.match(again.text, new RegExp(`href="#days".*value="${days}"`, "s"));
  }
});

test("a member objects with reasons; without any the page asks for them", async () => {
  const { ask, listFor2026, chair, member } = await openHouse();
  await listFor2026();
  const page = (await ask(chair, "/en/no-objections", circulation)).to.split("?")[0] ?? "";
  const shown = await ask(member, page);
  assert.match(shown.text, /14 December 2026, 17:00, New York/);
  assert.match(shown.text, /5 working days left/);
  assert.match(shown.text, /objections">Object<\/a>/);
  assert.doesNotMatch((await ask(chair, page)).text, /objections">Object/);
  assert.match((await ask(member, `${page}/objections`)).text, /Delegation<\/dt><dd>Ostrand/);
  const empty = await ask(member, `${page}/objections`, { words: " " });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /href="#words">Say it in words/);
  assert.equal((await ask(member, `${page}/objections`, { words: "Older source" })).to, `${page}?done=objected`);
  const after = await ask(member, page);
  assert.equal(after.status, 200);
  assert.match(after.text, /Older source/);
  assert.doesNotMatch(after.text, /matrices\/XVA\/1"/, "a draft is not for members");
  assert.match((await ask(chair, page)).text, /matrices\/XVA\/1"/);
});

test("a late objection is shown as recorded and refused, beside the decision that stands", async () => {
  const { ask, access, listFor2026, chair, member, system } = await openHouse();
  await listFor2026();
  const page = (await ask(chair, "/en/no-objections", circulation)).to.split("?")[0] ?? "";
  access.moveTo("2026-12-14T22:00:01Z");
  assert.equal(await adoptWhatIsDue(access, system), 1);
  const late = await ask(member, `${page}/objections`, { words: "One second" });
  assert.equal(late.status, 409);
  assert.match(late.text, /Recorded and refused: the period has ended/);
  const decision = /href="(\/en\/decisions\/[0-9a-f-]{36})">Adopted on 14 December 2026/.exec(late.text)?.[1] ?? "";
  const register = await ask(member, decision);
  assert.match(register.text, /System, by the rule of the case/);
  const fixed = await ask(member, `${decision}/text.json`);
  assert.match(register.text, new RegExp(hashOf(fixed.text)));
});

test("the Chair withdraws a text after a page that says what happens; nobody else may", async () => {
  const { ask, listFor2026, chair, member } = await openHouse();
  await listFor2026();
  const page = (await ask(chair, "/en/no-objections", circulation)).to.split("?")[0] ?? "";
  assert.equal((await ask(member, `${page}/withdrawal`)).status, 403);
  assert.match((await ask(chair, `${page}/withdrawal`)).text, /Withdraw the text<\/button>/);
  assert.equal((await ask(member, `${page}/withdrawal`, {})).status, 403);
  assert.equal((await ask(chair, `${page}/withdrawal`, {})).to, `${page}?done=withdrawn`);
  assert.equal((await ask(chair, `${page}/withdrawal`, {})).status, 409);
});

test("each act on a procedure has its page in every language, and is offered to those alone whose it is", async () => {
  const { ask, listFor2026, chair, member, secretariat, expert } = await openHouse();
  await listFor2026();
  const page = (await ask(chair, "/en/no-objections", circulation)).to.split("?")[0]?.slice(3) ?? "";
  assert.equal(
    (await ask(member, `/en${page}/questions`, { words: "Which act?" })).to,
    `/en${page}?done=question-asked`,
  );
  const looks: [string, string[], string[]][] = [
    [
      member,
      ["objections", "holds", "questions", "lifts"],
      ["answers", "extensions", "declaration", "withdrawal", "words"],
    ],
    [chair, ["answers", "extensions", "amendments", "declaration", "withdrawal"], ["holds", "words", "objections"]],
    [secretariat, ["words", "answers", "extensions"], ["declaration", "withdrawal", "holds"]],
    [expert, ["answers"], ["extensions", "words", "objections"]],
  ];
  for (const [who, may, mayNot] of looks) {
    for (const language of languages)
      for (const act of may) assert.equal((await ask(who, `/${language}${page}/${act}`)).status, 200, language + act);
    for (const act of mayNot) {
      assert.equal((await ask(who, `/en${page}/${act}`)).status, 403, act);
      assert.equal((await ask(who, `/en${page}/${act}`, { words: "Past the page" })).status, 403, act);
    }
  }
  assert.match((await ask(expert, `/en${page}/answers`)).text, /Which act\?/, "the question stands beside its answer");
  assert.equal((await ask(expert, `/en${page}/nothing`)).status, 404);
});

test("what is wrong with a message received is said at its field, and nothing typed is lost", async () => {
  const { ask, listFor2026, chair, secretariat } = await openHouse();
  await listFor2026();
  const page = (await ask(chair, "/en/no-objections", circulation)).to.split("?")[0] ?? "";
  const typed = {
    kind: "objections",
    delegation: "XOS",
    "received-day": "7",
    "received-month": "12",
    "received-year": "2026",
    time: "10:00",
    words: "The source is older <b>",
    evidence: "Note verbale 12/26",
  };
  const wrong: [Partial<typeof typed>, string, string][] = [
    [{ kind: "" }, "kind", "Choose what the message does"],
    [{ delegation: "" }, "delegation", "Choose the delegation"],
    [{ "received-day": "31", "received-month": "2" }, "received", "Give the day and the time"],
    [{ time: "25:00" }, "received", "Give the day and the time"],
    [{ "received-year": "2027" }, "received", "This moment lies ahead"],
    [{ words: " " }, "words", "Say it in words"],
    [{ evidence: "" }, "evidence", "Say where the message can be read"],
    [{ words: "x".repeat(5001) }, "words", "at most 5,000 characters"],
  ];
  for (const [change, field, message] of wrong) {
    const again = await ask(secretariat, `${page}/words`, { ...typed, ...change });
    assert.equal(again.status, 422, JSON.stringify(change));
    assert.match(again.text, new RegExp(`href="#${field}">[^<]*${message}`));
    assert.match(again.text, change.evidence === "" ? /The source is older &lt;b>/ : /value="Note verbale 12\/26"/);
  }
  assert.equal((await ask(secretariat, `${page}/words`, typed)).to, `${page}?done=word-recorded`);
  assert.match((await ask(chair, page)).text, /Note verbale 12\/26/);
});

test("a rule is recorded with its source; the one that counted before stays to be read", async () => {
  const { ask, member, secretariat } = await openHouse();
  const typed = {
    regime: "urgent",
    workingDays: "3",
    adoptedBy: "chair",
    mayExtend: "both",
    extensionLimit: "1",
    holdLimitMonths: "6",
    afterClarification: "starts-again",
    source: "Guidelines, para. 7",
  };
  assert.match((await ask(member, "/en/rules")).text, /From memory, not confirmed/);
  assert.doesNotMatch((await ask(member, "/en/rules")).text, /<form/);
  for (const [field, value] of Object.entries({
    workingDays: "0",
    mayExtend: "",
    holdLimitMonths: "25",
    source: " ",
  })) {
    const again = await ask(secretariat, "/en/rules", { ...typed, [field]: value });
    assert.equal(again.status, 422, field);
    assert.match(again.text, new RegExp(`href="#${field}"`));
  }
  assert.equal((await ask(member, "/en/rules", typed)).status, 403);
  assert.equal((await ask(secretariat, "/en/rules", typed)).to, "/en/rules?done=rule-recorded");
  for (const language of languages) assert.equal((await ask(member, `/${language}/rules`)).status, 200);
  const after = (await ask(member, "/en/rules")).text;
  assert.match(after, /Guidelines, para\. 7/);
  assert.match(after, /1 earlier rule/);
});

test("drafts are chosen together, read once more, and circulated with one message and one deadline", async () => {
  const { ask, access, listFor2026, expert, chair, secretariat, member } = await openHouse();
  await listFor2026();
  await access.transact(expert, async (work) => {
    const drafted = await draftMatrix(work, "XLE" as StateCode, "m2005"); // a State of the cast
    assert.ok(drafted.ok);
    const place = { rowId: "A1.01", weapon: "", aspect: "status" } as const;
    await saveCell(work, { version: drafted.id, place, text: { mark: "X", sources: [], remark: "" }, basedOn: 0 });
  });
  const choose = (await ask(chair, "/en/no-objections/new")).text;
  assert.match(choose, /type="checkbox"[^>]*name="matrix" value="XVA-1"/);
  assert.match(choose, /type="checkbox"[^>]*name="matrix" value="XLE-1"/);
  const both = "/en/no-objections/new?matrix=XVA-1&matrix=XLE-1";
  assert.match((await ask(chair, both)).text, /Put 2 texts under no-objection<\/button>/);
  const form = new URLSearchParams([
    ["matrix", "XVA-1"],
    ["matrix", "XLE-1"],
    ["words", "For the second reading"],
  ]);
  const asked = await ask(secretariat, "/en/no-objections", form);
  assert.equal(asked.status, 422);
  assert.match(asked.text, /href="#instruction">Give the date and reference/);
  assert.match(asked.text, /For the second reading<\/textarea>/);
  const done = await ask(chair, "/en/no-objections", form);
  assert.match(done.to, /^\/en\/circulations\/[0-9a-f-]{36}\?done=circulated$/);
  const page = (await ask(member, done.to)).text;
  assert.match(page, /Matrix of Valmere, version 1.*Matrix of Lesogoria, version 1/s);
  assert.match(page, /For the second reading/);
  const first = /href="(\/en\/no-objections\/[0-9a-f-]{36})"/.exec(page)?.[1] ?? "";
  assert.equal((await ask(member, `${first}/holds`, { scope: "all" })).to, `${first}?done=held`);
  assert.equal((await ask(member, done.to)).text.match(/On hold/g)?.length, 2, "one word may hold all of them");
  assert.equal((await ask(chair, "/en/no-objections/new?matrix=nonsense")).status, 404);
});

test("a draft that was changed between the page and the button is not circulated, and the page shows it as it stands", async () => {
  const { ask, access, listFor2026, expert, chair } = await openHouse();
  await listFor2026();
  const page = (await ask(chair, "/en/no-objections/new?matrix=XVA-1")).text;
  const read = /name="read" value="([^"]+)"/.exec(page)?.[1] ?? "";
  assert.match(read, /^[0-9a-f-]{36}\.[0-9a-f]{64}$/);
  await access.transact(expert, async (work) => {
    const version = await work.db.selectFrom("matrix_version").select("id").executeTakeFirstOrThrow();
    const place = { rowId: "A1.01", weapon: "", aspect: "status" } as const;
    const text = { mark: "?" as const, sources: [], remark: "Changed" };
    assert.ok((await saveCell(work, { version: version.id, place, text, basedOn: 1 })).ok);
  });
  const again = await ask(chair, "/en/no-objections", { ...circulation, read });
  assert.equal(again.status, 409);
  assert.match(again.text, /A text was changed after you read this page/);
  const now = /name="read" value="([^"]+)"/.exec(again.text)?.[1] ?? "";
  assert.notEqual(now, read);
  assert.match((await ask(chair, "/en/no-objections", { ...circulation, read: now })).to, /done=circulated$/);
});

test("the register finds a State by its name in the page’s language, and a decision is corrected on a page of its own", async () => {
  const { ask, access, listFor2026, chair, member, system } = await openHouse();
  await listFor2026();
  await ask(chair, "/en/no-objections", circulation);
  access.moveTo("2026-12-14T22:00:01Z");
  await adoptWhatIsDue(access, system);
  const found = (await ask(member, `/fr/decisions?q=${encodeURIComponent("valmère")}`)).text;
  assert.match(found, /1 décision/);
  assert.match((await ask(member, "/en/decisions?q=Valmere&manner=meeting&from=x")).text, /0 decisions/);
  assert.match(
    (await ask(member, "/en/decisions?from=0000&to=9999")).text,
    /2 decisions/,
    "no such years: all of them",
  );
  const decision = /href="\/fr(\/decisions\/[0-9a-f-]{36})"/.exec(found)?.[1] ?? "";
  assert.equal((await ask(member, `/en${decision}/correction`)).status, 403);
  const again = await ask(chair, `/en${decision}/correction`, { subject: "Reads now", source: "" });
  assert.equal(again.status, 422);
  assert.match(again.text, /Reads now<\/textarea>/);
  const corrected = await ask(chair, `/en${decision}/correction`, { subject: "Reads now", source: "Message of today" });
  assert.match(corrected.to, /done=decision-corrected$/);
  for (const language of languages) {
    assert.equal((await ask(chair, `/${language}${decision}/correction`)).status, 200);
    assert.equal((await ask(member, `/${language}${decision}`)).status, 200);
  }
  assert.match((await ask(member, `/en${decision}`)).text, /Corrected by the decision of 14 December 2026/);
});

test("what is wrong with a holiday list is said at its field, and everything typed is still there", async () => {
  const { ask, secretariat, chair } = await openHouse();
  const wrong = await ask(secretariat, "/en/holidays", { year: "2027", days: "2027-02-30", source: "" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /“2027-02-30” is not a day of this year/);
  assert.match(wrong.text, /href="#source"/);
  assert.match(wrong.text, />2027-02-30<\/textarea>/);
  assert.match(wrong.text, /2027 by the usual rule – not official/);
  const twice = await ask(secretariat, "/en/holidays", {
    year: "2027",
    days: "2027-01-01\n2027-01-01",
    source: "A list",
  });
  assert.match(twice.text, /is there twice/);
  assert.equal((await ask(chair, "/en/holidays", { year: "2027", days: "2027-01-01", source: "A list" })).status, 403);
  assert.doesNotMatch((await ask(chair, "/en/holidays")).text, /<form/);
});

test("the record of October 2007 reads in six languages, with the names States had and a source under each line", async () => {
  const { ask, member, state } = await openHouse();
  const names = {
    ar: "الاتحاد الروسي",
    zh: "俄罗斯联邦",
    en: "Russian Federation",
    fr: "Fédération de Russie",
    ru: "Российская Федерация",
    es: "Federación de Rusia",
  };
  for (const language of languages) {
    const { status, text } = await ask(member, `/${language}/meetings/${october2007}`);
    assert.equal(status, 200);
    assert.match(text, new RegExp(names[language]));
    assert.match(text, /USUN New York 866, 15 October 2007, para\. 3/);
  }
  assert.match((await ask(member, "/en/meetings")).text, /Expected between 25 October 2007 and 7 November 2007/);
  assert.equal((await ask(state, `/en/meetings/${october2007}`)).status, 404);
});

test("every page of the Committee opens in every language", async () => {
  const { ask, listFor2026, chair, member, secretariat } = await openHouse();
  await listFor2026();
  const page = (await ask(chair, "/en/no-objections", circulation)).to.split("?")[0]?.slice(3) ?? "";
  const looks: [string, string][] = [
    [member, "/meetings"],
    [member, "/no-objections"],
    [member, page],
    [chair, `${page}/withdrawal`],
    [member, "/decisions"],
    [secretariat, "/holidays"],
  ];
  for (const language of languages) {
    for (const [who, path] of looks) assert.equal((await ask(who, `/${language}${path}`)).status, 200, language + path);
    assert.equal(
      (await ask(chair, `/${language}/no-objections/new?matrix=XVA-1`)).status,
      409,
      "under no-objection already",
    );
  }
  assert.equal((await ask("", "/en/meetings")).status, 401);
  assert.equal((await ask(member, "/en/decisions/nothing")).status, 404);
});
