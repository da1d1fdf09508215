import assert from "node:assert/strict";
import { test } from "node:test";
import { aPerson, countOpenSessions, openHouse, password, signedIn, url, visitorWith, whoIs } from "#test/accounts.ts";
import { openTestDatabase } from "#test/database.ts";
import { openAccounts } from "./auth.ts";
import { signIn, signOut } from "./sign-in.ts";

const secret = "only for tests, only for tests, only for tests";

test("two processes that start at once make the tables once", async () => {
  const database = await openTestDatabase();
  const settings = { pool: database.auth, secret, url, demonstration: true };
  await Promise.all([openAccounts(settings), openAccounts(settings)]);
  await openAccounts(settings);
  const { rows } = await database.auth.query(
    "select tablename, tableowner from pg_tables where schemaname = 'auth' order by tablename",
  );
  const names = "account passkey rateLimit session twoFactor used_code user verification wrong_password";
  assert.equal(rows.map(({ tablename }) => tablename).join(" "), names);
  assert.ok(rows.every(({ tableowner }) => tableowner === "app_auth"));
  await assert.rejects(
    database.owner
      .selectFrom("auth.session" as "account")
      .selectAll()
      .execute(),
    /permission denied/,
  );
});

test("nobody can sign up without an invitation", async () => {
  const { accounts } = await openHouse();
  const body = { email: "mission@state.example", password, name: "Somebody" };
  const answer = await accounts.ask(visitorWith(), "/sign-up/email", body);
  assert.equal(answer.status, 400);
  assert.match(JSON.stringify(answer.data), /SIGN_UP_DISABLED/);
  const { rows } = await accounts.pool.query('select 1 from "user"');
  assert.equal(rows.length, 0);
});

test("a person who signed in is known to the row policies until they sign out", async () => {
  const house = await openHouse();
  const { id, email } = await aPerson(house);
  const visitor = await signedIn(house, email.toUpperCase());
  assert.equal(await whoIs(house, visitor), id);
  assert.equal(await countOpenSessions(house, id), 1);
  const token = (await house.accounts.sessionOf(visitor.headers))?.token ?? "";

  await signOut(house.accounts, visitor);
  assert.equal(await house.accounts.sessionOf(visitor.headers), undefined);
  assert.equal(await house.access.withActor(token, async ({ actor }) => actor.id), undefined);
  assert.equal(await countOpenSessions(house, id), 0);
});

test("an unknown e-mail and a wrong password get the same answer", async () => {
  const house = await openHouse();
  const { email } = await aPerson(house);
  const wrong = await signIn(house.accounts, visitorWith(), { email, password: "another long password" });
  const unknown = await signIn(house.accounts, visitorWith(), { email: "nobody@mission.example", password });
  const nonsense = await signIn(house.accounts, visitorWith(), { email: "nobody", password: "" });
  assert.deepEqual(wrong, { ok: false, reason: "wrong" });
  assert.deepEqual(unknown, wrong);
  assert.deepEqual(nonsense, wrong);
});

test("a closed account cannot sign in, and who is signed in with it sees nothing more", async () => {
  const house = await openHouse();
  const { id, email } = await aPerson(house);
  const visitor = await signedIn(house, email);
  const close = { closed_at: Temporal.Now.instant() };
  await house.database.owner.updateTable("account").set(close).where("id", "=", id).execute();

  assert.equal(await whoIs(house, visitor), undefined);
  assert.deepEqual(await signIn(house.accounts, visitorWith(), { email, password }), { ok: false, reason: "wrong" });
  await house.accounts.endSessionsOf(id);
  assert.equal(await house.accounts.sessionOf(visitor.headers), undefined);
  assert.equal(await countOpenSessions(house, id), 0);
});

test("a cookie altered by one letter is nobody's", async () => {
  const house = await openHouse();
  const { email } = await aPerson(house);
  const { headers } = await signedIn(house, email);
  const cookie = headers.get("cookie") ?? "";
  const at = cookie.indexOf("=") + 3;
  const altered = cookie.slice(0, at) + (cookie[at] === "a" ? "b" : "a") + cookie.slice(at + 1);
  assert.equal(await house.accounts.sessionOf(new Headers({ cookie: altered })), undefined);
});

test("the cookie is kept from scripts and other sites, and from plain http where the address is https", async () => {
  const house = await openHouse();
  const { email } = await aPerson(house);
  const plain = await signIn(house.accounts, visitorWith(), { email, password });
  const settings = { pool: house.database.auth, secret, url: "https://committee.example", demonstration: true };
  const secure = await signIn(await openAccounts(settings), visitorWith(), { email, password });
  assert.ok(plain.ok && secure.ok);
  for (const cookie of [...plain.cookies, ...secure.cookies]) assert.match(cookie, /; HttpOnly;.* SameSite=Lax$/);
  for (const cookie of secure.cookies) assert.match(cookie, /^__Secure-.*; Secure/);
  assert.match(plain.cookies[0] ?? "", /^open1540\.session_token=.*Max-Age=43200/);
});

test("after ten wrong passwords an e-mail waits, from whatever address the tries come", async () => {
  const house = await openHouse();
  const { email } = await aPerson(house);
  const other = await aPerson(house);
  const guesses = Array.from({ length: 10 }, (_, n) =>
    signIn(house.accounts, visitorWith(), { email, password: `a wrong password ${n}` }),
  );
  for (const guess of await Promise.all(guesses)) assert.deepEqual(guess, { ok: false, reason: "wrong" });
  assert.deepEqual(await signIn(house.accounts, visitorWith(), { email, password }), { ok: false, reason: "too-many" });
  assert.ok((await signIn(house.accounts, visitorWith(), { email: other.email, password })).ok);

  await house.database.auth.query("update wrong_password set since = since - interval '16 minutes'");
  assert.ok((await signIn(house.accounts, visitorWith(), { email, password })).ok);
});

test("one address may try twenty times a minute; the count stands in the database", async () => {
  const house = await openHouse();
  const visitor = visitorWith();
  for (let n = 0; n < 20; n++)
    await signIn(house.accounts, visitor, { email: `nobody${n}@mission.example`, password: "" });
  const next = { email: "nobody20@mission.example", password: "" };
  assert.deepEqual(await signIn(house.accounts, visitor, next), { ok: false, reason: "too-many" });
  assert.deepEqual(await signIn(house.accounts, visitorWith(), next), { ok: false, reason: "wrong" });
  const { rows } = await house.database.auth.query('select max(count) as most from "rateLimit"');
  assert.equal(rows[0].most, 20);
});

test("the clock works in the system's name", async () => {
  const house = await openHouse();
  const token = await house.accounts.openSystemSession();
  const kinds = await house.access.withActor(token, async ({ actor }) => actor.capacities.map(({ kind }) => kind));
  assert.deepEqual(kinds, ["system"]);
});
