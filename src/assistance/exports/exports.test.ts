import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { moveClock } from "#access/move-clock.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, RequestPublicationId } from "#db/ids.ts";
import { newId } from "#db/ids.ts";
import { type CastKey, cast } from "#demo/cast.ts";
import { fillCast } from "#demo/fill-cast.ts";
import { letters } from "#documents/extracted.ts";
import { get, openTestApp } from "#test/app.ts";
import { signIn, signInSystem, there } from "#test/people.ts";
import { lookAt, readable } from "#test/public-places.ts";
import { aProvider, aRequest } from "#test/requests.ts";
import { audiences } from "../audience.ts";
import { addItem } from "../requests/add-item.ts";
import { moveRequest } from "../requests/move-request.ts";
import { requestsOnAPage } from "../requests/request.queries.ts";
import { takeRequestStep } from "../requests/take-step.ts";
import { writeFields } from "../requests/write-fields.ts";
import { listWholeRequests } from "./consolidated-list.queries.ts";
import { iatiPath, listFilePath, listFormats, publicListPath } from "./paths.ts";

// One request at each level and one that is published, each with a thing asked for at each level, in words of its own:
// every file, feed and interface holds for each reader exactly the words that are for the reader.

const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
await house.database.owner.transaction().execute(fillCast);
const people = {
  layla: await signIn(house.database, "layla"),
  edda: await signIn(house.database, "edda"),
  sanna: await signIn(house.database, "sanna"),
  pia: await signIn(house.database, "pia"),
  iskra: await signIn(house.database, "iskra"),
  noor: await signIn(house.database, "noor"),
  system: await signInSystem(house.database),
};
const named = await aProvider(house.database, { organisation: "Halden Harbour Centre" });

async function as<T>(who: keyof typeof people, act: (work: Work) => Promise<T>): Promise<T> {
  return there(await house.access.transact(people[who], async (work) => ({ value: await act(work) }))).value;
}

/** "VelAFdorn": in the request of the first level, what is for the sixth. G is the request that is published. */
const wordOf = (request: number, level: number): string => `Vel${"ABCDEFG"[request]}${"ABCDEF"[level]}dorn`;
const everyWord = Array.from({ length: 7 }, (_, request) =>
  audiences.map((__, level) => wordOf(request, level)),
).flat();
const summary = "Sumdorn in the words that the State agreed to";

async function fill(request: number): Promise<AssistanceRequestId> {
  const audience = audiences[Math.min(request, 5)] ?? "public";
  const id = await as("layla", async (work) => {
    const id = await aRequest(work, {
      audience,
      named: [named],
      fields: [
        { name: "need", value: wordOf(request, 0), audience: "secretariat" },
        { name: "kinds", value: '["legislative"]', audience: "public" },
      ],
    });
    let { revision } = await work.db
      .selectFrom("assistance_request")
      .where("id", "=", id)
      .select("revision")
      .executeTakeFirstOrThrow();
    for (const level of [1, 2, 3, 4, 5]) {
      const item = await addItem(work, id, { basedOn: revision });
      assert.ok(item.ok);
      const field = { name: "need" as const, value: wordOf(request, level), audience: audiences[level] ?? "public" };
      const written = await writeFields(work, {
        request: id,
        item: item.item,
        fields: [field],
        basedOn: item.revision,
      });
      assert.ok(written.ok);
      revision = written.revision;
    }
    const contact = {
      name: "contact" as const,
      value: "Qorvandel, First Secretary",
      audience: "all-providers" as const,
    };
    assert.ok((await writeFields(work, { request: id, item: 0, fields: [contact], basedOn: revision })).ok);
    return id;
  });
  await as("layla", (work) => moveRequest(work, id, "submit"));
  const channel = { details: { channel: "telephone", with: "the Mission" } };
  await as("edda", (work) => moveRequest(work, id, "authenticate", channel));
  await as("edda", (work) =>
    moveRequest(work, id, "acknowledge", { details: { windowEndsAt: "2026-03-09T22:00:00Z" } }),
  );
  if (request < 2) return id; // held as confidential
  assert.ok((await as("layla", (work) => takeRequestStep(work, id, { step: "waive", words: "NV/1" }))).ok);
  await as("edda", (work) => moveRequest(work, id, "circulate"));
  return id;
}

const ids: AssistanceRequestId[] = [];
for (const request of Array(7).keys()) ids.push(await fill(request));
const published = ids[6] as AssistanceRequestId; // the seventh
const { reference } = await house.database.owner
  .selectFrom("assistance_request")
  .where("id", "=", published)
  .select("reference")
  .executeTakeFirstOrThrow();

async function publish(words: string, at = house.access.now()): Promise<RequestPublicationId> {
  const id = newId<RequestPublicationId>();
  const account = await house.database.owner
    .selectFrom("account")
    .where("name", "=", nameOf("layla"))
    .select("id")
    .executeTakeFirstOrThrow();
  await house.database.owner
    .insertInto("request_publication")
    .values({
      id,
      request_id: published,
      summary: JSON.stringify({ en: words }),
      in_capacity: "Permanent Representative",
      given_by: account.id,
      given_at: at,
      effective_at: at,
    })
    .execute();
  return id;
}

function nameOf(key: CastKey): string {
  return cast.find((one) => one.key === key)?.name ?? "";
}

/** The text of an answer in whatever form it comes. */
async function textOf(path: string, who?: CastKey): Promise<string> {
  const answer = await get(house.app, path, who && (await house.cookieOf(nameOf(who))));
  assert.equal(answer.status, 200, `${path} answered ${answer.status}`);
  const text = await readable(answer);
  return /\.(pdf|docx)$/.test(path) ? letters(text) : text; // what is printed carries marks of direction
}

const wordsIn = (text: string): string[] => everyWord.filter((word) => text.includes(word));
const publicPaths = [
  ...listFormats.flatMap((format) => [`/en${publicListPath(format)}`, `/ar${publicListPath(format)}`]),
  iatiPath,
  "/en/assistance/requests-shown/feed.atom",
  "/zh/assistance/requests-shown/feed.atom",
  "/api/v1/assistance/requests",
];

test("nothing is given to everybody while nothing is published", async () => {
  for (const path of publicPaths) {
    const answer = await get(house.app, path);
    const isFile = !path.includes("feed") && !path.startsWith("/api");
    assert.equal(answer.status, isFile ? 404 : 200, path);
    const text = await answer.text();
    assert.deepEqual(wordsIn(text), [], path);
    assert.ok(!text.includes("AR-"), path);
  }
});

test("the consolidated list holds what its reader may read of every request, in each form, and says for whom it is", async () => {
  const from = (rank: number): string[] =>
    everyWord.filter((_, n) => Math.min(Math.min(Math.floor(n / 6), 5), n % 6) >= rank).sort();
  for (const [who, rank] of [
    ["edda", 0],
    ["sanna", 0],
    ["pia", 1],
  ] as const)
    for (const format of listFormats) {
      const text = await textOf(`/en${listFilePath(format)}`, who);
      assert.deepEqual(wordsIn(text).sort(), from(rank), `${format} for ${who}`);
      assert.ok(text.includes(nameOf(who).split(" ")[0] ?? ""), `${format} says for whom it is`);
      assert.ok(!text.includes("Qorvandel"), "who is to be reached is on no list");
    }
  const arabic = await textOf(`/ar${listFilePath("docx")}`, "pia");
  assert.deepEqual(wordsIn(arabic).sort(), from(1));
  assert.match(arabic, /القائمةالموحدة/);
});

test("those who only ask or help take no consolidated list, and a stranger signs in first", async () => {
  for (const path of ["/en/assistance/list", ...listFormats.map((format) => `/en${listFilePath(format)}`)]) {
    for (const who of ["layla", "iskra", "noor"] as const)
      assert.equal((await get(house.app, path, await house.cookieOf(nameOf(who)))).status, 403, `${path} for ${who}`);
    assert.equal((await get(house.app, path)).status, 303);
  }
});

test("a published request is everywhere, with the words for everybody and no other", async () => {
  await publish(summary);
  house.access.moveTo("2026-03-04T15:00:00Z");
  for (const path of publicPaths) {
    const text = await textOf(path);
    assert.ok(text.includes(reference), `${path} names it`);
    assert.ok(text.includes("Sumdorn"), `${path} has the summary`);
    assert.deepEqual(wordsIn(text), path.startsWith("/api") ? [wordOf(6, 5)] : [], path);
    assert.ok(!/Qorvandel|Halden/.test(text), `${path} names nobody`);
    assert.equal(
      text.match(/AR-[2-9A-HJ-NP-Z]{6}/g)?.some((one) => one !== reference),
      false,
      `${path} names no other request`,
    );
  }
  const page = await textOf("/en/assistance/list", "edda");
  assert.match(page, /Nothing stands against it/);
  assert.doesNotMatch(await textOf("/ar/assistance/list", "pia"), /IATI’s own schema/);
});

test("nowhere else does everybody find a word of any request: no table, function, address or file", async () => {
  const words = [...everyWord.filter((word) => word !== wordOf(6, 5)), "Qorvandel", "Halden Harbour"];
  const found = await lookAt(house, { state: "XNA", words });
  // That the Centre can help is no secret: it stands in the directory, and nowhere beside a request.
  const directory = /^(table organisation|\/..\/assistance\/providers): Halden Harbour$/;
  assert.deepEqual(
    found.filter((hit) => !directory.test(hit)),
    [],
  );
});

test("the interface for programs gives the fields for everybody, thing by thing", async () => {
  const [request] = JSON.parse(await textOf("/api/v1/assistance/requests"));
  assert.deepEqual(request.fields, { objective: "A law on export control" });
  assert.deepEqual(request.items, [{ kinds: ["legislative"] }, { need: wordOf(6, 5) }]);
  assert.equal(request.asking.invented, true);
  assert.equal(request.standing, "open");
  assert.equal(request.circulatedOn, "2026-03-02");
});

test("the feed tells how a published request moved, and forgets one that is no longer published", async () => {
  house.access.moveTo("2027-03-04T15:00:00Z");
  await as("system", (work) => moveRequest(work, published, "year-passes"));
  const feed = await textOf("/en/assistance/requests-shown/feed.atom");
  assert.match(feed, new RegExp(`<title>${reference} \\([^)]+\\): No longer open</title>`));
  assert.equal(feed.split("<entry>").length - 1, 2);
  await house.database.owner
    .updateTable("request_publication")
    .set((eb) => ({ ended_at: house.access.now(), ended_by: eb.ref("given_by") }))
    .where("request_id", "=", published)
    .execute();
  const empty = await textOf("/en/assistance/requests-shown/feed.atom");
  assert.ok(!empty.includes(reference) && !empty.includes("<entry>"));
  assert.equal((await get(house.app, iatiPath)).status, 404);
  assert.equal((await get(house.app, `/en${publicListPath("csv")}`)).status, 404);
  assert.deepEqual(JSON.parse(await textOf("/api/v1/assistance/requests")), []);
});

test("a summary that waited appears by itself, and an IATI file with a fault is given to nobody", async () => {
  await sql`alter table request_publication drop constraint a_summary_is_words`.execute(house.database.owner);
  await publish(" ", Temporal.Now.instant()); // the database's own clock counts here; no act writes it: a summary without a word
  const feed = "/en/assistance/requests-shown/feed.atom";
  assert.doesNotMatch(await textOf(feed), /<entry>/);
  assert.equal((await get(house.app, iatiPath)).status, 404);
  await as("noor", (work) => moveClock(work, { days: 2, hours: 0 }));
  assert.match(await textOf(feed), /<entry>/);
  const answer = await get(house.app, iatiPath);
  assert.equal(answer.status, 503);
  const words = await answer.text();
  assert.match(words, /cannot be given at the moment/);
  assert.doesNotMatch(words, /line 2|iati-activities/);
  assert.match(await textOf("/en/assistance/list", "edda"), /Schema[\s\S]*line 2[\s\S]*narrative/);
  assert.doesNotMatch(await textOf("/en/assistance/list", "pia"), /line 2/);
});

test("the consolidated list goes past the first page of requests, each once", async () => {
  const sent = await as("layla", async (work) => {
    const ids: AssistanceRequestId[] = [];
    for (let n = 0; n <= requestsOnAPage; n++) {
      const id = await aRequest(work, { audience: "secretariat" });
      await moveRequest(work, id, "submit");
      ids.push(id);
    }
    return ids;
  });
  const found = there(await house.access.withActor(people.edda, listWholeRequests)).map(({ id }) => id);
  assert.equal(new Set(found).size, found.length);
  for (const id of sent) assert.ok(found.includes(id));
});
