import assert from "node:assert/strict";
import { test } from "node:test";
import { type AccountId, newId } from "#db/ids.ts";
import { anAccount, aPerson, makeLive, openHouse, url, visitorWith, whoIs } from "#test/accounts.ts";
import { onEveryServer } from "#test/database.ts";
import { openAccounts } from "./auth.ts";
import { makeUser } from "./make-user.ts";
import { signInAsCast } from "./sign-in.ts";

const secret = "only for tests, only for tests, only for tests";

test("in a demonstration anybody may take on one of the invented people, again and at once", async () => {
  const house = await openHouse();
  const { id } = await anAccount(house, { inCast: true });
  assert.deepEqual(
    (await house.accounts.listCast()).map((person) => [person.id, person.capacities]),
    [[id, [{ kind: "expert", stateCode: null }]]],
  );
  const outcomes = await Promise.all([1, 2, 3].map(() => signInAsCast(house.accounts, visitorWith(), id)));
  for (const outcome of outcomes) {
    assert.ok(outcome.ok);
    assert.equal(await whoIs(house, visitorWith(outcome.cookies)), id);
  }
  const token = await house.accounts.openCastSession(id);
  assert.equal(await house.access.withActor(token, async ({ actor }) => actor.id), id);
});

test("the library's row is made once, however many make it at once", async () => {
  const { accounts } = await openHouse();
  for (let n = 0; n < 40; n++) {
    const account = { id: newId<AccountId>(), name: "A person", email: `person-${n}@example.org` };
    await Promise.all(Array.from({ length: 6 }, () => makeUser(accounts.pool, account)));
  }
  const { rows } = await accounts.pool.query('select count(*)::int as n from "user"');
  assert.equal(rows[0].n, 40);
});

test("who is not of the cast cannot be taken on, in a demonstration either", async () => {
  const house = await openHouse();
  const { id } = await aPerson(house);
  const visitor = visitorWith();
  assert.deepEqual(await signInAsCast(house.accounts, visitor, id), { ok: false, reason: "wrong" });
  assert.deepEqual(await signInAsCast(house.accounts, visitor, "nobody"), { ok: false, reason: "wrong" });
  await assert.rejects(house.accounts.openCastSession(id), /only a demonstration/);
});

onEveryServer("a live installation lends nobody: not its function, not its library", async (server) => {
  const house = await openHouse({ demonstration: false, server });
  const { id } = await anAccount(house, { inCast: true });
  assert.deepEqual(await house.accounts.listCast(), []);
  await assert.rejects(signInAsCast(house.accounts, visitorWith(), id), /only a demonstration/);
  await assert.rejects(house.accounts.openCastSession(id), /only a demonstration/);
  assert.equal((await house.accounts.ask(visitorWith(), "/sign-in/cast", { account: id })).status, 404);
});

onEveryServer(
  "in a live installation the database names no cast, even to a process that takes it for a demonstration",
  async (server) => {
    const house = await openHouse({ server });
    const { id } = await anAccount(house, { inCast: true });
    await makeLive(house);
    const settings = { pool: house.database.auth, secret, url, demonstration: true };
    const mistaken = await openAccounts(settings);
    assert.deepEqual(await mistaken.listCast(), []);
    assert.deepEqual(await signInAsCast(mistaken, visitorWith(), id), { ok: false, reason: "wrong" });
    await assert.rejects(mistaken.openCastSession(id), /only a demonstration/);
  },
);
