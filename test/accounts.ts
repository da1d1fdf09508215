import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { acceptInvitation } from "#access/accounts/accept-invitation.ts";
import { makeInvitation } from "#access/accounts/account.ts";
import { type Accounts, openAccounts, type Visitor } from "#access/accounts/auth.ts";
import { signIn } from "#access/accounts/sign-in.ts";
import { type Access, openAccess } from "#access/work.ts";
import { type AccountId, newId } from "#db/ids.ts";
import { asAdmin, embeddedServer, openTestDatabase, type TestDatabase, type TestServer } from "./database.ts";

export type House = { server: TestServer; database: TestDatabase; accounts: Accounts; access: Access };
export const url = "http://localhost:1540";
export const password = "a long enough password";
const secret = "only for tests, only for tests, only for tests";

/** Accounts on a database of their own. */
export async function openHouse({ demonstration = true, server = embeddedServer() } = {}): Promise<House> {
  const database = await openTestDatabase(server);
  const accounts = await openAccounts({ pool: database.auth, secret, url, demonstration });
  return { server, database, accounts, access: openAccess(database, () => Temporal.Now.instant()) };
}

type Wish = { kind?: "administrator" | "expert"; inCast?: boolean; email?: string };

/** A person with an account and no password yet. */
export async function anAccount({ database }: House, wish: Wish = {}): Promise<{ id: AccountId; email: string }> {
  const { kind = "expert", inCast = false } = wish;
  const id = newId<AccountId>();
  const email = wish.email ?? `${id}@mission.example`;
  const account = { id, mode: "demonstration", name: "Ada Lindqvist", email, language: "en" as const, in_cast: inCast };
  await database.owner.insertInto("account").values(account).execute();
  await database.owner
    .insertInto("capacity")
    .values({
      id: newId<string & { readonly __noun: "capacity" }>(),
      account_id: id,
      kind,
      state_code: null,
      valid_from: "2020-01-01",
    })
    .execute();
  return { id, email };
}

/** A link for an account, as an act or the command line makes it. */
export async function anInvitation(
  { database }: House,
  id: AccountId,
  at: Temporal.Instant = Temporal.Now.instant(),
): Promise<string> {
  const { token, hash, expiresAt } = makeInvitation(at);
  await database.owner
    .insertInto("invitation")
    .values({ token_hash: hash, account_id: id, made_at: at, expires_at: expiresAt })
    .execute();
  return token;
}

/** A person who accepted the invitation and may sign in with `password`. */
export async function aPerson(house: House, wish: Wish = {}): Promise<{ id: AccountId; email: string }> {
  const person = await anAccount(house, wish);
  assert.deepEqual(await acceptInvitation(house.accounts, await anInvitation(house, person.id), password), {
    ok: true,
    email: person.email,
  });
  return person;
}

let visitors = 0;

/** A browser with these cookies, each at an address of its own so that the limits of one test do not meet another. */
export function visitorWith(cookies: string[] = []): Visitor {
  const cookie = cookies.map((line) => line.split(";")[0]).join("; ");
  visitors += 1;
  return { headers: new Headers(cookie ? { cookie } : {}), address: `192.0.2.${visitors % 250}` };
}

/** A browser in which the person is signed in. */
export async function signedIn(house: House, email: string): Promise<Visitor> {
  const outcome = await signIn(house.accounts, visitorWith(), { email, password });
  assert.ok(outcome.ok, "the person may sign in");
  return visitorWith(outcome.cookies);
}

/** The name the row policies know behind a visitor's session; undefined when they know nobody. */
export async function whoIs(house: House, visitor: Visitor): Promise<AccountId | undefined> {
  const session = await house.accounts.sessionOf(visitor.headers);
  return session && (await house.access.withActor(session.token, async ({ actor }) => actor.id));
}

/** How many sessions the row policies hold open for an account; only the server's administrator can count them. */
export async function countOpenSessions({ server, database }: House, id: AccountId): Promise<number> {
  const count = `select count(*)::int as n from app.actor_session where account_id = '${id}'`;
  const { rows } = await asAdmin(server, (admin) => admin.query(count), database.name);
  return rows[0].n;
}

/** Turns the installation into a live one, as no path of the product can. */
export async function makeLive({ server, database }: House): Promise<void> {
  const change = "set session_replication_role = replica; update app.instance set mode = 'live'";
  await asAdmin(server, (admin) => admin.query(change), database.name);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code an authenticator shows (RFC 6238). */
export function codeNow(secretText: string, now = Date.now()): string {
  const bits = [...secretText.replaceAll(" ", "")]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
