import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { render } from "preact-render-to-string";
import { type Door, SignInNeeded } from "#access/door.ts";
import { NotFound, Refused } from "#access/permissions.ts";
import { type Language, languages } from "#i18n/languages.ts";
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
import { accountRoutes } from "./routes.tsx";

/** The doors of the accounts in the plainest of frames. */
function openDoors({ accounts, access }: House, language: Language = "en"): Hono<Door> {
  const app = new Hono<Door>();
  app.use(async (c, next) => {
    c.set("language", language);
    c.set("access", access);
    c.set("token", (await accounts.sessionOf(c.req.raw.headers))?.token);
    c.set("page", ({ title, body }, status = 200) => c.html(`<title>${title}</title>${render(body)}`, status));
    await next();
  });
  app.route(
    `/${language}`,
    accountRoutes(accounts, async () => <></>),
  );
  app.onError((error, c) => {
    if (error instanceof SignInNeeded) return c.text("sign in", 401);
    if (error instanceof Refused) return c.text("refused", 403);
    if (error instanceof NotFound) return c.text("not found", 404);
    throw error;
  });
  return app;
}

type Sent = { status: number; text: string; to: string; cookies: string[] };

async function send(
  doors: Hono<Door>,
  path: string,
  form?: Record<string, string>,
  headers = new Headers(),
): Promise<Sent> {
  const init = form ? { method: "POST", body: new URLSearchParams(form), headers } : { headers };
  const response = await doors.request(`http://localhost:1540${path}`, init);
  return {
    status: response.status,
    text: await response.text(),
    to: response.headers.get("location") ?? "",
    cookies: response.headers.getSetCookie(),
  };
}

test("who signs in goes on to the page they wanted, or to what awaits them", async () => {
  const house = await openHouse();
  const doors = openDoors(house);
  const { id, email } = await aPerson(house);
  const plain = await send(doors, "/en/sign-in", { email, password });
  assert.deepEqual([plain.status, plain.to], [303, "/en/awaiting"]);
  assert.equal(await whoIs(house, visitorWith(plain.cookies)), id);
  assert.match((await send(doors, "/en/sign-in?to=/en/letters/7")).text, /name="to" value="\/en\/letters\/7"/);
  assert.equal(
    (await send(doors, "/en/sign-in", { email, password, to: "/fr/letters/7?a=b" })).to,
    "/fr/letters/7?a=b",
  );
});

test("nobody is sent to another host after signing in", async () => {
  const house = await openHouse();
  const doors = openDoors(house);
  const { email } = await aPerson(house);
  for (const to of [
    "https://evil.example",
    "//evil.example/en/",
    "/\\evil.example",
    "/en/\\evil",
    "/xx/a",
    "/en/\nSet-Cookie:a",
    "/sign-in",
  ])
    assert.equal((await send(doors, "/en/sign-in", { email, password, to })).to, "/en/awaiting");
});

test("after a wrong password the e-mail stays typed and the password does not", async () => {
  const house = await openHouse();
  const { email } = await aPerson(house);
  const answer = await send(openDoors(house), "/en/sign-in", { email, password: "not the password" });
  assert.equal(answer.status, 422);
  assert.deepEqual(answer.cookies, []);
  assert.ok(answer.text.includes(`value="${email}"`));
  assert.ok(!answer.text.includes("not the password"));
  assert.match(answer.text, /The e-mail address or the password is not right/);
});

test("who signs out is nobody to the next page", async () => {
  const house = await openHouse();
  const doors = openDoors(house);
  const { headers } = await signedIn(house, (await aPerson(house)).email);
  assert.equal((await send(doors, "/en/account", undefined, headers)).status, 200);
  const out = await send(doors, "/en/sign-out", {}, headers);
  assert.equal(out.to, "/en");
  assert.match(out.cookies.join(), /open1540\.session_token=; Max-Age=0/);
  assert.equal((await send(doors, "/en/account", undefined, headers)).status, 401);
});

test("the demonstration's page offers its people by what they act as", async () => {
  const house = await openHouse();
  const { id } = await anAccount(house, { inCast: true });
  const doors = openDoors(house);
  const page = await send(doors, "/en/sign-in");
  assert.match(page.text, /<h3>Expert<\/h3>/);
  assert.ok(page.text.includes(`value="${id}"`));
  const answer = await send(doors, "/en/sign-in/demonstration", { account: id, to: "" });
  assert.equal(answer.to, "/en/awaiting");
  const visitor = visitorWith(answer.cookies);
  assert.equal(await whoIs(house, visitor), id);
  assert.match((await send(doors, "/en/account", undefined, visitor.headers)).text, /sign in without a password/);
});

test("a live installation has no door for invented people", async () => {
  const house = await openHouse({ demonstration: false });
  const { id } = await anAccount(house, { inCast: true });
  const doors = openDoors(house);
  assert.equal((await send(doors, "/en/sign-in/demonstration", { account: id })).status, 404);
  const page = await send(doors, "/en/sign-in");
  assert.ok(!page.text.includes(id));
  assert.ok(!page.text.includes("invented"));
});

test("an invited person chooses a password and is signed in, once", async () => {
  const house = await openHouse();
  const doors = openDoors(house);
  const { id, email } = await anAccount(house);
  const path = `/en/invitations/${await anInvitation(house, id)}`;
  assert.ok((await send(doors, path)).text.includes(email));
  const short = await send(doors, path, { password: "short", again: "short" });
  assert.equal(short.status, 422);
  assert.match(short.text, /at least 12 characters/);
  assert.match((await send(doors, path, { password, again: `${password}!` })).text, /not the same/);

  const accepted = await send(doors, path, { password, again: password });
  assert.equal(accepted.to, "/en/account?done=password-chosen");
  assert.equal(await whoIs(house, visitorWith(accepted.cookies)), id);
  assert.equal((await send(doors, path)).status, 404);
  assert.equal((await send(doors, path, { password, again: password })).status, 404);
});

test("a person adds an authenticator and is asked for its code at the next sign-in", async () => {
  const house = await openHouse();
  const doors = openDoors(house);
  const { id, email } = await aPerson(house);
  const { headers } = await signedIn(house, email);
  const wrong = await send(doors, "/en/account/second-factor", { "confirm-password": "no" }, headers);
  assert.match(wrong.text, /not your current password/);
  const page = await send(doors, "/en/account/second-factor", { "confirm-password": password }, headers);
  const field = (name: string): string =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? "").replaceAll("&amp;", "&");
  const shown = { uri: field("uri"), recovery: field("recovery") };
  const secret = new URL(shown.uri).searchParams.get("secret") ?? "";
  const again = await send(doors, "/en/account/second-factor/confirmation", { code: "1", ...shown }, headers);
  assert.equal(again.status, 422);
  assert.ok(again.text.includes(secret.slice(0, 4)), "the secret is still there");
  const confirmed = await send(
    doors,
    "/en/account/second-factor/confirmation",
    { code: codeNow(secret), ...shown },
    headers,
  );
  assert.equal(confirmed.to, "/en/account?done=second-factor-added");
  assert.equal(await whoIs(house, visitorWith(confirmed.cookies)), id);

  const first = await send(doors, "/en/sign-in", { email, password, to: "/en/letters/7" });
  assert.equal(first.to, "/en/sign-in/second-factor?to=%2Fen%2Fletters%2F7");
  const waiting = visitorWith(first.cookies);
  assert.equal(await whoIs(house, waiting), undefined);
  const code = codeNow(secret, Date.now() + 30_000);
  const second = await send(doors, "/en/sign-in/second-factor", { code, to: "/en/letters/7" }, waiting.headers);
  assert.equal(second.to, "/en/letters/7");
  assert.equal(await whoIs(house, visitorWith(second.cookies)), id);
});

test("a changed password ends the other sessions and keeps this one", async () => {
  const house = await openHouse();
  const doors = openDoors(house);
  const { id, email } = await aPerson(house);
  const [here, elsewhere] = [await signedIn(house, email), await signedIn(house, email)];
  const form = { current: password, password: "an entirely new password", again: "an entirely new password" };
  const wrong = await send(doors, "/en/account/password", { ...form, current: "wrong" }, here.headers);
  assert.match(wrong.text, /not your current password/);
  const changed = await send(doors, "/en/account/password", form, here.headers);
  assert.equal(changed.to, "/en/account?done=password-changed");
  assert.equal(await whoIs(house, visitorWith(changed.cookies)), id);
  assert.equal(await whoIs(house, elsewhere), undefined);
});

test("a person chooses the language in which the system writes", async () => {
  const house = await openHouse();
  const { id, email } = await aPerson(house);
  const { headers } = await signedIn(house, email);
  const doors = openDoors(house);
  await send(doors, "/en/account/language", { language: "tlh" }, headers);
  assert.equal((await send(doors, "/en/account/language", { language: "ar" }, headers)).status, 303);
  const accounts = house.database.owner.selectFrom("account").where("id", "=", id).select("language");
  assert.deepEqual(await accounts.execute(), [{ language: "ar" }]);
});

test("an administrator invites by a form that keeps what was typed, and gets the link once", async () => {
  const house = await openHouse();
  const doors = openDoors(house);
  const { headers } = await signedIn(house, (await aPerson(house, { kind: "administrator" })).email);
  const form = { name: "Teodor Vance", email: "not an address", language: "fr", kind: "secretariat", state: "" };
  const wrong = await send(doors, "/en/accounts", form, headers);
  assert.equal(wrong.status, 422);
  assert.ok(wrong.text.includes('value="Teodor Vance"') && wrong.text.includes('value="not an address"'));
  assert.match(wrong.text, /<option value="secretariat" selected/);

  const invited = await send(doors, "/en/accounts", { ...form, email: "vance@mission.example" }, headers);
  const [link = ""] = /http:\/\/localhost:1540\/en\/invitations\/[\w-]+/.exec(invited.text) ?? [];
  assert.equal((await send(doors, new URL(link).pathname)).status, 200);
  const list = await send(doors, "/en/accounts", undefined, headers);
  assert.match(list.text, /vance@mission\.example/);
  assert.ok(!list.text.includes("/invitations/"));
});

test("an administrator closes an account on a page that says what will happen", async () => {
  const house = await openHouse();
  const doors = openDoors(house);
  const { headers } = await signedIn(house, (await aPerson(house, { kind: "administrator" })).email);
  const person = await aPerson(house);
  const visitor = await signedIn(house, person.email);
  const page = await send(doors, `/en/accounts/${person.id}/closing`, undefined, headers);
  assert.match(page.text, /cannot sign in again/);
  assert.equal(
    (await send(doors, `/en/accounts/${person.id}/closing`, {}, headers)).to,
    "/en/accounts?done=account-closed",
  );
  assert.equal(await house.accounts.sessionOf(visitor.headers), undefined);
  assert.match((await send(doors, "/en/accounts", undefined, headers)).text, /Closed/);
});

test("the administrator's pages refuse everybody else", async () => {
  const house = await openHouse();
  const doors = openDoors(house);
  const { id, email } = await aPerson(house);
  const { headers } = await signedIn(house, email);
  const form = { name: "A", email: "a@b.example", language: "en", kind: "administrator", state: "" };
  for (const path of ["/en/accounts", `/en/accounts/${id}/closing`, `/en/accounts/${id}/invitation`]) {
    assert.equal((await send(doors, path, undefined, headers)).status, 403, path);
    assert.equal((await send(doors, path)).status, 401, path);
    assert.equal((await send(doors, path, form, headers)).status, 403, path);
    assert.equal((await send(doors, path, form)).status, 401, path);
  }
  assert.ok(await whoIs(house, visitorWith([headers.get("cookie") ?? ""])));
});

test("every page of the accounts exists in the six languages", async () => {
  const house = await openHouse();
  await anAccount(house, { inCast: true });
  const administrator = await aPerson(house, { kind: "administrator" });
  const { headers } = await signedIn(house, administrator.email);
  const { id } = await aPerson(house);
  const invitation = await anInvitation(house, id);
  for (const language of languages) {
    const doors = openDoors(house, language);
    const open = ["/sign-in", "/sign-in/second-factor", `/invitations/${invitation}`];
    const closed = ["/account", "/accounts", `/accounts/${id}/closing`, `/accounts/${id}/invitation`];
    for (const path of open) assert.equal((await send(doors, `/${language}${path}`)).status, 200, path);
    for (const path of closed)
      assert.equal((await send(doors, `/${language}${path}`, undefined, headers)).status, 200, path);
    assert.equal((await send(doors, `/${language}/invitations/none`)).status, 404);
  }
});
