import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { render } from "preact-render-to-string";
import { type Door, SignInNeeded } from "#access/door.ts";
import { NotFound, Refused } from "#access/permissions.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signIn } from "#test/people.ts";
import { committeeRoutes } from "../routes.tsx";
import { partsOf } from "./text-parts.ts";

/** The room's doors in the plainest of frames, and its people. */
async function openHouse() {
  const database = await openTestDatabase();
  const access = accessAt(database, "2026-12-01T15:00:00Z");
  const who = async (key: Parameters<typeof signIn>[1]) => await signIn(database, key);
  const people = {
    expert: await who("sanna"),
    chair: await who("leto"),
    member: await who("pia"),
    other: await who("rafael"),
    secretariat: await who("edda"),
    state: await who("clara"),
  };
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
  const ask = async (token: string, path: string, form?: Record<string, string>) => {
    const headers = { "x-token": token };
    const init = form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers };
    const response = await app.request(path, init);
    return { status: response.status, to: response.headers.get("location") ?? "", text: await response.text() };
  };
  /** Begins a text through its form; gives its address. */
  const begin = async (fields: Record<string, string> = {}): Promise<string> => {
    const form = { kind: "strategy", language: "en", title: "A strategy", ...fields };
    const { to } = await ask(people.secretariat, "/en/texts", form);
    assert.match(to, /^\/en\/texts\/[0-9a-f-]{36}\?done=text-begun$/);
    return to.split("?")[0] ?? "";
  };
  /** A text with its first version before the members. */
  const shared = async (): Promise<string> => {
    const text = await begin();
    assert.equal((await ask(people.expert, `${text}/versions`, {})).to, `${text}/versions/1?done=text-draft-opened`);
    const body = {
      title: "A strategy",
      paragraphs: "First words.\n\nSecond words.",
      revision: "1",
      wording: "committee",
    };
    assert.match((await ask(people.expert, `${text}/versions/1/bodies/en`, body)).to, /done=body-saved$/);
    assert.equal((await ask(people.chair, `${text}/versions/1/sharing`, {})).to, `${text}/versions/1?done=text-shared`);
    return text;
  };
  return { ...people, ask, begin, shared };
}

test("what is wrong with a new text is said at its field, and everything typed is still there", async () => {
  const { ask, secretariat, member } = await openHouse();
  const wrong = await ask(secretariat, "/en/texts", {
    kind: "novel",
    language: "de",
    title: "",
    "drafter-state": "ZZZ",
    "drafter-body": "The secretariat",
    "due-day": "30",
    "due-month": "2",
    "due-year": "2027",
    source: "x".repeat(501),
  });
  assert.equal(wrong.status, 422);
  for (const field of ["kind", "language", "title", "drafter-state", "drafter-body", "due", "source"])
    assert.match(wrong.text, new RegExp(`href="#${field}"`), field);
  for (const typed of ["The secretariat", 'value="30"', 'value="2027"', "x".repeat(501)])
    assert.ok(wrong.text.includes(typed));
  assert.equal((await ask(member, "/en/texts", { kind: "other", language: "en", title: "T" })).status, 403);
  assert.equal((await ask(member, "/en/texts/new")).status, 403);
});

test("the words of a text are entered paragraph by paragraph; what is wrong keeps them", async () => {
  const { ask, begin, expert, member } = await openHouse();
  const text = await begin();
  await ask(expert, `${text}/versions`, {});
  const save = (fields: Record<string, string>) =>
    ask(expert, `${text}/versions/1/bodies/en`, { revision: "1", ...fields });
  for (const [field, fields] of [
    ["title", { title: " ", paragraphs: "Words kept" }],
    ["paragraphs", { title: "Words kept", paragraphs: "\n \n" }],
    ["paragraphs", { title: "T", paragraphs: "Words kept {{state}}" }],
    ["paragraphs", { title: "T", paragraphs: `Words kept\n\n${"x".repeat(5001)}` }],
    ["paragraphs", { title: "T", paragraphs: `Words kept\n\n${"x\n\n".repeat(200)}` }],
    ["title", { title: `Words kept ${"x".repeat(500)}`, paragraphs: "P" }],
  ] as const) {
    const wrong = await save(fields);
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, new RegExp(`href="#${field}"`));
    assert.match(wrong.text, /Words kept/);
  }
  const saved = await save({ title: "T", paragraphs: "One\r\nline\r\n\r\n\r\n  Two\u0000 \r\n", wording: "committee" });
  assert.equal(saved.to, `${text}/versions/1?language=en&done=body-saved`);
  const shown = await ask(expert, `${text}/versions/1`);
  assert.match(
    shown.text,
    /id="paragraph-1" class="typed">One\nline<\/li><li id="paragraph-2" class="typed">Two<\/li>/,
  );
  assert.match(shown.text, /Who can see this:.*Those who prepare it/s);
  assert.equal((await ask(member, `${text}/versions/1`)).status, 404);
  assert.equal((await ask(member, `${text}/versions/1/edit`)).status, 403);
});

test("two people save the same words: the second sees both texts, and saves knowingly", async () => {
  const { ask, begin, expert, secretariat } = await openHouse();
  const text = await begin();
  await ask(expert, `${text}/versions`, {});
  const path = `${text}/versions/1/bodies/en`;
  await ask(secretariat, path, { title: "T", paragraphs: "What the secretariat wrote", revision: "1" });
  const late = await ask(expert, path, { title: "T", paragraphs: "What the expert wrote", revision: "1" });
  assert.equal(late.status, 409);
  assert.match(late.text, /id="theirs-1" class="typed">What the secretariat wrote/);
  assert.match(late.text, />What the expert wrote<\/textarea>/);
  assert.match(late.text, /name="revision" value="2"/);
  assert.match(
    (await ask(expert, path, { title: "T", paragraphs: "What the expert wrote", revision: "2" })).to,
    /body-saved/,
  );
});

test("the model of a letter is entered part by part; a hole nobody fills is refused, a missing one is told", async () => {
  const { ask, begin, expert } = await openHouse();
  const text = await begin({ kind: "transmittal-letter", title: "Model" });
  await ask(expert, `${text}/versions`, {});
  const form = await ask(expert, `${text}/versions/1/edit?language=en`);
  const names = partsOf("transmittal-letter").map(({ path }) => path.replaceAll(".", "-"));
  assert.equal(names.length, 26);
  for (const name of names) assert.match(form.text, new RegExp(`id="${name}"`), name);
  const fields = Object.fromEntries(names.map((name) => [name, `Words of ${name}`]));
  const path = `${text}/versions/1/bodies/en`;
  const wrong = await ask(expert, path, { ...fields, revision: "1", reply: "By {{replyby}}" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /href="#reply"/);
  const partly = await ask(expert, path, { ...fields, revision: "1", reply: "By {{replyBy}}, {{reference}}" });
  assert.match(partly.to, /done=body-saved-look-again$/);
  assert.match(
    (await ask(expert, `${text}/versions/1/edit`)).text,
    /Not used anywhere in this language: \{\{state\}\} \{\{version\}\}/,
  );
  const whole = {
    ...fields,
    revision: "2",
    reply: "By {{replyBy}}, {{reference}}",
    enclosures: "{{state}}, {{version}}\nNotes",
  };
  assert.match((await ask(expert, path, whole)).to, /done=body-saved$/);
  const shown = await ask(expert, `${text}/versions/1`);
  assert.match(
    shown.text,
    /\{\{<var>state<\/var>\}\}<\/bdi>, <bdi dir="ltr">\{\{<var>version<\/var>\}\}<\/bdi><\/li><li[^>]*>.*Notes/s,
  );
});

test("a text goes before the members after a page that says so; then they read, amend and comment", async () => {
  const { ask, shared, expert, chair, member, other, state } = await openHouse();
  const text = await shared();
  const version = `${text}/versions/1`;
  assert.equal((await ask(chair, `${version}/sharing`)).status, 409, "shared already");
  assert.equal((await ask(state, version)).status, 404);
  const shown = await ask(member, version);
  assert.match(shown.text, /Propose an amendment/);
  assert.doesNotMatch(shown.text, /Put under no-objection|Edit:/);
  assert.match((await ask(chair, version)).text, /no-objections\/new\?text=[0-9a-f-]{36}/);

  const form = await ask(member, `${version}/amendments/new?language=en`);
  assert.match(form.text, /You speak in the name of this delegation: Ostrand/);
  const wrong = await ask(member, `${version}/amendments`, {
    paragraph: "nine",
    "old-words": "Kept",
    "new-words": "Kept",
    why: "",
  });
  assert.equal(wrong.status, 422);
  for (const field of ["paragraph", "new-words", "why"])
    assert.match(wrong.text, new RegExp(`href="#${field}"`), field);
  assert.match(wrong.text, />Kept<\/textarea>/);
  const differ = await ask(member, `${version}/amendments`, {
    paragraph: "2",
    "old-words": "No such words",
    "new-words": "Others",
    why: "Because",
  });
  assert.equal(differ.status, 422);
  assert.match(differ.text, /These words do not stand so in the paragraph/);
  const proposal = { language: "en", paragraph: "2", "old-words": "Second", "new-words": "Other", why: "Clearer" };
  const proposed = (await ask(member, `${version}/amendments`, proposal)).to.split("?")[0] ?? "";
  assert.match(proposed, /\/amendments\/[0-9a-f-]{36}$/);

  assert.doesNotMatch((await ask(other, proposed)).text, /<form/, "another delegation neither decides nor withdraws");
  assert.match((await ask(member, proposed)).text, /Withdraw the amendment<\/button>/);
  assert.equal((await ask(member, `${proposed}/outcome`, { outcome: "taken" })).status, 403);
  const silent = await ask(expert, `${proposed}/outcome`, { outcome: "not-taken", words: "" });
  assert.equal(silent.status, 422);
  assert.match(silent.text, /Say why it is not taken/);
  assert.equal((await ask(expert, `${proposed}/outcome`, { outcome: "taken" })).to, `${proposed}?done=amendment-taken`);
  assert.equal((await ask(member, `${proposed}/withdrawal`, {})).status, 409);
  const compared = await ask(expert, `${text}/comparison?from=1&to=2&language=en`);
  assert.match(compared.text, /<del class="compared">.*Second.*<\/del><ins class="compared">.*Other.*<\/ins>/s);
  assert.match(compared.text, /1 paragraph differs/);
  assert.equal(
    (await ask(member, `${text}/comparison?from=1&to=2&language=en`)).status,
    404,
    "a draft is not for members",
  );

  assert.equal((await ask(other, `${version}/comments`, { words: " ", paragraph: "0" })).status, 422);
  assert.match(
    (await ask(other, `${version}/comments`, { words: "We agree", paragraph: "1" })).to,
    /done=comment-written$/,
  );
  const said = await ask(member, version);
  assert.match(said.text, /Orvandia.*paragraph 1.*We agree/s);
  assert.doesNotMatch(said.text, /Replace this comment/);
  const mine = await ask(other, version);
  const replace =
    /href="([^"]*comments\/new[^"]*supersedes=[^"]*)"/.exec(mine.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  assert.match((await ask(other, replace)).text, />We agree<\/textarea>/);
});

test("the secretariat speaks for a delegation only with its name and where it said so", async () => {
  const { ask, shared, secretariat } = await openHouse();
  const version = `${await shared()}/versions/1`;
  const proposal = { language: "en", paragraph: "1", "old-words": "First", "new-words": "Other", why: "Clearer" };
  const wrong = await ask(secretariat, `${version}/amendments`, proposal);
  assert.equal(wrong.status, 422);
  for (const field of ["delegation", "evidence"]) assert.match(wrong.text, new RegExp(`href="#${field}"`), field);
  const named = { ...proposal, delegation: "XOR", evidence: "Message of 1 December 2026" };
  const { to } = await ask(secretariat, `${version}/amendments`, named);
  assert.match((await ask(secretariat, to)).text, /Orvandia.*Message of 1 December 2026/s);
});

test("who mends a translation that is older than the original sees what changed since", async () => {
  const { ask, begin, expert } = await openHouse();
  const text = await begin();
  await ask(expert, `${text}/versions`, {});
  const save = (language: string, fields: Record<string, string>) =>
    ask(expert, `${text}/versions/1/bodies/${language}`, { title: "T", ...fields });
  await save("en", { paragraphs: "The first words.\n\nThe second words.", revision: "1" });
  await save("fr", { paragraphs: "Les premiers mots.", revision: "0", "original-revision": "2" });
  assert.doesNotMatch((await ask(expert, `${text}/versions/1?language=fr`)).text, /older than the original/);
  await save("en", { paragraphs: "The first words.\n\nThe other words.", revision: "2" });
  assert.match(
    (await ask(expert, `${text}/versions/1?language=fr`)).text,
    /Unofficial translation.*older than the original/s,
  );
  const form = await ask(expert, `${text}/versions/1/edit?language=fr`);
  assert.match(form.text, /What changed in the original since.*<del[^>]*>.*second.*<\/del><ins[^>]*>.*other.*<\/ins>/s);
  assert.match(form.text, /name="original-revision" value="3"/);
  await save("fr", { paragraphs: "Les premiers mots.", revision: "1", "original-revision": "3" });
  assert.doesNotMatch((await ask(expert, `${text}/versions/1?language=fr`)).text, /older than the original/);
});

test("dates and the lead drafter are recorded with what they need, and shown with the days left", async () => {
  const { ask, begin, chair, secretariat, expert, member } = await openHouse();
  const text = await begin({ "due-day": "31", "due-month": "12", "due-year": "2026" });
  assert.match((await ask(member, "/en/texts")).text, /31 December 2026.*30 days left/s);
  const early = { "due-day": "1", "due-month": "12", "due-year": "2026", agreed: "Kept words", source: "A record" };
  const wrong = await ask(secretariat, `${text}/due-dates`, early);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /a later day than the due date/);
  assert.match(wrong.text, /Kept words/);
  assert.equal((await ask(secretariat, `${text}/due-dates`, { ...early, agreed: "" })).status, 422);
  const later = { ...early, "due-day": "15", "due-month": "1", "due-year": "2027" };
  assert.equal((await ask(secretariat, `${text}/due-dates`, later)).to, `${text}?done=due-date-recorded`);
  assert.equal((await ask(expert, `${text}/due-dates`)).status, 403);
  const shown = await ask(member, text);
  assert.match(shown.text, /15 January 2027.*first due on 31 December 2026, extended by agreement.*45 days left/s);
  assert.equal(
    (await ask(chair, `${text}/lead-drafter`, { "drafter-state": "XOS" })).to,
    `${text}?done=lead-drafter-named`,
  );
  assert.match((await ask(member, text)).text, /Delegation: Ostrand/);
  const future = { "on-day": "2", "on-month": "12", "on-year": "2026", symbol: "S/2026/1", source: "The document" };
  assert.equal((await ask(chair, `${text}/deliveries`, future)).status, 422);
  assert.equal(
    (await ask(chair, `${text}/deliveries`, { ...future, "on-day": "1" })).to,
    `${text}?done=delivery-recorded`,
  );
  assert.match((await ask(member, text)).text, /ready on 1 December 2026.*S\/2026\/1/s);
});

test("every page of the room opens in every language", async () => {
  const { ask, shared, chair, member, secretariat } = await openHouse();
  const text = (await shared()).slice(3);
  await ask(secretariat, `/en${text}/versions`, {});
  const looks: [string, string][] = [
    [member, "/texts"],
    [chair, "/texts/new"],
    [member, text],
    [chair, text],
    [member, `${text}/versions/1`],
    [member, `${text}/versions/1?language=ar`],
    [member, `${text}/versions/1/amendments/new?language=en`],
    [secretariat, `${text}/versions/1/comments/new?language=en`],
    [secretariat, `${text}/versions/2/edit?language=zh`],
    [chair, `${text}/versions/2/sharing`],
    [chair, `${text}/versions/2/abandonment`],
    [chair, `${text}/comparison`],
    [chair, `${text}/lead-drafter`],
    [chair, `${text}/due-dates`],
    [chair, `${text}/deliveries`],
  ];
  for (const language of languages)
    for (const [who, path] of looks) assert.equal((await ask(who, `/${language}${path}`)).status, 200, language + path);
  for (const path of ["/texts/nothing", `${text}/versions/9`, `${text}/versions/0`, `${text}/amendments/nothing`])
    assert.equal((await ask(member, `/en${path}`)).status, 404, path);
  assert.equal((await ask(member, `/en${text}/versions/1/amendments/new?language=fr`)).status, 409);
  const nowhere = { title: "T", paragraphs: "P", revision: "1" };
  assert.equal((await ask(secretariat, `/en${text}/versions/2/bodies/de`, nowhere)).status, 404);
  assert.equal((await ask(secretariat, `/en${text}/versions/1/edit?language=en`)).status, 409, "it rests");
  assert.equal((await ask("", "/en/texts")).status, 401);
});
