import assert from "node:assert/strict";
import { test } from "node:test";
import { get, openTestApp, post, url } from "./app.ts";
import { followEveryLink, openFilled } from "./whole-pages.ts";

// The whole site: which addresses there are, and that each page anybody can reach by following links is whole.

/** The others walk in test/slow/every-link.slow.ts. */
const people = ["Edda Marlow", "Noor Halvard", "Amélie Rocande"];

const house = await openFilled();

test("the site map is the one that was agreed", async (t) => {
  const { app } = await openTestApp();
  const map = [
    ...new Set(
      app.routes
        .filter(({ method }) => method !== "ALL")
        .map(({ method, path }) => `${method} ${path.replace(/\{\(.*?\)\}/, "")}`),
    ),
  ];
  t.assert.fileSnapshot(map.sort().join("\n"), "test/site-map.txt", { serializers: [String] });
});

test("whoever follows every link meets whole pages only, in every language", async (t) => {
  const names = (await house.cast()).map(({ name }) => name);
  for (const name of people) assert.ok(names.includes(name), `${name} is not among ${names.join(", ")}`);
  for (const who of [undefined, ...people]) await t.test(who ?? "the public", () => followEveryLink(house, who));
});

test("what is not public is kept by no cache, and every answer has the strict headers", async () => {
  const cookie = await house.cookieOf("Edda Marlow");
  for (const path of ["/en/awaiting", "/en/letters", "/en/record"]) {
    const answer = await get(house.app, path, cookie);
    assert.equal(answer.headers.get("cache-control"), "no-store", path);
  }
  for (const path of ["/en/states", "/en/nowhere", "/api/v1/states", "/api/v1/nowhere", "/assets/nothing.js"]) {
    const { headers } = await get(house.app, path);
    assert.match(headers.get("content-security-policy") ?? "", /script-src 'self'; style-src 'self'/, path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.equal(headers.get("x-frame-options"), "DENY", path);
    assert.equal(headers.get("referrer-policy"), "same-origin", path);
  }
});

test("a session's cookie is for this site alone and no script reads it", async () => {
  const [person] = await house.cast();
  const answer = await post(house.app, "/en/sign-in/demonstration", "", { account: person?.id ?? "" });
  const cookies = answer.headers.getSetCookie();
  assert.ok(cookies.length > 0);
  for (const cookie of cookies) assert.match(cookie, /HttpOnly.*SameSite=(Lax|Strict)/i);
});

test("a form from another site is refused, and nothing happens", async () => {
  const cookie = await house.cookieOf("Noor Halvard");
  const send = (origin: Record<string, string>) =>
    house.app.request(`${url}/en/clock`, {
      method: "POST",
      headers: { cookie, "content-type": "application/x-www-form-urlencoded", ...origin },
      body: new URLSearchParams({ days: "1", hours: "0" }),
    });
  for (const origin of [
    { origin: "https://elsewhere.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
  ]) {
    const answer = await send(origin as Record<string, string>);
    assert.equal(answer.status, 403, JSON.stringify(origin));
  }
  assert.equal((await send({ origin: url })).status, 303);
  const moves = await house.database.owner.selectFrom("clock_move").selectAll().execute();
  assert.equal(moves.length, 1);
});

test("a request larger than one megabyte is refused in the person's language", async () => {
  const cookie = await house.cookieOf("Sanna Rielke");
  const answer = await post(house.app, "/fr/matrices/XVA/1/cells/A2.01.NW.framework", cookie, {
    remark: "x".repeat(1_100_000),
  });
  assert.equal(answer.status, 413);
  assert.match(await answer.text(), /<html lang="fr"/);
});

test("an address that is nearly right is answered with a page, never with a fault", async () => {
  const cookie = await house.cookieOf("Sanna Rielke");
  const paths = [
    "/en/matrices/XVA/0",
    "/en/matrices/XVA/99999999999",
    "/en/matrices/ZZZ/1",
    "/en/matrices/XVA/1/cells/A9.99.NW.framework",
    "/en/letters/nothing",
    "/en/decisions/%00",
    "/en/meetings/00000000-0000-0000-0000-000000000000",
    "/en/states/xva",
    "/en/states/%E0%A4%A",
    "/en/search?q=%00",
    `/en/search?q=${"a".repeat(3000)}`,
    "/api/v1/search?q=%00",
    "/api/v1/states/x",
    "/de/states",
    "/en/no-objections/new?matrix=nothing",
    "/en/letters/new?matrix=XVA-77",
    "/en/invitations/none",
  ];
  for (const path of paths) {
    const { status } = await get(house.app, path, cookie);
    assert.ok(status >= 200 && status < 500, `${path} answered ${status}`);
  }
});

test("a body that is no form is answered with a page, never with a fault", async () => {
  const cookie = await house.cookieOf("Sanna Rielke");
  for (const [path, type, body] of [
    ["/en/matrices", "application/json", "{}"],
    ["/en/matrices/XVA/1/cells/A2.01.NW.framework", "multipart/form-data; boundary=x", "nothing"],
    ["/en/sign-in/passkey", "application/json", "{"],
    ["/en/no-objections", "application/octet-stream", "abc"],
  ] as const) {
    const answer = await house.app.request(url + path, {
      method: "POST",
      headers: { origin: url, cookie, "content-type": type },
      body,
    });
    assert.ok(answer.status >= 400 && answer.status < 500, `${path} answered ${answer.status}`);
  }
});

test("no link makes a public page say that something happened", async () => {
  const text = await (await get(house.app, "/en/states/XVA?done=letter-released")).text();
  assert.doesNotMatch(text, /class="done"|done=/);
});

test("what the public is given does not depend on who asks", async () => {
  const cookie = await house.cookieOf("Amélie Rocande");
  for (const path of ["/en", "/fr/states", "/en/states/XVA", "/ar/search?q=a", "/en/about"]) {
    const [one, other] = await Promise.all([get(house.app, path), get(house.app, path, cookie)]);
    assert.equal(await one.text(), await other.text(), path);
  }
});

test("a live installation offers no demonstration: no cast, no clock, no banner", async () => {
  const house = await openTestApp({ demonstration: false });
  assert.doesNotMatch(await (await get(house.app, "/en/sign-in")).text(), /Sanna Rielke|sign-in\/demonstration/);
  assert.equal((await post(house.app, "/en/sign-in/demonstration", "", { account: crypto.randomUUID() })).status, 404);
  assert.ok(!house.app.routes.some(({ path }) => path.endsWith("/clock")));
  assert.doesNotMatch(await (await get(house.app, "/en")).text(), /class="banner"/);
});
