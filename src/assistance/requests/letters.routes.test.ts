import assert from "node:assert/strict";
import { test } from "node:test";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn, there } from "#test/people.ts";
import { aProvider, aRequest } from "#test/requests.ts";
import { setUpTexts } from "#test/texts.ts";
import { typedDate } from "#ui/typed-form.ts";
import { moveRequest } from "./move-request.ts";

const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
const { app, access, database } = house;
await setUpTexts(database);
const [layla, edda] = [await signIn(database, "layla"), await signIn(database, "edda")];
const [state, secretariat, expert] = [
  await house.cookieOf("ليلى النضيري"),
  await house.cookieOf("Edda Marlow"),
  await house.cookieOf("Sanna Rielke"),
];

test("the secretariat begins the letters about a request from its page; what may not be begun is not there", async () => {
  const named = await aProvider(database, { organisation: "Halden Harbour Centre" });
  const id = there(
    await access.transact(layla, (work) => aRequest(work, { audience: "named-providers", named: [named] })),
  );
  const move = async (token: string, ...[event, details]: [Parameters<typeof moveRequest>[2], object?]) =>
    there(
      await access.transact(token, async (work) => {
        await moveRequest(work, id, event, { details: details ?? {} });
        return true;
      }),
    );
  await move(layla, "submit");
  await move(edda, "authenticate", { with: "The Permanent Mission", channel: "telephone" });

  const page = async (path: string, cookie = secretariat) => {
    const answer = await get(app, path, cookie);
    return { status: answer.status, text: await answer.text() };
  };
  const request = `/assistance/requests/${id}`;
  assert.match((await page(`/en${request}`)).text, /Begin the acknowledgement/);
  assert.doesNotMatch((await page(`/en${request}`, expert)).text, /Begin the/);
  const form = await page(`/en${request}/letters/acknowledgement`);
  assert.equal(form.status, 200);
  assert.match(form.text, /Nadhira/, "to whom it goes");
  assert.match((await page(`/ar${request}/letters/acknowledgement`)).text, /بدء الإقرار بالاستلام/);
  assert.equal((await page(`/en${request}/letters/circulation`)).status, 404, "it is not ready");
  assert.equal((await page(`/en${request}/letters/acknowledgement`, expert)).status, 403);

  const send = (kind: string, fields: Record<string, string>) =>
    post(app, `/en${request}/letters/${kind}`, secretariat, { channel: "hand-over", ...fields });
  const past = await send("acknowledgement", { ...typedDate("dated", "2026-02-27"), enclosed: "yes" });
  assert.equal(past.status, 422);
  const again = await past.text();
  assert.match(again, /cannot bear a day that has passed/);
  assert.match(again, /value="27"/, "what was typed is still there");
  assert.match(again, /name="enclosed"[^>]*checked/);
  const begun = await send("acknowledgement", { ...typedDate("dated", "2026-03-02"), enclosed: "yes" });
  assert.equal(begun.status, 303);
  const run = (begun.headers.get("location") ?? "").replace(/\?.*/, "");
  assert.match(run, /^\/en\/letters\/runs\//);
  assert.match((await page(run)).text, /Acknowledgement of a request/);
  assert.equal((await send("acknowledgement", typedDate("dated", "2026-03-02"))).status, 409);
  const shown = (await page(`/en${request}`)).text;
  assert.match(shown, new RegExp(`href="${run}"`));
  assert.doesNotMatch(shown, /Begin the acknowledgement/);
  assert.doesNotMatch((await page(`/en${request}`, state)).text, /letters\/runs/);

  await move(edda, "acknowledge", { windowEndsAt: "2026-03-09T21:00:00Z" });
  await move(layla, "waive");
  const dates = { ...typedDate("dated", "2026-03-03"), ...typedDate("reply", "2026-05-04") };
  assert.match((await page(`/en${request}/letters/circulation`)).text, /Halden Harbour/);
  assert.equal((await send("circulation", { ...dates, ...typedDate("reply", "2026-03-03") })).status, 422);
  assert.equal((await send("circulation", dates)).status, 303);
  assert.equal((await send("circulation", dates)).status, 409, "whom it names is written to already");
});
