import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, StateCode } from "#db/ids.ts";
import { languages } from "#i18n/languages.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn, there } from "#test/people.ts";
import { readAllAsPublic } from "#test/public-places.ts";
import { aRequest } from "#test/requests.ts";
import { setUpTexts } from "#test/texts.ts";
import { listAwaiting } from "#web/awaiting/awaiting.tsx";
import { beginRequest } from "../requests/begin-request.ts";
import { chooseAudience } from "../requests/choose-audience.ts";
import { moveRequest } from "../requests/move-request.ts";
import { narrowPart } from "../requests/narrow-part.ts";
import { narrowRequest } from "../requests/narrow-request.ts";
import { listAskingOrganisations } from "../requests/request.queries.ts";
import { takeRequestStep } from "../requests/take-step.ts";
import { writeFields } from "../requests/write-fields.ts";
import { agreeToPublication } from "./agree-to-publication.ts";
import { endPublication } from "./end-publication.ts";
import { proposeSummary } from "./propose-summary.ts";
import { contactIn, shownStanding } from "./publication.ts";

// The doors and the database have one clock here: what waits is told by the database.
const house = await openTestApp({ at: Temporal.Now.instant().toString() });
await setUpTexts(house.database);
await house.database.owner.updateTable("instance").set({ consent_delay_hours: 24 }).execute();
const people = {
  state: await signIn(house.database, "layla"),
  secretariat: await signIn(house.database, "edda"),
  expert: await signIn(house.database, "sanna"),
  otherState: await signIn(house.database, "vera"),
  organisation: await signIn(house.database, "marlo"),
  administrator: await signIn(house.database, "noor"),
};
const cookies = {
  layla: await house.cookieOf("ليلى النضيري"),
  vera: await house.cookieOf("Вера Лесова"),
  edda: await house.cookieOf("Edda Marlow"),
};
const agreed = { summary: { en: "Murkelbane needs a law" }, inCapacity: "Permanent Representative" };
// The first stands in a field for everybody, the others in fields for fewer: no public place has them.
const forAll = "A law on export control";
const forFewer = ["words for states", "words for committee", "words for named-providers", "Zelda Ombrook"];

type Who = keyof typeof people;
async function as<T>(who: Who, act: (work: Work) => Promise<T>): Promise<T> {
  return there(await house.access.transact(people[who], async (work) => ({ value: await act(work) }))).value;
}

let ahead = 0;
async function aDayPasses(): Promise<void> {
  ahead += 25;
  await as("administrator", (work) =>
    sql`insert into clock_move (id, ahead, moved_by)
      values (gen_random_uuid(), make_interval(hours => ${ahead}), ${work.actor.id})`.execute(work.db),
  );
}

async function circulated(audience: "public" | "states" = "public"): Promise<{ id: AssistanceRequestId; at: string }> {
  const id = await as("state", (work) => aRequest(work, { audience, everyLevel: true }));
  return { id, at: await circulate(id, "state") };
}

/** Sends a request on its way to everybody it is for; gives where its public page would be. */
async function circulate(id: AssistanceRequestId, by: Who): Promise<string> {
  await as(by, (work) => moveRequest(work, id, "submit"));
  const details = { channel: "telephone", with: "the Mission" };
  await as("secretariat", (work) => moveRequest(work, id, "authenticate", { details }));
  await as("secretariat", (work) => {
    const windowEndsAt = work.at.add({ hours: 150 }).toString();
    return moveRequest(work, id, "acknowledge", { details: { windowEndsAt } });
  });
  assert.ok((await as(by, (work) => takeRequestStep(work, id, { step: "waive", words: "NV/1" }))).ok);
  await as("secretariat", (work) => moveRequest(work, id, "circulate"));
  const { reference } = await house.database.owner
    .selectFrom("assistance_request")
    .where("id", "=", id)
    .select("reference")
    .executeTakeFirstOrThrow();
  return `/assistance/requests-shown/${reference}`;
}

/** What the public finds of a request: on its page, in the list, in the tables, in every language; nothing, or all of it. */
async function publicFinds(at: string): Promise<"all" | "nothing"> {
  const reference = at.split("/").at(-1) ?? "";
  const never = at.replace(reference, "AR-ZZZZZZ");
  let found: "all" | "nothing" | undefined;
  for (const language of languages) {
    const [page, nobody, list] = await Promise.all([
      get(house.app, `/${language}${at}`),
      get(house.app, `/${language}${never}`),
      get(house.app, `/${language}/assistance/requests-shown`),
    ]);
    const [text, nothing, listed] = [await page.text(), await nobody.text(), await list.text()];
    if (page.status === 404)
      assert.equal(text.replaceAll(reference, "AR-ZZZZZZ"), nothing, "as one that never existed");
    else assert.ok(page.status === 200 && text.includes(agreed.summary.en), language);
    for (const words of [...forFewer, "Permanent Representative", "Layla"]) assert.ok(!text.includes(words), words);
    const now = page.status === 404 ? "nothing" : "all";
    assert.equal(listed.includes(reference), now === "all", `${language}: the list and the page say the same`);
    assert.ok(found === undefined || found === now, "every language says the same");
    found = now;
  }
  const tables = (await readAllAsPublic(house)).map(({ text }) => text).join("\n");
  assert.equal(tables.includes(reference), found === "all", "the tables and the page say the same");
  for (const words of forFewer) assert.ok(!tables.includes(words), words);
  return found ?? "nothing";
}

test("the public reads a summary from its moment to its end, and never anything else", async () => {
  const { id, at } = await circulated();
  assert.equal(await publicFinds(at), "nothing", "circulated");
  assert.ok((await as("expert", (work) => proposeSummary(work, id, { summary: agreed.summary }))).ok);
  assert.equal(await publicFinds(at), "nothing", "proposed");
  assert.ok((await as("state", (work) => agreeToPublication(work, id, agreed))).ok);
  assert.equal(await publicFinds(at), "nothing", "agreed to, and waiting");
  const own = async (): Promise<string> =>
    await (await get(house.app, `/en/assistance/requests/${id}`, cookies.layla)).text();
  assert.match(await own(), /Everybody, on the website, from [^<]+: a summary was agreed to/);
  assert.doesNotMatch(await own(), /only once you agree/);
  await aDayPasses();
  assert.equal(await publicFinds(at), "all", "its moment came: what was kept of before is not given again");
  assert.match(await (await get(house.app, `/ar${at}`)).text(), new RegExp(forAll));

  const part = { item: 0, name: "objective" } as const;
  assert.ok((await as("state", (work) => narrowPart(work, id, { part, audience: "committee" }))).ok);
  assert.doesNotMatch(await (await get(house.app, `/ar${at}`)).text(), new RegExp(forAll), "a field for fewer is gone");
  assert.equal(await publicFinds(at), "all");
  assert.ok((await as("state", (work) => endPublication(work, id))).ok);
  assert.equal(await publicFinds(at), "nothing", "ended");
  assert.match(await own(), /only once you agree/);
  assert.deepEqual(await as("state", (work) => endPublication(work, id)), { ok: false, reason: "ended-already" });
});

test("fewer may see the request, and its public page is gone from the next request on", async () => {
  const { id, at } = await circulated();
  assert.ok((await as("state", (work) => agreeToPublication(work, id, agreed))).ok);
  await aDayPasses();
  assert.equal(await publicFinds(at), "all");
  const fewer = { audience: "states", named: [], words: "" } as const;
  assert.ok((await as("state", (work) => narrowRequest(work, id, { ...fewer, named: [] }))).ok);
  assert.equal(await publicFinds(at), "nothing");
  assert.ok((await as("state", (work) => endPublication(work, id))).ok, "what is kept back is ended as well");
});

test("only who asks agrees, only to what is for everybody, and past every act the database keeps it so", async () => {
  const { id } = await circulated();
  await assert.rejects(as("secretariat", (work) => agreeToPublication(work, id, agreed)));
  await assert.rejects(as("otherState", (work) => agreeToPublication(work, id, agreed)));
  await assert.rejects(as("state", (work) => proposeSummary(work, id, agreed)));
  const forStates = await circulated("states");
  const refused = { ok: false, reason: "not-now" } as const;
  assert.deepEqual(await as("state", (work) => agreeToPublication(work, forStates.id, agreed)), refused);
  assert.deepEqual(await as("expert", (work) => proposeSummary(work, forStates.id, agreed)), refused);
  const insert = (work: Work, request: AssistanceRequestId, summary: object) =>
    work.db
      .insertInto("request_publication")
      .values({
        id: crypto.randomUUID() as never, // an id of the test's own
        request_id: request,
        summary: JSON.stringify(summary),
        in_capacity: "x",
        given_by: work.actor.id,
        given_at: work.at,
        effective_at: work.at,
      })
      .execute();
  await assert.rejects(as("secretariat", (work) => insert(work, id, agreed.summary)));
  await assert.rejects(as("state", (work) => insert(work, forStates.id, agreed.summary)));
  await assert.rejects(as("state", (work) => insert(work, id, { en: "x".repeat(3001) })));
});

test("an organisation that asks on behalf of a State agrees for itself: no State is named to all", async () => {
  const id = await as("organisation", async (work) => {
    const [organisation] = await listAskingOrganisations(work.db);
    assert.ok(organisation);
    const from = { organisation: organisation.id, states: ["XLE" as StateCode] };
    const begun = await beginRequest(work, { kind: "assistance", from, language: "en" });
    assert.ok(begun.ok);
    const written = { request: begun.id, item: 0, basedOn: 0 };
    const field = { name: "objective", value: forAll, audience: "public" } as const;
    assert.ok((await writeFields(work, { ...written, fields: [field] })).ok);
    assert.ok((await chooseAudience(work, begun.id, { audience: "public", named: [], basedOn: 1 })).ok);
    return begun.id;
  });
  const at = await circulate(id, "organisation");
  await assert.rejects(
    as("otherState", (work) => agreeToPublication(work, id, agreed)),
    NotFound,
  );
  assert.ok((await as("organisation", (work) => agreeToPublication(work, id, agreed))).ok);
  await aDayPasses();
  assert.equal(await publicFinds(at), "all");
  const page = await (await get(house.app, `/ru${at}`)).text();
  const names = await house.database.owner
    .selectFrom("state_name")
    .where("state_code", "=", "XLE" as StateCode)
    .select("short")
    .execute();
  for (const { short } of names) assert.ok(!page.includes(short.ru), short.ru);
});

test("two who agree at once: one agreement stands, and the other is told with the words still there", async () => {
  const { id } = await circulated();
  const both = await Promise.all([1, 2].map(() => as("state", (work) => agreeToPublication(work, id, agreed))));
  assert.deepEqual(
    both.filter(({ ok }) => !ok),
    [{ ok: false, reason: "agreed-already" }],
  );
  const late = await post(house.app, `/ar/assistance/requests/${id}/publication`, cookies.layla, {
    step: "agree",
    "summary-ar": "صيغة ثانية",
    "in-capacity": "الممثل الدائم",
  });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /صيغة ثانية/);
});

test("who asks is told of a proposal, looks at the public page, agrees, and may take it back", async () => {
  const { id, at } = await circulated();
  const [page, request] = [`/en/assistance/requests/${id}/publication`, `/en/assistance/requests/${id}`];
  const textOf = async (path: string, cookie = cookies.layla) => await (await get(house.app, path, cookie)).text();
  const lines = async () => {
    const { waits, follows } = there(await house.access.withActor(people.state, (visit) => listAwaiting(visit, "en")));
    return [...waits, ...follows].filter(({ href }) => href === page).map(({ sentence }) => sentence);
  };
  assert.deepEqual(await lines(), []);
  const proposed = await post(house.app, `${page}/proposals`, cookies.edda, { "summary-en": "Murkelbane needs help" });
  assert.equal(proposed.status, 303);
  assert.match((await lines()).join(), /was proposed: agree, change or leave it/);
  assert.match(await textOf(page), /Murkelbane needs help/);
  assert.equal((await get(house.app, page, cookies.vera)).status, 404);

  const wrong = await post(house.app, page, cookies.layla, { step: "look", "summary-fr": "Une loi".repeat(600) });
  assert.equal(wrong.status, 422);
  const wrongText = await wrong.text();
  assert.match(wrongText, /Une loiUne loi/);
  assert.match(wrongText, /id="summary-fr-error"[\s\S]*id="in-capacity-error"/);
  const none = await post(house.app, page, cookies.layla, { step: "look", "in-capacity": "Chargé" });
  assert.equal(none.status, 422);
  assert.match(await none.text(), /id="summary-en-error"/);

  const words = { "summary-en": agreed.summary.en, "summary-ar": "تحتاج إلى قانون", "in-capacity": "Chargé" };
  const looked = await post(house.app, page, cookies.layla, { step: "look", ...words });
  assert.equal(looked.status, 200);
  const preview = await looked.text();
  assert.match(preview, /class="preview"[\s\S]*Murkelbane needs a law[\s\S]*تحتاج إلى قانون/);
  for (const hidden of forFewer) assert.ok(!preview.includes(hidden), hidden);
  assert.equal((await post(house.app, page, cookies.layla, { step: "agree", ...words })).status, 303);
  assert.match((await lines()).join(), /opens on .* you can still take it back/);
  assert.match(await textOf(request), /On the website[\s\S]*waits until/);
  assert.match(await textOf(request, cookies.edda), /On the website[\s\S]*waits until/);
  assert.doesNotMatch(await textOf(request, cookies.vera), /On the website/);
  await aDayPasses();
  assert.match(await textOf(request), new RegExp(`Shown to everybody since[\\s\\S]*href="/en${at}"`));
  assert.equal((await post(house.app, `${page}/ending`, cookies.layla, {})).status, 303);
  assert.equal((await get(house.app, `/en${at}`)).status, 404);
  assert.equal((await post(house.app, `${page}/ending`, cookies.layla, {})).status, 409);
});

test("a summary that repeats the contact is told, and everybody is told nothing of offers", () => {
  const contact = "Zelda Ombrook, First Secretary\nz@example.org";
  assert.deepEqual(contactIn({ fr: "Écrire à ZELDA  OMBROOK." }, contact), ["Zelda Ombrook"]);
  assert.deepEqual(contactIn({ en: "A law is needed" }, contact), []);
  assert.deepEqual(contactIn({ en: "A law is needed" }, undefined), []);
  for (const standing of ["circulated", "offers-received", "matched"] as const)
    assert.equal(shownStanding({ standing, isDelivered: false }), "open");
  assert.equal(shownStanding({ standing: "closed", isDelivered: true }), "delivered");
  assert.equal(shownStanding({ standing: "closed", isDelivered: false }), "over");
});
