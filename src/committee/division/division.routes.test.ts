import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountId } from "#db/ids.ts";
import { type CastKey, cast } from "#demo/cast.ts";
import { divideWork, moveAState } from "#demo/fill-division.ts";
import { languages } from "#i18n/languages.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";

const now = "2026-11-25T15:00:00Z";

/** The whole product with the demonstration's division of work, and its people signed in. */
async function openHouse() {
  const house = await openTestApp({ at: now });
  await setUpTexts(house.database, now);
  const accounts = await house.database.owner.selectFrom("account").select(["id", "name"]).execute();
  const people = Object.fromEntries(
    cast.map(({ key, name }) => [key, accounts.find((account) => account.name === name)?.id]),
  ) as Record<CastKey, AccountId>; // the whole cast was just filled in
  const secretariat = await signIn(house.database, "edda");
  house.access.moveTo("2026-09-26T15:00:00Z");
  await house.access.transact(secretariat, (work) => divideWork(work, people));
  house.access.moveTo("2026-10-26T15:00:00Z");
  await house.access.transact(secretariat, (work) => moveAState(work, people));
  house.access.moveTo(now);
  const cookieOf = (key: CastKey): Promise<string> =>
    house.cookieOf(cast.find((person) => person.key === key)?.name ?? "");
  const read = async (who: CastKey | "", path: string) => {
    const answer = await get(house.app, path, who && (await cookieOf(who)));
    return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") ?? "" };
  };
  const send = async (who: CastKey, path: string, fields: Record<string, string> | URLSearchParams) => {
    const answer = await post(house.app, path, await cookieOf(who), fields as Record<string, string>); // both become a form
    return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") ?? "" };
  };
  /** The value of the box beside a label. */
  const boxOf = async (label: string): Promise<string> => {
    const { text } = await read("edda", "/en/division/reassignment");
    const found = new RegExp(`value="([^"]+)"[^>]*/><label[^>]*><bdi>${label}<`).exec(text)?.[1];
    assert.ok(found, `${label} can be chosen`);
    return found;
  };
  return { ...house, people, read, send, boxOf };
}

const fromDay = (date: string): Record<string, string> => {
  const [year = "", month = "", day = ""] = date.split("-");
  return { "from-day": day, "from-month": month, "from-year": year };
};

test("the page shows each expert with what they follow and the load, and can be narrowed", async () => {
  const { read } = await openHouse();
  const { text } = await read("sanna", "/en/division");
  assert.match(text, /Sanna Rielke[\s\S]*Valmere/);
  assert.match(text, /Matrices in draft/);
  assert.match(text, /1 State is followed by nobody/); // Fennholt
  assert.doesNotMatch(text, /division\/assignments/);
  const african = (await read("sanna", "/en/division?region=african")).text;
  const lines = african.slice(african.indexOf("Who follows what</h2>"));
  assert.match(lines, /<bdi>Mbalenda<\/bdi>/);
  assert.match(lines, /<bdi>African States<\/bdi>/);
  assert.doesNotMatch(lines, /<bdi>Valmere<\/bdi>/);
  const theme = (await read("sanna", "/en/division?theme=Physical+protection+of+nuclear+material")).text;
  assert.match(theme, /<bdi>Physical protection of nuclear material<\/bdi>/);
  assert.doesNotMatch(theme, /<bdi>Mbalenda<\/bdi>/);
  assert.match((await read("sanna", "/en/division?state=XVA")).text, /<bdi>Valmere<\/bdi>/);
});

test("a member reads who follows what, without counts of drafts and letters that members do not read", async () => {
  const { read } = await openHouse();
  const { text, status } = await read("pia", "/en/division");
  assert.equal(status, 200);
  assert.match(text, /Valmere/);
  assert.doesNotMatch(text, /Matrices in draft|Letters without an answer|division\/suggestions/);
  assert.equal((await read("pia", "/en/division/suggestions")).status, 404);
});

test("the history of each line is there: who gave it, who ended it, when and why", async () => {
  const { read } = await openHouse();
  const { text } = await read("pia", "/en/division/history");
  assert.match(
    text,
    /Galwada[\s\S]*Ireti Kalondo[\s\S]*before: Bashir Omeido[\s\S]*The expert follows the African States/,
  );
  assert.match(text, /26 September 2026, until 25 October 2026/);
});

test("the secretariat gives a theme to an expert; what is missing is said, and what was chosen stays", async () => {
  const { read, send, people } = await openHouse();
  const wrong = await send("edda", "/en/division/assignments", {
    expert: "",
    reason: "Because",
    ...fromDay("2026-02-30"),
  });
  assert.equal(wrong.status, 422);
  for (const message of ["Choose the expert", "Choose at least one", "Enter a day"])
    assert.match(wrong.text, new RegExp(message));
  assert.match(wrong.text, /value="Because"/);
  assert.match(wrong.text, /value="30"/);
  const real = { expert: people.renzo, state: "FRA", reason: "", ...fromDay("2026-11-25") };
  const refused = await send("edda", "/en/division/assignments", real);
  assert.equal(refused.status, 422, "a State that the demonstration does not offer");
  const theme = { expert: people.renzo, theme: "Export control", reason: "", ...fromDay("2026-11-25") };
  assert.equal((await send("edda", "/en/division/assignments", theme)).to, "/en/division?done=work-assigned");
  const again = await send("leto", "/en/division/assignments", theme);
  assert.equal(again.status, 409);
  assert.match(again.text, /An expert follows this already: Export control/);
  assert.match(again.text, /value="Export control"/);
  assert.match((await read("sanna", "/en/division")).text, /Export control/);
});

test("many lines are given to another expert; who comes second is told, and everything chosen is still there", async () => {
  const { read, send, boxOf, people } = await openHouse();
  const [valmere, nadhira] = [await boxOf("Valmere"), await boxOf("Nadhira")];
  const form = (lines: string[], expert: string, reason: string) =>
    new URLSearchParams([
      ...lines.map((line) => ["line", line]),
      ["expert", expert],
      ["reason", reason],
      ...Object.entries(fromDay("2026-12-01")),
    ]);
  const path = "/en/division/reassignment";
  const empty = await send("edda", path, form([], "", ""));
  assert.equal(empty.status, 422);
  assert.match(empty.text, /href="#line"[\s\S]*href="#expert"[\s\S]*href="#reason"/);
  assert.equal((await send("leto", path, form([valmere], people.renzo, "Leave"))).to, "/en/division?done=work-moved");
  const second = await send("edda", path, form([valmere, nadhira], people.bashir, "Balance"));
  assert.equal(second.status, 409);
  assert.match(second.text, /Somebody ended this meanwhile: Valmere/);
  assert.match(second.text, /Valmere<\/bdi>: <bdi>Leto Varandis<\/bdi>, <bdi>Leave/);
  assert.match(second.text, new RegExp(`value="${nadhira}" checked`));
  assert.match(second.text, /value="Balance"/);
  assert.equal((await send("edda", path, form([nadhira], "nobody", "Rest"))).to, "/en/division?done=work-ended");
  assert.match((await read("sanna", "/en/division")).text, /Valmere[\s\S]*until 30 November 2026/);
});

test("the Chair takes one suggestion and leaves another; a suggestion that stands no more is told", async () => {
  const { read, send } = await openHouse();
  const page = (await read("leto", "/en/division/suggestions")).text;
  const offers = [
    ...page.matchAll(/name="line" value="([^"]+)"\/><input type="hidden" name="expert" value="([^"]+)"/g),
  ].map(([, line = "", expert = ""]) => ({ line, expert }));
  const [first, , second] = offers; // each stands in two forms
  assert.ok(first && second);
  assert.match(page, /Sanna Rielke has a load of \d+, [\w ]+ of \d+; with/);
  assert.equal(
    (await send("leto", "/en/division/suggestions/taking", first)).to,
    "/en/division/suggestions?done=suggestion-taken",
  );
  const again = await send("edda", "/en/division/suggestions/taking", first);
  assert.equal(again.status, 409);
  assert.match(again.text, /does not stand any more/);
  assert.match((await read("edda", "/en/division/history")).text, /Sanna Rielke has a load of/);
  const left = await send("leto", "/en/division/suggestions/leaving", second);
  assert.equal(left.to, "/en/division/suggestions?done=suggestion-left");
  assert.equal((await send("leto", "/en/division/suggestions/leaving", second)).status, 409);
  assert.doesNotMatch((await read("sanna", "/en/division/suggestions")).text, /suggestions\/taking/);
});

test("experts and members give no work, States and the administrator find nothing, strangers sign in first", async () => {
  const { read, send, boxOf, people } = await openHouse();
  const line = await boxOf("Valmere");
  const move = { line, expert: people.renzo, reason: "Balance", ...fromDay("2026-12-01") };
  for (const who of ["sanna", "pia"] as const) {
    for (const path of ["assignments", "reassignment"]) {
      assert.equal((await read(who, `/en/division/${path}`)).status, 403);
      assert.equal((await send(who, `/en/division/${path}`, { ...move, theme: "Export control" })).status, 403);
      assert.equal((await send(who, `/en/division/${path}`, {})).status, 403);
    }
    for (const path of ["taking", "leaving"])
      assert.equal((await send(who, `/en/division/suggestions/${path}`, move)).status, 403);
  }
  for (const who of ["amelie", "noor"] as const)
    for (const path of ["", "/history", "/suggestions"])
      assert.equal((await read(who, `/en/division${path}`)).status, 404);
  assert.match((await read("", "/en/division")).to, /sign-in/);
  assert.equal((await send("edda", "/en/division/suggestions/taking", {})).status, 404);
});

test("an expert finds their States behind one line of what they follow", async () => {
  const { read } = await openHouse();
  assert.match((await read("renzo", "/en/awaiting")).text, /You follow 2 States in the division of work/);
  assert.doesNotMatch((await read("edda", "/en/awaiting")).text, /division of work<\/a><\/li>\s*<\/ol>/);
});

test("every page of the division of work opens in every language", async () => {
  const { read } = await openHouse();
  for (const language of languages)
    for (const path of ["", "/assignments", "/reassignment", "/suggestions", "/history"])
      assert.equal((await read("edda", `/${language}/division${path}`)).status, 200, `${language}${path}`);
});
