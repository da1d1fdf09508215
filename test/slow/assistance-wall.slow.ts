import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import type { Work } from "#access/work.ts";
import { audienceRank, audiences } from "#assistance/audience.ts";
import { moveRequest } from "#assistance/requests/move-request.ts";
import { takeRequestStep } from "#assistance/requests/take-step.ts";
import type { AssistanceRequestId, ProviderId, StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import { get, openTestApp, type TestApp } from "../app.ts";
import { signIn, there } from "../people.ts";
import { aProvider, aRequest } from "../requests.ts";
import { setUpTexts } from "../texts.ts";

// Every reader, every level, every channel. Requests come one after the other, the widest first; whoever may not read the one that came
// finds every page, file, feed, count and answer exactly as it was before, and its address answers as one that never existed.

const at = "2026-03-02T15:00:00Z";
const state = "XNA" as StateCode;

/** From which level on each reader reads a request that was circulated. */
const readers = {
  expert: { name: "Sanna Rielke", from: 1 },
  secretariat: { name: "Edda Marlow", from: 1 },
  chair: { name: "Leto Varandis", from: 1 },
  member: { name: "Pia Tennant", from: 2 },
  "named provider": { name: "Iskra Vondel", from: 3 },
  "other State": { name: "Вера Лесова", from: 5 },
  administrator: { name: "Noor Halvard", from: 9 },
  public: { name: undefined, from: 9 },
} as const satisfies Record<string, { name: string | undefined; from: number }>;
type Reader = keyof typeof readers;

const wordOf = (audience: Audience): string => `Zanthrax-${audience}`;

test("each request is found by those it is for in every place, and by nobody else in any", async (t) => {
  const house = await openTestApp({ at });
  await setUpTexts(house.database); // with the cast, and the organisation of its provider
  const named = await aProvider(house.database, { organisation: "Halden Harbour Centre" });
  const cookies = new Map<Reader, string>();
  for (const [reader, { name }] of Object.entries(readers) as [Reader, { name?: string }][])
    if (name) cookies.set(reader, await house.cookieOf(name));
  const never = "00000000-0000-7000-8000-00000000dead" as AssistanceRequestId;
  let before = await lookEverywhere(house, cookies, never);

  for (const audience of audiences.toReversed())
    await t.test(audience, async () => {
      const id = await circulated(house, audience, named);
      const { reference } = await house.database.owner
        .selectFrom("assistance_request")
        .where("id", "=", id)
        .select("reference")
        .executeTakeFirstOrThrow();
      const after = await lookEverywhere(house, cookies, id);
      for (const [reader, places] of after) {
        const mayRead = readers[reader].from <= audienceRank(audience);
        const text = [...places.values()].join("\n");
        if (mayRead) {
          assert.ok(text.includes(wordOf(audience)), `${reader} reads ${audience}`);
          continue;
        }
        for (const secret of [wordOf(audience), reference, id])
          assert.deepEqual(
            [...places].filter(([, answer]) => answer.includes(secret)).map(([place]) => place),
            [],
            `${reader} finds ${secret}`,
          );
        for (const [place, answer] of places)
          assert.equal(answer, before.get(reader)?.get(place), `${place} tells ${reader} that something came`);
      }
      before = await lookEverywhere(house, cookies, never);
    });

  await t.test("a planted leak is found", async () => {
    const plant = (sql: string) => ownerSays(house, sql);
    await plant("create policy planted on app.assistance_request for select to app_user using (true)");
    const id = await circulated(house, "secretariat", named);
    const after = await lookEverywhere(house, cookies, id);
    assert.notDeepEqual(after.get("other State"), before.get("other State"));
    await plant("drop policy planted on app.assistance_request");
  });
});

async function ownerSays(house: TestApp, sql: string): Promise<void> {
  const client = new pg.Client(house.database.roles.app_owner);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A request at a level, with a word of its own in each of its fields, taken as far as its State lets it go. */
async function circulated(house: TestApp, audience: Audience, named: ProviderId): Promise<AssistanceRequestId> {
  const { database, access } = house;
  const who = { state: await signIn(database, "layla"), secretariat: await signIn(database, "edda") };
  const as = async <T>(by: keyof typeof who, act: (work: Work) => Promise<T>): Promise<T> =>
    there(await access.transact(who[by], async (work) => ({ value: await act(work) }))).value;
  const id = await as("state", (work) =>
    aRequest(work, {
      state,
      audience,
      named: [named],
      fields: [{ name: "need", value: wordOf(audience), audience: "public" }],
    }),
  );
  await as("state", (work) => moveRequest(work, id, "submit"));
  await as("secretariat", (work) =>
    moveRequest(work, id, "authenticate", { details: { channel: "telephone", with: "the Mission" } }),
  );
  await as("secretariat", (work) =>
    moveRequest(work, id, "acknowledge", { details: { windowEndsAt: "2026-03-09T22:00:00Z" } }),
  );
  if (audienceRank(audience) < 3) return id;
  await as("state", (work) => takeRequestStep(work, id, { step: "waive", words: "" }));
  await as("secretariat", (work) => moveRequest(work, id, "circulate"));
  return id;
}

type Places = Map<string, string>;

/** What each reader finds: every page without a place in its address, every page about this request, every table and function. */
async function lookEverywhere(
  house: TestApp,
  cookies: ReadonlyMap<Reader, string>,
  id: AssistanceRequestId,
): Promise<Map<Reader, Places>> {
  const found = new Map<Reader, Places>();
  for (const reader of Object.keys(readers) as Reader[]) {
    const places: Places = new Map();
    const cookie = cookies.get(reader);
    for (const path of addresses(house)) {
      const address = path.replace(/:id\b/, id).replaceAll(/:\w+/g, "00000000-0000-7000-8000-000000000001");
      const answer = await get(house.app, address, cookie);
      assert.ok(answer.status < 500, `${address} answered ${answer.status}`);
      const isText = /text|json|xml/.test(answer.headers.get("content-type") ?? "");
      const body = isText ? await answer.text() : Buffer.from(await answer.arrayBuffer()).toString("latin1");
      places.set(path, `${answer.status} ${steady(body, id)}`);
    }
    for (const [place, text] of await readAllAs(house, cookie)) places.set(place, text);
    found.set(reader, places);
  }
  return found;
}

/** Pages of the site in English, and what is the same for every language; pages about something else than a request stand once. */
function addresses({ app }: TestApp): string[] {
  const paths = app.routes
    .filter(({ method, path }) => method === "GET" && !path.includes("*"))
    .map(({ path }) => path.replace(/\/:lang\{[^}]*\}/, "/en"));
  return [...new Set(paths)].filter(
    // The sign-in draws a challenge anew each time it is asked.
    (path) =>
      !path.includes("passkey") &&
      (!path.includes(":") || (path.includes("/assistance/requests/:id") && !path.startsWith("/assets"))),
  );
}

/** What differs from one answer to the next whatever is asked: the address itself, an incident's number. */
function steady(body: string, id: AssistanceRequestId): string {
  return body.replaceAll(id, ":id").replaceAll(/incident [0-9a-f]{8}/g, "incident");
}

/** Every table and column that this person's own connection reads. */
async function readAllAs(house: TestApp, cookie: string | undefined): Promise<[string, string][]> {
  const client = new pg.Client(cookie ? house.database.roles.app_user : house.database.roles.app_public);
  await client.connect();
  try {
    await client.query("begin");
    if (cookie) await client.query("select set_config('app.token', $1, true)", [await tokenOf(house, cookie)]);
    const { rows: tables } = await client.query(`
      select k.relname as name, string_agg(quote_ident(a.attname), ', ') as columns
      from pg_class k join pg_namespace n on n.oid = k.relnamespace and n.nspname = 'app'
      join pg_attribute a on a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(k.oid, a.attnum, 'select')
      where k.relkind in ('r', 'v', 'p') group by k.relname order by k.relname`);
    const read: [string, string][] = [];
    for (const { name, columns } of tables) {
      if (name === "act_of_reading" || name === "public_edition") continue; // the edition of public pages moves with anything
      const { rows } = await client.query(`select ${columns} from app.${name}`);
      read.push([`table ${name}`, JSON.stringify(rows)]);
    }
    return read;
  } finally {
    await client.end();
  }
}

const tokens = new Map<string, string>();

/** A token of the database for the person behind a cookie: the same person, asked past every page. */
async function tokenOf(house: TestApp, cookie: string): Promise<string> {
  const known = tokens.get(cookie);
  if (known) return known;
  const page = await (await get(house.app, "/en/awaiting", cookie)).text();
  const key = {
    Sanna: "sanna",
    Edda: "edda",
    Leto: "leto",
    Pia: "pia",
    Iskra: "iskra",
    Вера: "vera",
    Noor: "noor",
  } as const;
  const found = Object.entries(key).find(([name]) => page.includes(name));
  assert.ok(found, "somebody of the cast is signed in");
  const token = await signIn(house.database, found[1]);
  tokens.set(cookie, token);
  return token;
}
