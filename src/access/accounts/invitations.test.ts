import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AccountId, StateCode } from "#db/ids.ts";
import {
  anAccount,
  anInvitation,
  aPerson,
  codeNow,
  type House,
  openHouse,
  password,
  signedIn,
  visitorWith,
  whoIs,
} from "#test/accounts.ts";
import { acceptInvitation, findInvited } from "./accept-invitation.ts";
import { closeAccount } from "./close-account.ts";
import { inviteFirstAdministrator } from "./first-administrator.ts";
import { type Invitee, invitePerson } from "./invite-person.ts";
import { beginSecondFactor, confirmSecondFactor } from "./own-account.ts";
import { renewInvitation } from "./renew-invitation.ts";
import { signIn } from "./sign-in.ts";

const officer: Invitee = {
  name: "Teodor Vance",
  email: "Teodor.Vance@Mission.example",
  language: "fr",
  kind: "secretariat",
  stateCode: undefined,
};

/** Acts as somebody who is signed in. */
async function as<T>(house: House, email: string, act: (work: Work) => Promise<T>): Promise<T> {
  const { headers } = await signedIn(house, email);
  const session = await house.accounts.sessionOf(headers);
  const done = await house.access.transact(session?.token ?? "", async (work) => ({ result: await act(work) }));
  assert.ok(done);
  return done.result;
}

async function actsOn(house: House, id: AccountId): Promise<string[]> {
  const rows = await as(house, (await aPerson(house, { kind: "administrator" })).email, (work) =>
    work.db.selectFrom("act").where("subject_id", "=", id).select("verb").orderBy("recorded_at").execute(),
  );
  return rows.map(({ verb }) => verb);
}

test("an administrator invites a person, who sets a password and signs in", async () => {
  const house = await openHouse();
  const administrator = await aPerson(house, { kind: "administrator" });
  const invited = await as(house, administrator.email, (work) => invitePerson(work, officer));
  assert.ok(invited.ok);
  assert.equal((await findInvited(house.accounts, invited.token))?.name, "Teodor Vance");
  const nobodyYet = { email: officer.email, password };
  assert.deepEqual(await signIn(house.accounts, visitorWith(), nobodyYet), { ok: false, reason: "wrong" });

  const accepted = await acceptInvitation(house.accounts, invited.token, password);
  assert.deepEqual(accepted, { ok: true, email: "teodor.vance@mission.example" });
  assert.equal(await whoIs(house, await signedIn(house, officer.email)), invited.id);
  assert.deepEqual(await actsOn(house, invited.id), ["account.invited"]);
});

test("an invitation is good once, for one of two who use it at the same moment", async () => {
  const house = await openHouse();
  const { id, email } = await anAccount(house);
  const token = await anInvitation(house, id);
  const passwords = ["the first long password", "the second long password"];
  const outcomes = await Promise.all(passwords.map((each) => acceptInvitation(house.accounts, token, each)));
  const winner = outcomes.findIndex(({ ok }) => ok);
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  assert.equal(await findInvited(house.accounts, token), undefined);
  for (const [n, each] of passwords.entries())
    assert.equal((await signIn(house.accounts, visitorWith(), { email, password: each })).ok, n === winner);
});

test("an invitation is good for seven days", async () => {
  const house = await openHouse();
  const { id } = await anAccount(house);
  const now = Temporal.Now.instant();
  const old = await anInvitation(house, id, now.subtract({ hours: 7 * 24 + 1 }));
  const young = await anInvitation(house, id, now.subtract({ hours: 7 * 24 - 1 }));
  assert.deepEqual(await acceptInvitation(house.accounts, old, password), { ok: false, reason: "not-valid" });
  assert.deepEqual(await acceptInvitation(house.accounts, "invented", password), { ok: false, reason: "not-valid" });
  assert.ok((await acceptInvitation(house.accounts, young, password)).ok);
});

test("a new link ends all sessions and takes off the old password and the second factor", async () => {
  const house = await openHouse();
  const administrator = await aPerson(house, { kind: "administrator" });
  const person = await aPerson(house);
  const visitor = await signedIn(house, person.email);
  const begun = await beginSecondFactor(house.accounts, visitor, password);
  assert.ok(begun.ok);
  const confirmed = await confirmSecondFactor(house.accounts, visitor, codeNow(begun.secret));
  assert.ok(confirmed.ok);

  const renewed = await as(house, administrator.email, (work) => renewInvitation(work, person.id));
  assert.ok(renewed.ok);
  assert.equal(await whoIs(house, visitorWith(confirmed.cookies)), person.id);
  assert.ok((await acceptInvitation(house.accounts, renewed.token, "an entirely new password")).ok);
  assert.equal(await whoIs(house, visitorWith(confirmed.cookies)), undefined);
  const { email } = person;
  assert.deepEqual(await signIn(house.accounts, visitorWith(), { email, password }), { ok: false, reason: "wrong" });
  assert.ok((await signIn(house.accounts, visitorWith(), { email, password: "an entirely new password" })).ok);
  assert.deepEqual(await actsOn(house, person.id), ["account.invited-again"]);
});

test("one e-mail has one account, and a State's officer needs a State that is known", async () => {
  const house = await openHouse();
  const { email } = await aPerson(house, { kind: "administrator" });
  const taken = await as(house, email, (work) => invitePerson(work, { ...officer, email: email.toUpperCase() }));
  assert.deepEqual(taken, { ok: false, reason: "email-taken" });
  const nowhere = { ...officer, kind: "state" as const, stateCode: "QQQ" as StateCode }; // a code nobody carries
  assert.deepEqual(await as(house, email, (work) => invitePerson(work, nowhere)), {
    ok: false,
    reason: "unknown-state",
  });
  const none = { ...officer, kind: "state" as const };
  assert.deepEqual(await as(house, email, (work) => invitePerson(work, none)), { ok: false, reason: "unknown-state" });
});

test("an administrator closes an account, except the own one", async () => {
  const house = await openHouse();
  const administrator = await aPerson(house, { kind: "administrator" });
  const person = await aPerson(house);
  const visitor = await signedIn(house, person.email);
  const close = (id: AccountId) => as(house, administrator.email, (work) => closeAccount(work, id));
  assert.deepEqual(await close(administrator.id), { ok: false, reason: "own-account" });
  assert.deepEqual(await close(person.id), { ok: true });
  assert.deepEqual(await close(person.id), { ok: false, reason: "closed-already" });
  assert.equal(await whoIs(house, visitor), undefined);
  assert.deepEqual(await actsOn(house, person.id), ["account.closed"]);
  const renewed = await as(house, administrator.email, (work) => renewInvitation(work, person.id));
  assert.deepEqual(renewed, { ok: false, reason: "closed" });
});

test("an expert neither invites, nor renews, nor closes", async () => {
  const house = await openHouse();
  const expert = await aPerson(house);
  const other = await aPerson(house);
  await assert.rejects(
    as(house, expert.email, (work) => invitePerson(work, officer)),
    Refused,
  );
  await assert.rejects(
    as(house, expert.email, (work) => renewInvitation(work, other.id)),
    Refused,
  );
  await assert.rejects(
    as(house, expert.email, (work) => closeAccount(work, other.id)),
    Refused,
  );
  assert.deepEqual(await actsOn(house, other.id), []);
});

test("the command line invites the first administrator, and another only when told to", async () => {
  const house = await openHouse();
  const wanted = {
    name: "Noor Halvorsen",
    email: "Noor@Committee.example",
    language: "en" as const,
    at: Temporal.Now.instant(),
  };
  const { owner } = house.database;
  const path = await inviteFirstAdministrator(owner, wanted);
  assert.match(path, /^\/en\/invitations\/[\w-]{43}$/);
  await assert.rejects(inviteFirstAdministrator(owner, wanted), /--again/);
  assert.ok((await acceptInvitation(house.accounts, path.split("/").at(-1) ?? "", password)).ok);
  const invited = await as(house, wanted.email, (work) => invitePerson(work, officer));
  assert.ok(invited.ok);

  const again = await inviteFirstAdministrator(owner, { ...wanted, again: true });
  assert.ok((await acceptInvitation(house.accounts, again.split("/").at(-1) ?? "", "an entirely new password")).ok);
  assert.equal((await signIn(house.accounts, visitorWith(), { email: wanted.email, password })).ok, false);
});

test("a newer invitation takes the place of every older one, used or not", async () => {
  const house = await openHouse();
  const { id } = await anAccount(house);
  const now = Temporal.Now.instant();
  const older = await anInvitation(house, id, now.subtract({ hours: 1 }));
  assert.ok(await findInvited(house.accounts, older));
  const newer = await anInvitation(house, id, now);
  assert.equal(await findInvited(house.accounts, older), undefined);
  assert.equal((await acceptInvitation(house.accounts, older, password)).ok, false);
  assert.ok((await acceptInvitation(house.accounts, newer, password)).ok);
  assert.equal((await acceptInvitation(house.accounts, older, password)).ok, false);
});
