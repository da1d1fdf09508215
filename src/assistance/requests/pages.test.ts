import assert from "node:assert/strict";
import { test } from "node:test";
import { get, openTestApp, post, url } from "#test/app.ts";
import { setUpTexts } from "#test/texts.ts";

// The form as somebody without script fills it, in Arabic, and what happens when something is wrong.

const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
await setUpTexts(house.database);
const cookies = {
  layla: await house.cookieOf("ليلى النضيري"),
  vera: await house.cookieOf("Вера Лесова"),
  edda: await house.cookieOf("Edda Marlow"),
};

async function begun(cookie: string, kind = "assistance"): Promise<string> {
  const answer = await post(house.app, "/ar/assistance/requests", cookie, { kind, language: "ar" });
  assert.equal(answer.status, 303);
  return answer.headers.get("location") ?? "";
}

async function textOf(path: string, cookie = cookies.layla): Promise<string> {
  return await (await get(house.app, path, cookie)).text();
}

async function basisOf(path: string): Promise<string> {
  return /name="basis" value="(\d+)"/.exec(await textOf(path))?.[1] ?? "";
}

/** Adds an item as the button does; gives the address of its page. */
async function itemOf(request: string): Promise<string> {
  const added = await post(house.app, `${request}/items`, cookies.layla, { basis: await basisOf(request) });
  return added.headers.get("location") ?? "";
}

test("a page of the form saves by its button, and by script without leaving", async () => {
  const request = await begun(cookies.layla);
  const about = `${request}/form/about`;
  const saved = await post(house.app, about, cookies.layla, { basis: "0", objective: "قانون لمراقبة الصادرات" });
  assert.equal(saved.status, 303);
  assert.match(await textOf(about), /قانون لمراقبة الصادرات/);
  const byScript = await post(house.app, about, cookies.layla, { basis: "1", objective: "قانون", by: "script" });
  assert.deepEqual(await byScript.json(), { ok: true, revision: 2 });
});

test("who saved meanwhile is told, and nothing typed is lost", async () => {
  const request = await begun(cookies.layla);
  const about = `${request}/form/about`;
  await post(house.app, about, cookies.layla, { basis: "0", objective: "first" });
  const stale = await post(house.app, about, cookies.layla, {
    basis: "0",
    objective: "second, typed on the older page",
  });
  assert.equal(stale.status, 409);
  const page = await stale.text();
  assert.match(page, /second, typed on the older page/);
  assert.match(page, /غيّر أحدهم هذا الطلب/);
  assert.match(page, /name="basis" value="1"/, "saved again, it takes the place of what stands now");
});

test("what is wrong in any field is told beside it, and everything typed stays", async () => {
  const request = await begun(cookies.layla);
  const item = await itemOf(request);
  const long = "ك".repeat(8001);
  const words = ["need", "expected", "institution", "time-frame", "own-contribution"];
  for (const field of words) {
    const typed = {
      basis: await basisOf(item),
      ...Object.fromEntries(words.map((name) => [name, `typed in ${name}`])),
    };
    const answer = await post(house.app, item, cookies.layla, { ...typed, [field]: long });
    assert.equal(answer.status, 422, field);
    const page = await answer.text();
    assert.match(page, new RegExp(`id="${field}-error"`), field);
    for (const name of words.filter((one) => one !== field)) assert.match(page, new RegExp(`typed in ${name}`));
    assert.ok(page.includes(long), "what is too long stays to be shortened");
  }
  const wrong = await post(house.app, item, cookies.layla, {
    basis: await basisOf(item),
    need: "typed",
    "how-soon": "tomorrow",
    kinds: "magic",
    languages: "xx",
    subject: "m2017/C9.99/NW",
    "need-audience": "everybody",
  });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /typed/);
  const contact = `${request}/form/contact`;
  const wide = await post(house.app, contact, cookies.layla, {
    basis: await basisOf(contact),
    contact: "A person",
    "contact-audience": "public",
  });
  assert.equal(wide.status, 422);
  assert.match(await wide.text(), /A person/);
  const audience = `${request}/form/audience`;
  const nobody = await post(house.app, audience, cookies.layla, {
    basis: await basisOf(audience),
    audience: "named-providers",
    named: "00000000-0000-7000-8000-000000000001",
  });
  assert.equal(nobody.status, 422);
  const empty = await begun(cookies.layla);
  const sent = await post(house.app, `${empty}/submission`, cookies.layla, { basis: "0" });
  assert.equal(sent.status, 422);
});

test("a file is taken by its bytes, and refused in words", async () => {
  const request = await begun(cookies.layla);
  const send = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const body = new FormData();
    body.set("basis", await basisOf(`${request}/annexes`));
    body.set("audience", "committee");
    body.set("file", new File([bytes], name));
    return await house.app.request(`${url}${request}/annexes`, {
      method: "POST",
      headers: { origin: url, cookie: cookies.layla },
      body,
    });
  };
  const wrong = await send("plan.pdf", new Uint8Array([0, 1, 2, 3]));
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /id="file-error"/);
  const right = await send("plan.txt", new TextEncoder().encode("A plan"));
  assert.equal(right.status, 303);
  assert.match(await textOf(`${request}/annexes`), /plan\.txt/);
});

test("a draft goes out as a file and comes back filled, after a look at what was read", async () => {
  const request = await begun(cookies.layla);
  const item = await itemOf(request);
  await post(house.app, item, cookies.layla, { basis: await basisOf(item), need: "صياغة قانون", kinds: "legislative" });
  for (const type of ["docx", "xlsx"]) {
    const file = await get(house.app, `${request}/form-file/draft.${type}`, cookies.layla);
    assert.equal(file.status, 200);
    const body = new FormData();
    body.set("file", new File([await file.arrayBuffer()], `form.${type}`));
    const headers = { origin: url, cookie: cookies.layla };
    const read = await house.app.request(`${url}${request}/form-file`, { method: "POST", headers, body });
    const page = await read.text();
    assert.equal(read.status, 200, page);
    assert.match(page, /صياغة قانون/);
    const fields =
      /name="fields" value="([^"]*)"/.exec(page)?.[1]?.replaceAll("&quot;", '"').replaceAll("&amp;", "&") ?? "";
    const basis = /name="basis" value="(\d+)"/.exec(page)?.[1] ?? "";
    const tampered = await post(house.app, `${request}/form-file/confirmation`, cookies.layla, {
      basis,
      fields: fields.replace('"need"', '"standing"'),
    });
    assert.equal(tampered.status, 422);
    const taken = await post(house.app, `${request}/form-file/confirmation`, cookies.layla, { basis, fields });
    assert.equal(taken.status, 303);
  }
  assert.match(await textOf(item), /صياغة قانون/);
  assert.equal((await get(house.app, `${request}/form-file`, cookies.vera)).status, 404);
});

test("another State's draft is not there, by no address", async () => {
  const request = await begun(cookies.layla);
  const item = await itemOf(request);
  const none = "00000000-0000-7000-8000-000000000001";
  const id = request.split("/").at(-1) ?? "";
  const never = request.replace(id, none);
  for (const path of [
    "",
    "/form/about",
    "/form/audience",
    "/annexes",
    "/submission",
    "/preview",
    "/withdrawal",
    "/form-file",
  ]) {
    const [hidden, nothing] = await Promise.all([
      get(house.app, request + path, cookies.vera),
      get(house.app, never + path, cookies.vera),
    ]);
    assert.equal(hidden.status, 404, path);
    assert.equal((await hidden.text()).replaceAll(id, none), await nothing.text(), path);
  }
  assert.equal((await get(house.app, item, cookies.vera)).status, 404);
  const written = await post(house.app, `${request}/form/about`, cookies.vera, { basis: "0", objective: "theirs" });
  assert.equal(written.status, 404);
});

test("a request that came on paper is entered by the secretariat and read by its State at once", async () => {
  const entered = await post(house.app, "/en/assistance/requests", cookies.edda, {
    kind: "assistance",
    language: "ru",
    from: "XLE",
    "arrived-by": "national-report",
    "received-day": "1",
    "received-month": "3",
    "received-year": "2026",
  });
  assert.equal(entered.status, 303);
  const request = entered.headers.get("location") ?? "";
  assert.equal((await get(house.app, request, cookies.vera)).status, 200);
  const missing = await post(house.app, "/en/assistance/requests", cookies.edda, {
    kind: "assistance",
    language: "ru",
  });
  assert.equal(missing.status, 422);
});
