import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { test } from "node:test";
import { z } from "zod";
import {
  aPerson,
  countOpenSessions,
  type House,
  openHouse,
  signedIn,
  url,
  visitorWith,
  whoIs,
} from "#test/accounts.ts";
import type { Answer } from "./auth.ts";
import {
  addPasskey,
  listPasskeys,
  optionsForNewPasskey,
  optionsForPasskeySignIn,
  removePasskey,
  signInWithPasskey,
} from "./passkeys.ts";

const present = 0b1;
const verified = 0b100;
const carriesKey = 0b1000000;

/** An authenticator in software: ES256, no attestation. */
function anAuthenticator() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const key = Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"), // CBOR: EC2, ES256, P-256, x
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"), // y
    Buffer.from(y, "base64url"),
  ]);
  const outer = {
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    clientExtensionResults: {},
  };
  return {
    make(challenge: string, flags = present | verified) {
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const data = Buffer.concat([authenticatorData(flags | carriesKey), credential]);
      const attestation = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"), // {fmt: "none", attStmt: {}, authData: bytes}
        Buffer.from([data.length]),
        data,
      ]);
      const clientDataJSON = clientData("webauthn.create", challenge).toString("base64url");
      return {
        ...outer,
        response: { clientDataJSON, attestationObject: attestation.toString("base64url"), transports: [] },
      };
    },
    answer(challenge: string, flags = present | verified) {
      const data = authenticatorData(flags);
      const client = clientData("webauthn.get", challenge);
      const signature = sign("sha256", Buffer.concat([data, createHash("sha256").update(client).digest()]), privateKey);
      const response = {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: signature.toString("base64url"),
      };
      return { ...outer, response };
    },
  };
}

function authenticatorData(flags: number): Buffer {
  return Buffer.concat([createHash("sha256").update("localhost").digest(), Buffer.from([flags]), Buffer.alloc(4)]);
}

function clientData(type: string, challenge: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin: url, crossOrigin: false }));
}

function challengeIn({ data }: Answer): string {
  return z.object({ challenge: z.string() }).parse(data).challenge;
}

async function aPersonWithPasskey(house: House) {
  const person = await aPerson(house);
  const visitor = await signedIn(house, person.email);
  const authenticator = anAuthenticator();
  const asked = await optionsForNewPasskey(house.accounts, visitor);
  const made = { response: authenticator.make(challengeIn(asked)), name: "Desk key" };
  const cookie = (visitor.headers.get("cookie") ?? "").split("; ");
  assert.ok(await addPasskey(house.accounts, visitorWith([...cookie, ...asked.cookies]), made));
  return { ...person, authenticator, visitor };
}

async function signInOnce(
  house: House,
  { authenticator }: Awaited<ReturnType<typeof aPersonWithPasskey>>,
  flags?: number,
) {
  const asked = await optionsForPasskeySignIn(house.accounts, visitorWith());
  return await signInWithPasskey(
    house.accounts,
    visitorWith(asked.cookies),
    authenticator.answer(challengeIn(asked), flags),
  );
}

test("a person signs in with a passkey", async () => {
  const house = await openHouse();
  const person = await aPersonWithPasskey(house);
  const outcome = await signInOnce(house, person);
  assert.ok(outcome.ok);
  assert.equal(await whoIs(house, visitorWith(outcome.cookies)), person.id);
});

test("a passkey whose device did not verify the person opens nothing", async () => {
  const house = await openHouse();
  const person = await aPersonWithPasskey(house);
  const before = await countOpenSessions(house, person.id);
  assert.deepEqual(await signInOnce(house, person, present), { ok: false });
  assert.equal(await countOpenSessions(house, person.id), before);
});

test("the browser is told to have the person verified", async () => {
  const { accounts } = await openHouse();
  const { data } = await optionsForPasskeySignIn(accounts, visitorWith());
  assert.equal(z.object({ userVerification: z.string() }).parse(data).userVerification, "required");
});

test("an answer without authenticator data opens nothing", async () => {
  const { accounts } = await openHouse();
  for (const response of [
    {},
    { response: {} },
    { response: { authenticatorData: 7 } },
    { response: { authenticatorData: "AAAA" } },
  ])
    assert.deepEqual(await signInWithPasskey(accounts, visitorWith(), response), { ok: false });
});

test("a passkey's answer is good once", async () => {
  const house = await openHouse();
  const person = await aPersonWithPasskey(house);
  const asked = await optionsForPasskeySignIn(house.accounts, visitorWith());
  const answer = person.authenticator.answer(challengeIn(asked));
  assert.ok((await signInWithPasskey(house.accounts, visitorWith(asked.cookies), answer)).ok);
  assert.deepEqual(await signInWithPasskey(house.accounts, visitorWith(asked.cookies), answer), { ok: false });
});

test("a closed account's passkey opens nothing", async () => {
  const house = await openHouse();
  const person = await aPersonWithPasskey(house);
  const close = { closed_at: Temporal.Now.instant() };
  await house.database.owner.updateTable("account").set(close).where("id", "=", person.id).execute();
  assert.deepEqual(await signInOnce(house, person), { ok: false });
});

test("a person sees and removes the own passkeys, not those of others", async () => {
  const house = await openHouse();
  const person = await aPersonWithPasskey(house);
  const other = await signedIn(house, (await aPerson(house)).email);
  const [passkey] = await listPasskeys(house.accounts, person.visitor);
  assert.equal(passkey?.name, "Desk key");
  assert.ok(passkey.addedAt);
  assert.deepEqual(await listPasskeys(house.accounts, other), []);

  await removePasskey(house.accounts, other, passkey.id);
  assert.equal((await listPasskeys(house.accounts, person.visitor)).length, 1);
  await removePasskey(house.accounts, person.visitor, passkey.id);
  assert.deepEqual(await listPasskeys(house.accounts, person.visitor), []);
  assert.deepEqual(await signInOnce(house, person), { ok: false });
});
