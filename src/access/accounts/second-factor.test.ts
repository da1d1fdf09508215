import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountId } from "#db/ids.ts";
import {
  aPerson,
  codeNow,
  countOpenSessions,
  type House,
  openHouse,
  password,
  signedIn,
  visitorWith,
  whoIs,
} from "#test/accounts.ts";
import type { Visitor } from "./auth.ts";
import { beginSecondFactor, confirmSecondFactor, type Enrolment, findSecurity } from "./own-account.ts";
import { passSecondFactor, signIn } from "./sign-in.ts";

/** A person whose authenticator is enrolled; the present code is thereby used, the next one is not. */
async function aCarefulPerson(house: House): Promise<{ id: AccountId; email: string } & Enrolment> {
  const person = await aPerson(house);
  const visitor = await signedIn(house, person.email);
  const begun = await beginSecondFactor(house.accounts, visitor, password);
  assert.ok(begun.ok);
  const confirmed = await confirmSecondFactor(house.accounts, visitor, codeNow(begun.secret));
  assert.ok(confirmed.ok);
  await house.accounts.endSessionsOf(person.id);
  return { ...person, ...begun };
}

function nextCode({ secret }: Enrolment): string {
  return codeNow(secret, Date.now() + 30_000);
}

async function firstStep(house: House, email: string): Promise<Visitor> {
  const outcome = await signIn(house.accounts, visitorWith(), { email, password });
  assert.ok(!outcome.ok && outcome.reason === "second-factor");
  return visitorWith(outcome.cookies);
}

test("before the second factor nobody is known to the row policies, after it the person is", async () => {
  const house = await openHouse();
  const person = await aCarefulPerson(house);
  const waiting = await firstStep(house, person.email);
  assert.equal(await countOpenSessions(house, person.id), 0);
  assert.equal(await house.accounts.sessionOf(waiting.headers), undefined);

  const passed = await passSecondFactor(house.accounts, waiting, nextCode(person));
  assert.ok(passed.ok);
  assert.equal(await whoIs(house, visitorWith(passed.cookies)), person.id);
  assert.equal(await countOpenSessions(house, person.id), 1);
});

test("not for a moment does the password alone open a session for the row policies", async () => {
  const house = await openHouse();
  const person = await aCarefulPerson(house);
  const opened: unknown[] = [];
  const { pool } = house.accounts;
  const query = pool.query.bind(pool);
  pool.query = ((...words: Parameters<typeof query>) => {
    if (String(words[0]).includes("open_actor_session")) opened.push(words[0]);
    return query(...words);
  }) as typeof pool.query; // the same function, overheard
  await firstStep(house, person.email);
  assert.deepEqual(opened, []);
});

test("a code is good for one sign-in only", async () => {
  const house = await openHouse();
  const person = await aCarefulPerson(house);
  const [one, other] = [await firstStep(house, person.email), await firstStep(house, person.email)];
  const code = nextCode(person);
  assert.ok((await passSecondFactor(house.accounts, one, code)).ok);
  assert.deepEqual(await passSecondFactor(house.accounts, other, code), { ok: false, reason: "start-again" });
  assert.equal(await countOpenSessions(house, person.id), 1);
});

test("of two sign-ins with one code at the same moment one passes", async () => {
  const house = await openHouse();
  const person = await aCarefulPerson(house);
  const both = [await firstStep(house, person.email), await firstStep(house, person.email)];
  const code = nextCode(person);
  const outcomes = await Promise.all(both.map((visitor) => passSecondFactor(house.accounts, visitor, code)));
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  assert.equal(await countOpenSessions(house, person.id), 1);
});

test("the code that confirmed the enrolment does not sign in", async () => {
  const house = await openHouse();
  const person = await aCarefulPerson(house);
  const waiting = await firstStep(house, person.email);
  const used = codeNow(person.secret);
  assert.equal((await passSecondFactor(house.accounts, waiting, used)).ok, false);
  assert.equal(await countOpenSessions(house, person.id), 0);
});

test("a wrong code may be corrected", async () => {
  const house = await openHouse();
  const person = await aCarefulPerson(house);
  const waiting = await firstStep(house, person.email);
  const code = nextCode(person);
  const wrong = String((Number(code) + 500_001) % 1_000_000).padStart(6, "0");
  assert.deepEqual(await passSecondFactor(house.accounts, waiting, wrong), { ok: false, reason: "wrong" });
  assert.ok((await passSecondFactor(house.accounts, waiting, ` ${code.slice(0, 3)} ${code.slice(3)}`)).ok);
});

test("a recovery code signs in once", async () => {
  const house = await openHouse();
  const person = await aCarefulPerson(house);
  const [code = ""] = person.recoveryCodes;
  assert.ok((await passSecondFactor(house.accounts, await firstStep(house, person.email), code)).ok);
  const again = await passSecondFactor(house.accounts, await firstStep(house, person.email), code);
  assert.deepEqual(again, { ok: false, reason: "wrong" });
});

test("a second factor begun and not confirmed asks nothing at sign-in", async () => {
  const house = await openHouse();
  const { email } = await aPerson(house);
  const visitor = await signedIn(house, email);
  assert.ok((await beginSecondFactor(house.accounts, visitor, password)).ok);
  assert.deepEqual(await findSecurity(house.accounts, visitor.headers), { password: true, secondFactor: false });
  await signedIn(house, email);
});

test("a second factor begins only with the password", async () => {
  const house = await openHouse();
  const visitor = await signedIn(house, (await aPerson(house)).email);
  const begun = await beginSecondFactor(house.accounts, visitor, "another long password");
  assert.deepEqual(begun, { ok: false, reason: "wrong-password" });
});
