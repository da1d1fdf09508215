import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "#access/work.ts";
import type { ActivityId, StateCode } from "#db/ids.ts";
import { get, openTestApp, post, url } from "#test/app.ts";
import { signIn } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { beginActivity } from "../activities/begin-activity.ts";
import { moveActivity } from "../activities/move-activity.ts";
import { showActivity } from "../activities/show-activity.ts";

const { database, access, app, cookieOf } = await openTestApp({ at: "2026-12-02T15:00:00Z" });
await setUpTexts(database);
const edda = await cookieOf("Edda Marlow");
const layla = await cookieOf("ليلى النضيري");
const tokens = { edda: await signIn(database, "edda"), leto: await signIn(database, "leto") };

async function as<T>(who: keyof typeof tokens, does: (work: Work) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await access.transact(tokens[who], async (work) => {
    result = await does(work);
    return { ok: true };
  });
  return result as T; // the work was done
}

const begun = await as("edda", (work) =>
  beginActivity(work, {
    ...{ title: "Workshop", language: "en", kind: "workshop", mode: "in-person", place: "Nahrain", hostState: null },
    ...{ timeZone: "UTC", region: null, subjects: [], languages: ["en"], objective: null, description: "", link: "" },
    ...{
      source: "Invented",
      organisers: [],
      organisations: [],
      experts: [],
      states: ["XNA" as StateCode],
      owner: null,
    },
    time: { from: "2027-02-08", before: "2027-02-11", precision: "days", daysLong: null },
  }),
);
assert.ok(begun.ok);
const id: ActivityId = begun.id;
const path = `/en/outreach/activities/${id}/documents`;

function send(cookie: string, file: File | undefined, fields: Record<string, string>): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  if (file) body.set("file", file);
  return Promise.resolve(app.request(url + path, { method: "POST", headers: { origin: url, cookie }, body }));
}

const note = new File(["Information note\nHighlights of the workshop."], "note.txt", { type: "text/plain" });
const fields = { kind: "information-note", language: "en", shown: "yes" };

test("a file that is none, too large, of another type or hostile is refused at its field, and what was chosen stays", async () => {
  const program = new File([new Uint8Array([0x4d, 0x5a, 0, 1, 2])], "note.pdf", { type: "application/pdf" });
  const huge = new File([new Uint8Array(5 * 1024 * 1024 + 1)], "note.pdf");
  for (const [file, words] of [
    [undefined, /Choose a file/],
    [program, /no PDF, Word or plain text/],
    [huge, /larger than 5 MB/],
  ] as const) {
    const answer = await send(edda, file, fields);
    assert.equal(answer.status, 422);
    const page = await answer.text();
    assert.match(page, words);
    assert.match(page, /value="information-note" selected/);
  }
});

test("everybody takes what is shown of an activity that is shown, and nothing before or besides", async () => {
  assert.equal((await send(layla, note, fields)).status, 403);
  assert.equal((await send(edda, note, fields)).status, 303);
  assert.equal((await send(edda, note, fields)).status, 409);
  const secret = new File(["For the Committee"], "inside.txt", { type: "text/plain" });
  assert.equal((await send(edda, secret, { ...fields, kind: "report", shown: "no" })).status, 303);
  const addresses = [
    ...(await (await get(app, path, edda)).text()).matchAll(
      /href="(\/en\/outreach\/activities\/[\w-]+\/documents\/[\w-]+)"/g,
    ),
  ].map(([, address = ""]) => address);
  assert.equal(addresses.length, 2);
  const taken = async (): Promise<number[]> =>
    Promise.all(addresses.map(async (address) => (await get(app, address)).status));
  assert.deepEqual(await taken(), [404, 404]);
  for (const [who, event] of [
    ["edda", "check"],
    ["edda", "consult"],
    ["leto", "approve"],
  ] as const)
    await as(who, (work) => moveActivity(work, id, event, { words: "Nobody is concerned." }));
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  assert.deepEqual(await taken(), [200, 404]);
  const file = await get(app, addresses[0] ?? "");
  assert.match(file.headers.get("content-disposition") ?? "", /^attachment; filename="note.txt"/);
  assert.match(await (await get(app, `/ar/outreach/activities/${id}`)).text(), /note\.txt/);
  assert.doesNotMatch(await (await get(app, `/ar/outreach/activities/${id}`)).text(), /inside\.txt/);
  await as("edda", (work) => showActivity(work, id, { shown: false }));
  assert.deepEqual(await taken(), [404, 404]);
  await as("leto", (work) => moveActivity(work, id, "cancel", { words: "The host withdrew." }));
  const ending = await post(app, `${addresses[0]}/ending`, edda, {});
  assert.equal(ending.status, 409);
  assert.match(await ending.text(), /This activity has ended/);
  assert.equal((await get(app, addresses[0] ?? "", edda)).status, 200, "an activity that ended keeps its documents");
});
