import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Work } from "#access/work.ts";
import { registerIncoming } from "#correspondence/incoming/register-incoming.ts";
import { type AssistanceRequestId, type Id, newId, type ProviderId, type StateCode } from "#db/ids.ts";
import type { Audience, RequestEventName } from "#db/schema/assistance.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn } from "#test/people.ts";
import { aStandingProgramme } from "#test/programmes.ts";
import { aProvider, aRequest } from "#test/requests.ts";
import { setUpTexts } from "#test/texts.ts";
import { listSameHelp } from "../help-received/same-subject.queries.ts";
import { acceptOffer } from "../offers/accept-offer.ts";
import { beginDelivery } from "../offers/begin-delivery.ts";
import { endDelivery } from "../offers/end-delivery.ts";
import { makeOffer } from "../offers/make-offer.ts";
import { listMyProviders, listOffers, listRecalls } from "../offers/offer.queries.ts";
import type { Offer } from "../offers/offer.ts";
import { offerActsOn } from "../offers/offer-acts.ts";
import { seeRecall } from "../offers/see-recall.ts";
import { addAnnex } from "./add-annex.ts";
import { beginRequest } from "./begin-request.ts";
import { moveRequest } from "./move-request.ts";
import { narrowPart } from "./narrow-part.ts";
import { narrowRequest } from "./narrow-request.ts";
import { getRequest } from "./request.queries.ts";
import { readList } from "./request-field.ts";

// What somebody with a session of its own tries with SQL, past the acts.

const { database, access, app, cookieOf } = await openTestApp({ at: "2026-12-02T15:00:00Z" });
await setUpTexts(database);
const layla = await cookieOf("ليلى النضيري");
const iskra = await cookieOf("Iskra Vondel");
const tokens = {
  layla: await signIn(database, "layla"),
  vera: await signIn(database, "vera"),
  edda: await signIn(database, "edda"),
  sanna: await signIn(database, "sanna"),
  iskra: await signIn(database, "iskra"),
};
const provider = await aProvider(database, { organisation: "Halden Harbour Centre" });

async function as<T>(who: keyof typeof tokens, does: (work: Work) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await access.transact(tokens[who], async (work) => {
    result = await does(work);
    return { ok: true };
  });
  return result as T; // the work was done
}

function event(who: Work, request: AssistanceRequestId, name: RequestEventName, details: object = {}) {
  return who.db
    .insertInto("request_event")
    .values({
      id: newId<Id<"event of a request">>(),
      request_id: request,
      event: name,
      at: who.at,
      by: who.actor.id,
      words: "",
      details: JSON.stringify(details),
    })
    .execute();
}

const draft = () => as("layla", (work) => aRequest(work));
const asked = [
  { name: "need", value: "Drafting of a law", audience: "public" },
  { name: "subject", value: '[{"template":"m2017","row":"C4.03","weapon":""}]', audience: "public" },
] as const;
async function authenticated(audience: Audience = "all-providers"): Promise<AssistanceRequestId> {
  const id = await as("layla", (work) => aRequest(work, { audience, fields: [...asked] }));
  await authenticate(id);
  return id;
}
async function authenticate(id: AssistanceRequestId): Promise<void> {
  await as("layla", (work) => moveRequest(work, id, "submit"));
  const details = { with: "the Permanent Mission", channel: "telephone" };
  await as("edda", (work) => moveRequest(work, id, "authenticate", { details }));
}
async function circulate(id: AssistanceRequestId): Promise<void> {
  const windowEndsAt = access
    .now()
    .add({ hours: 7 * 24 })
    .toString();
  await as("edda", (work) => moveRequest(work, id, "acknowledge", { details: { windowEndsAt } }));
  await as("layla", (work) => moveRequest(work, id, "waive"));
  await as("edda", (work) => moveRequest(work, id, "circulate"));
}

test("a draft is sent by who asks alone, and answers everybody else as one that never was", async () => {
  const id = await draft();
  const never = newId<AssistanceRequestId>();
  for (const who of ["edda", "vera", "iskra"] as const) {
    const told = await Promise.all(
      [id, never].map((one) => as(who, (work) => event(work, one, "submit")).then(String, (error) => error.message)),
    );
    assert.deepEqual(told, ["there is no such request", "there is no such request"], who);
  }
});

test("the record of acts tells nobody else of a draft", async () => {
  const id = await draft();
  const acts = (who: keyof typeof tokens) =>
    as(who, ({ db }) => db.selectFrom("act").where("subject_id", "=", id).select("verb").execute());
  assert.ok((await acts("layla")).length > 0);
  for (const who of ["edda", "sanna", "vera", "iskra"] as const) assert.deepEqual(await acts(who), [], who);
});

test("the days of a State are not cut short", async () => {
  const id = await authenticated();
  const windowEndsAt = access.now().add({ hours: 1 }).toString();
  await assert.rejects(
    as("edda", (work) => event(work, id, "acknowledge", { windowEndsAt })),
    /the window is as long as the rule says/,
  );
});

test("a request begins as a draft, and nobody writes in the name of another", async () => {
  const id = await draft();
  await assert.rejects(
    as("layla", ({ db, actor, at }) =>
      sql`insert into assistance_request (id, reference, kind, state_code, language, route, arrived_by, audience, begun_by, begun_at, delivered_at, delivered)
          values (${newId()}, 'AR-222222', 'assistance', 'XNA', 'en', 'proper-form', 'here', 'public', ${actor.id}, ${at}, ${at}, true)`.execute(
        db,
      ),
    ),
    /permission denied/,
  );
  const other = await as("vera", async ({ actor }) => actor.id);
  await assert.rejects(
    as("layla", ({ db }) =>
      db
        .updateTable("request_field")
        .set({ value: "other words", written_by: other })
        .where("request_id", "=", id)
        .execute(),
    ),
    /in the name of another/,
  );
});

test("an offer falls with its delivery, never by a hand", async () => {
  const { id } = await withAnOffer("all-providers");
  await assert.rejects(
    as("edda", ({ db, actor, at }) =>
      sql`update offer set ended_by = ${actor.id}, ended_at = ${at}, ended_how = 'failed' where request_id = ${id}`.execute(
        db,
      ),
    ),
    /an offer falls with a delivery/,
  );
});

async function withAnOffer(audience: Audience): Promise<{ id: AssistanceRequestId }> {
  const id = await authenticated(audience);
  const windowEndsAt = access
    .now()
    .add({ hours: 7 * 24 })
    .toString();
  await as("edda", (work) => moveRequest(work, id, "acknowledge", { details: { windowEndsAt } }));
  await as("layla", (work) => moveRequest(work, id, "waive"));
  await as("edda", (work) => moveRequest(work, id, "circulate"));
  await as("iskra", async (work) => {
    const made = await makeOffer(work, id, {
      ...{ provider, programme: null, items: (await getRequest(work, id)).items.map((item) => item.id) },
      ...{ words: "We help", conditions: "", language: "en", from: null, to: null },
    });
    assert.ok(made.ok);
  });
  return { id };
}

test("of offers only both sides, those who serve and the Committee read, in how a request stands too", async () => {
  const { id } = await withAnOffer("states");
  const told = async (who: keyof typeof tokens) => (await as(who, (work) => getRequest(work, id))).told;
  for (const who of ["layla", "edda", "sanna"] as const) assert.equal(await told(who), "offers-received", who);
  for (const who of ["vera", "iskra"] as const) assert.equal(await told(who), "circulated", who);
});

test("a request on paper names its entry in the register, and no entry of somebody else", async () => {
  const entry = await as("edda", (work) =>
    registerIncoming(work, {
      ...{ kind: "assistance-request", receivedOn: "2026-12-01", stateCode: "XVA" as StateCode, organisationId: null },
      ...{ sender: "", theirReference: "", theirDate: null, language: "en", summary: "A request", letter: null },
    }),
  );
  assert.ok(entry.ok);
  const paper = { arrivedBy: "letter", receivedOn: "2026-12-01", incoming: entry.id } as const;
  const begin = (state: string) =>
    as("edda", (work) =>
      beginRequest(work, { kind: "assistance", from: { state: state as StateCode }, language: "en", paper }),
    );
  assert.deepEqual(await begin("XNA"), { ok: false, reason: "from-another" });
  assert.ok((await begin("XVA")).ok);
});

test("what came of a request is in the history for both sides and the Committee, and for fewer where its words are", async () => {
  const { id } = await withAnOffer("states");
  const offer = await as("layla", async ({ db }) =>
    db.selectFrom("offer").where("request_id", "=", id).select("id").executeTakeFirstOrThrow(),
  );
  await as("layla", (work) => acceptOffer(work, id, { offer: offer.id, words: "" }));
  const begun = await as("iskra", (work) =>
    beginDelivery(work, id, { offer: offer.id, startedOn: "2026-12-02", words: "" }),
  );
  assert.ok(begun.ok);
  const ending = { on: "2026-12-02", outcome: "delivered" as const, items: [], words: "All was done" };
  const ended = await as("layla", (work) => endDelivery(work, id, { delivery: begun.id, ...ending }));
  assert.ok(ended.ok);
  const history = (who: keyof typeof tokens) =>
    as(who, ({ db }) =>
      db.selectFrom("help_received").where("request_id", "=", id).select(["what", "audience"]).execute(),
    );
  assert.deepEqual(await history("layla"), [{ what: "Drafting of a law", audience: "named-providers" }]);
  // A row without a weapon too is the same paragraph when it is asked for again.
  const again = await as("layla", async (work) =>
    listSameHelp(work.db, await getRequest(work, id), {
      subjects: readList("subject", asked[1].value),
      today: "2026-12-03",
    }),
  );
  assert.deepEqual(
    again.map(({ what }) => what),
    ["Drafting of a law"],
  );
  assert.equal((await history("iskra")).length, 1, "the provider that gave it");
  assert.equal((await history("vera")).length, 0, "another State, though it reads the request");
  await as("layla", (work) => narrowPart(work, id, { part: { item: 1, name: "need" }, audience: "secretariat" }));
  assert.deepEqual(await history("layla"), [{ what: "Drafting of a law", audience: "secretariat" }]);
  assert.equal((await history("iskra")).length, 0);
});

test("a programme offered is the provider's own, a provider named is one of the directory", async () => {
  const { id } = await withAnOffer("states");
  const fennholt = await aProvider(database, { state: "XFE" as StateCode });
  const programme = await as("iskra", (work) => aStandingProgramme(work, provider));
  const items = await as("edda", async (work) => (await getRequest(work, id)).items.map((item) => item.id));
  const of = { items, words: "On paper", conditions: "", language: "en", from: null, to: null } as const;
  const offering = (one: ProviderId) =>
    as("edda", (work) => makeOffer(work, id, { ...of, items, provider: one, programme }));
  assert.deepEqual(await offering(fennholt), { ok: false, reason: "not-theirs" });
  const unknown = newId<ProviderId>();
  const narrowed = await as("layla", (work) =>
    narrowRequest(work, id, { audience: "named-providers", named: [unknown], words: "" }),
  );
  assert.deepEqual(narrowed, { ok: false, reason: "nobody-named" });
});

test("the secretariat records a delivery that failed, and no other", async () => {
  const { id } = await withAnOffer("states");
  const [offer] = await as("layla", (work) => listOffers(work.db, id));
  assert.ok(offer);
  await as("layla", (work) => acceptOffer(work, id, { offer: offer.id, words: "" }));
  await as("iskra", (work) => beginDelivery(work, id, { offer: offer.id, startedOn: "2026-12-02", words: "" }));
  const outcomes = (who: keyof typeof tokens) =>
    as(who, async (work) => {
      const offers = await listOffers(work.db, id);
      const acts = offerActsOn(await getRequest(work, id), {
        actor: work.actor,
        mine: await listMyProviders(work.db),
        offers,
      });
      return acts.outcomesOf(offers[0] as Offer);
    });
  assert.deepEqual(await outcomes("edda"), ["failed"]);
  assert.deepEqual(await outcomes("sanna"), []);
  assert.deepEqual(await outcomes("iskra"), ["delivered", "partly", "failed"]);
});

test("a field and a file are let be seen by fewer on their page; each time those it reached are told, and read it no more", async () => {
  const id = await as("layla", (work) => aRequest(work, { audience: "states", fields: [...asked] }));
  const file = { name: "plan.txt", mediaType: "text/plain" as const, bytes: Buffer.from("A plan of the harbour") };
  const { revision } = await as("layla", (work) => getRequest(work, id));
  const added = await as("layla", (work) => addAnnex(work, id, { file, audience: "public", basedOn: revision }));
  assert.ok(added.ok);
  await authenticate(id);
  await circulate(id);
  await database.owner
    .insertInto("request_reach")
    .values({ request_id: id, provider_id: provider, reached_at: access.now() })
    .execute();
  const [annex] = (await as("iskra", (work) => getRequest(work, id))).annexes;
  assert.ok(annex);
  const page = (part: string) => `/ar/assistance/requests/${id}/narrowing/${part}`;
  assert.match(
    await (await get(app, `/ar/assistance/requests/${id}`, layla)).text(),
    new RegExp(`narrowing/${annex.id}`),
  );
  const called = /Let fewer people see this<span class="visually-hidden">: Item 1 – /;
  assert.match(
    await (await get(app, `/en/assistance/requests/${id}`, layla)).text(),
    called,
    "and not those of all items alike",
  );
  assert.equal((await get(app, page("1-need"), layla)).status, 200);
  assert.equal((await post(app, page("1-need"), layla, {})).status, 422);
  assert.equal((await post(app, page("1-need"), layla, { audience: "public" })).status, 422);
  for (const [n, part] of ["1-need", annex.id].entries()) {
    access.moveTo(`2026-12-02T15:0${n + 1}:00Z`);
    const notices = async () =>
      (await as("iskra", (work) => listRecalls(work.db))).filter(({ requestId }) => requestId === id).length;
    assert.equal(await notices(), 0);
    assert.equal((await post(app, page(part), layla, { audience: "committee" })).status, 303, part);
    assert.equal(await notices(), 1, "told");
    await as("iskra", (work) => seeRecall(work, id));
  }
  const seen = await as("iskra", (work) => getRequest(work, id));
  assert.deepEqual([seen.annexes, seen.fields.filter(({ name }) => name === "need")], [[], []]);
  assert.equal((await get(app, page("1-need"), iskra)).status, 403);
  assert.equal((await get(app, page("1-nothing"), layla)).status, 404);
});
