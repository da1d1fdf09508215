import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sql } from "kysely";
import { conditionsShape } from "#correspondence/runs/addressee.ts";
import { beginRun } from "#correspondence/runs/begin-run.ts";
import { isWithheld, listRunLetters, listRunsAbout } from "#correspondence/runs/letter-run.queries.ts";
import type { ReadLetter } from "#correspondence/runs/read-letter.ts";
import { printLetter } from "#correspondence/runs/run-work.ts";
import { sendByHand } from "#correspondence/runs/send-by-hand.ts";
import {
  type AssistanceRequestId,
  type Id,
  type LetterId,
  type LetterRunId,
  newId,
  type OfferId,
  type OrganisationId,
  type ProviderId,
  type StateCode,
} from "#db/ids.ts";
import type { Audience, RequestEventName } from "#db/schema/assistance.ts";
import { fillProvider } from "#demo/fill-provider.ts";
import { prepareRun, sendRun } from "#demo/send-letters.ts";
import { openDocxPress } from "#documents/docx.ts";
import { extracted } from "#documents/extracted.ts";
import { openPdfPress } from "#documents/pdf.ts";
import { openChancery, sendersOf } from "#test/letters.ts";
import { signIn, there } from "#test/people.ts";
import { moveRequestsThatAreDue } from "../clock.ts";
import { fillAssistanceRule } from "../rule/fill-assistance-rule.ts";
import { acknowledgeRequest } from "./acknowledge-request.ts";
import { circulateRequest } from "./circulate-request.ts";
import { circulationWindow } from "./circulation-window.ts";
import { listUncountedWindows } from "./due-requests.queries.ts";
import { forwardOffers } from "./forward-offers.ts";
import { moveRequest } from "./move-request.ts";
import { drawReference } from "./request.ts";
import { listRequestRuns } from "./request-runs.queries.ts";

// One house: Valmere asks; the Harbour and the Union may help, and Ostrand is another State.
const press = openPdfPress();
const docx = openDocxPress();
after(() => Promise.all([press.close(), docx.close()]));
const chancery = await openChancery();
const { database, access, act, read } = chancery;
const senders = sendersOf(act, access, (one) => printLetter({ press, docx }, one));
await database.owner.transaction().execute(fillAssistanceRule);
const harbour = await database.owner.transaction().execute(fillProvider);
const union = await anOrganisation("Union of Tests");
const [harbourHelps, unionHelps] = [await aProvider(harbour), await aProvider(union)];
const harbourToken = await signIn(database, { kind: "provider", organisation: harbour, name: "Harbour" });

async function anOrganisation(name: string): Promise<OrganisationId> {
  const id = newId<OrganisationId>();
  const recorded = { source: "invented for this test", recorded_at: Temporal.Instant.from("2026-01-05T12:00:00Z") };
  await database.owner
    .insertInto("organisation")
    .values({ id, kind: "regional", name: JSON.stringify({ en: name }), short_name: name, invented: true, ...recorded })
    .execute();
  return id;
}

async function aProvider(organisation: OrganisationId): Promise<ProviderId> {
  const id = newId<ProviderId>();
  const recorded = { source: "invented for this test", recorded_at: Temporal.Instant.from("2026-01-05T12:00:00Z") };
  await database.owner
    .insertInto("provider")
    .values({ id, organisation_id: organisation, ...recorded })
    .execute();
  return id;
}

/** A request of Valmere, sent and authenticated, with words for everybody and words for the secretariat alone. */
async function aRequest(audience: Audience, named: ProviderId[] = []): Promise<AssistanceRequestId> {
  const id = newId<AssistanceRequestId>();
  const field = (item: number, name: string, value: string, forWhom: Audience) => ({
    ...{ request_id: id, item, name, value, audience: forWhom },
  });
  await act("amelie", async ({ db, actor, at }) => {
    await db
      .insertInto("assistance_request")
      .values({
        ...{ id, reference: drawReference(), kind: "assistance", state_code: "XVA" as StateCode, language: "fr" },
        ...{ route: "proper-form", arrived_by: "here", audience, named, begun_by: actor.id, begun_at: at },
      })
      .execute();
    await db
      .insertInto("request_item")
      .values([1, 2].map((n) => ({ request_id: id, n, id: newId<Id<"item of a request">>() as never })))
      .execute();
    await db
      .insertInto("request_field")
      .values(
        [
          field(0, "objective", "Former les douaniers du port", "public"),
          field(0, "background", "Une faiblesse tenue secrète", "secretariat"),
          field(1, "need", "Le laboratoire caché", "committee"),
          field(2, "need", "Un cours de deux semaines", "public"),
          field(2, "kinds", JSON.stringify(["training"]), "public"),
        ].map((one) => ({ ...one, written_by: actor.id, written_at: at })),
      )
      .execute();
    return true;
  });
  await move("amelie", id, "submit");
  const confirmed = { with: "the Permanent Mission", channel: "telephone" };
  await move("edda", id, "authenticate", { details: confirmed });
  return id;
}

/** A request that may be circulated, without its letter. */
async function aReadyRequest(audience: Audience, named: ProviderId[] = []): Promise<AssistanceRequestId> {
  const id = await aRequest(audience, named);
  const windowEndsAt = access
    .now()
    .add({ hours: 7 * 24 })
    .toString();
  await move("edda", id, "acknowledge", { details: { windowEndsAt } });
  await move("amelie", id, "waive");
  return id;
}

async function move(
  who: "amelie" | "edda",
  id: AssistanceRequestId,
  event: RequestEventName,
  given: Parameters<typeof moveRequest>[3] = {},
): Promise<void> {
  await act(who, async (work) => {
    await moveRequest(work, id, event, given);
    return true;
  });
}

const runClock = async () => moveRequestsThatAreDue(access, await chancery.tokenOf("clock"));
const requestNow = (id: AssistanceRequestId) =>
  database.owner.selectFrom("assistance_request").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
const lettersOf = (run: LetterRunId) => read("edda", ({ db }) => listRunLetters(db, run));
const printed = async (letter: LetterId) => {
  const kept = await database.owner
    .selectFrom("letter_file")
    .where("letter_id", "=", letter)
    .where("standard", "=", "ua-1")
    .select("bytes")
    .executeTakeFirstOrThrow();
  const { text, title } = await extracted(new Uint8Array(kept.bytes));
  return squeezed(`${title}${text}`); // lines end where they end
};
const squeezed = (words: string): string => words.replace(/\s+/g, "");
const says = (paper: string, words: string): void => assert.ok(paper.includes(squeezed(words)), `${words}: ${paper}`);
const sheetOf = async (letter: LetterId) =>
  JSON.stringify(
    await database.owner.selectFrom("letter").where("id", "=", letter).select("sheet").executeTakeFirstOrThrow(),
  );
const secret = /faiblesse|secr[èe]te|laboratoire|cach[ée]/i;

test("a request goes its whole way by letters: acknowledged, its window across a holiday, circulated to the named alone", async () => {
  access.moveTo("2026-11-23T15:00:00Z");
  const id = await aRequest("named-providers", [harbourHelps]);
  const choices = { channel: "hand-over", dated: "2026-11-23", isRequestEnclosed: true } as const;
  const begun = await act("edda", (work) => acknowledgeRequest(work, id, choices));
  assert.ok(begun.ok);
  const again = await act("edda", (work) => acknowledgeRequest(work, id, choices));
  assert.deepEqual(again, { ok: false, reason: "written-already" });

  await prepareRun(senders, begun.run);
  const [letter] = await lettersOf(begun.run);
  assert.ok(letter);
  assert.deepEqual([letter.stateCode, letter.standing, letter.form], ["XVA", "cleared", "letter"]);
  const text = await printed(letter.id);
  says(text, "1er décembre 2026"); // the day the window ends, with a holiday between
  says(text, "Une faiblesse tenue secrète"); // who asks reads the whole
  says(text, "aux seuls fournisseurs qui y sont désignés");
  assert.equal(await runClock(), 0, "nothing moves before the letter has left");

  const seen = (who: "amelie" | "clara") =>
    read(who, ({ db }) => db.selectFrom("letter").where("request_id", "=", id).select("id").execute());
  assert.deepEqual(await seen("amelie"), []);
  await sendRun(senders, begun.run);
  assert.deepEqual(await seen("amelie"), [{ id: letter.id }]);
  assert.deepEqual(await seen("clara"), []);

  assert.equal(await runClock(), 1);
  const acknowledged = await requestNow(id);
  assert.equal(acknowledged.standing, "circulation-window");
  assert.equal(
    acknowledged.window_ends_at?.toString(),
    "2026-12-01T22:00:00Z",
    "five working days, Thanksgiving not one",
  );

  access.moveTo("2026-12-01T22:00:00Z");
  assert.equal(await runClock(), 0, "the last second is the State's");
  const early = { channel: "hand-over", dated: "2026-12-01", replyBy: "2027-01-29" } as const;
  assert.deepEqual(await act("edda", (work) => circulateRequest(work, id, early)), { ok: false, reason: "not-ready" });
  access.moveTo("2026-12-01T22:00:01Z");
  assert.equal(await runClock(), 1);
  assert.deepEqual([(await requestNow(id)).standing, (await requestNow(id)).circulation], ["ready", "limited"]);

  const circulated = await act("edda", (work) => circulateRequest(work, id, early));
  assert.ok(circulated.ok);
  assert.deepEqual([circulated.runs.length, circulated.letters], [1, 1]);
  const run = circulated.runs[0] as LetterRunId;
  await prepareRun(senders, run);
  const [note] = await lettersOf(run);
  assert.ok(note);
  assert.deepEqual([note.organisationId, note.form, note.standing], [harbour, "note-verbale", "cleared"]);
  const paper = await printed(note.id);
  says(paper, "Un cours de deux semaines");
  says(paper, "Item 1"); // numbered as its reader sees them
  assert.doesNotMatch(paper, /Item2/);
  says(paper, "Asked by Valmere");
  for (const found of [paper, await sheetOf(note.id)]) assert.doesNotMatch(found, secret);

  const toUnion = { occasion: "circulation", request: id, to: [union] } as const;
  const given = { title: "To another", addressees: "organisations", conditions: conditionsShape.parse({}) } as const;
  await assert.rejects(
    act("edda", (work) => beginRun(work, { ...given, ...early, encloses: ["request"], about: toUnion })),
    /circulated to those its State allowed/,
  );

  await sendRun(senders, run);
  assert.equal(await runClock(), 1);
  assert.equal((await requestNow(id)).standing, "circulated");
  const reached = await database.owner.selectFrom("request_reach").where("request_id", "=", id).selectAll().execute();
  assert.deepEqual(
    reached.map(({ provider_id }) => provider_id),
    [harbourHelps],
  );
  assert.equal(await runClock(), 0, "done again, nothing moves");
  const more = await act("edda", (work) => circulateRequest(work, id, { ...early, dated: "2026-12-02" }));
  assert.deepEqual(more, { ok: false, reason: "nobody" }, "whom it names was written to");

  const runs = await read("edda", ({ db, at }) => listRequestRuns(db, id, at));
  assert.deepEqual(
    runs.map(({ occasion, standing, letters }) => [occasion, standing, letters.length]),
    [
      ["circulation", "done", 1],
      ["acknowledgement", "done", 1],
    ],
  );
  const administrator = await signIn(database, { kind: "administrator" });
  for (const token of [administrator, harbourToken, await chancery.tokenOf("clara")])
    assert.deepEqual(there(await access.withActor(token, ({ db }) => listRunsAbout(db, id))), []);
  const told = there(
    await access.withActor(administrator, ({ db }) =>
      db.selectFrom("act").where("subject_id", "in", [id, run]).select(["verb", "details"]).execute(),
    ),
  );
  assert.doesNotMatch(JSON.stringify(told), /AR-|request/, "the record of acts tells an administrator nothing of it");

  await offerAndForward(id);
});

/** The named provider offers; the offer is made known to the State by a letter. */
async function offerAndForward(id: AssistanceRequestId): Promise<void> {
  const offered = await access.transact(harbourToken, async (work) => {
    await work.db
      .insertInto("offer")
      .values({
        ...{ id: newId<OfferId>(), request_id: id, provider_id: harbourHelps, items: [2], words: "Two trainers" },
        ...{ conditions: "Travel is paid", language: "en", made_by: work.actor.id, made_at: work.at },
      })
      .execute();
    await moveRequest(work, id, "offer-made");
    return true;
  });
  assert.ok(offered);
  const dates = { dated: "2026-12-02", replyBy: "2027-02-01" };
  const forwarded = await act("edda", (work) => forwardOffers(work, id, { channel: "hand-over", ...dates }));
  assert.ok(forwarded.ok);
  await prepareRun(senders, forwarded.run);
  const [letter] = await lettersOf(forwarded.run);
  assert.ok(letter);
  const text = await printed(letter.id);
  says(text, "Two trainers");
  says(text, "Centre d’assistance de Halden Harbour");
}

test("what was printed before its State let fewer see a request does not leave; what is begun anew goes to those allowed", async () => {
  access.moveTo("2026-12-07T15:00:00Z");
  const id = await aReadyRequest("all-providers");
  const letters = { channel: "hand-over", dated: "2026-12-07", replyBy: "2027-02-01" } as const;
  const wide = await act("edda", (work) => circulateRequest(work, id, letters));
  assert.ok(wide.ok);
  assert.equal(wide.letters, 2);
  const run = wide.runs[0] as LetterRunId;
  await prepareRun(senders, run);
  const narrow = { audience: "named-providers", named: [harbourHelps] };
  access.moveTo("2026-12-07T16:00:00Z");
  await move("amelie", id, "limit", { details: narrow });
  await assert.rejects(sendRun(senders, run), /not signed: stale/);
  const [about] = await read("edda", ({ db }) => listRunsAbout(db, id));
  assert.ok(about && (await read("edda", ({ db }) => isWithheld(db, about))));

  // What is said between the reading and the printing of a letter is missed by its words, and caught.
  const between = await aReadyRequest("all-providers");
  const late = await act("edda", (work) => circulateRequest(work, between, letters));
  assert.ok(late.ok);
  const tightened = async (one: ReadLetter) => {
    if ((await requestNow(between)).audience === "all-providers")
      await move("amelie", between, "limit", { details: narrow });
    return await printLetter({ press, docx }, one);
  };
  const lateRun = late.runs[0] as LetterRunId;
  await prepareRun({ ...senders, print: tightened }, lateRun);
  await assert.rejects(sendRun(senders, lateRun), /not signed: stale/);

  // Signed and released before, it is held back at the door, by hand and in the database.
  const other = await aReadyRequest("all-providers");
  const begun = await act("edda", (work) => circulateRequest(work, other, letters));
  assert.ok(begun.ok);
  const [first, second] = await lettersOf(begun.runs[0] as LetterRunId);
  assert.ok(first && second);
  await prepareRun(senders, begun.runs[0] as LetterRunId);
  const held = {
    ...senders,
    sends: async <T>(does: Parameters<typeof senders.sends<T>>[0]): Promise<T> => {
      const { standing } = await requestNow(other);
      if (standing === "ready") await move("amelie", other, "forbid", { details: { audience: "committee" } });
      return await senders.sends(does);
    },
  };
  await sendRun(held, begun.runs[0] as LetterRunId);
  const standings = async () => (await lettersOf(begun.runs[0] as LetterRunId)).map(({ standing }) => standing);
  assert.deepEqual(await standings(), ["approved", "approved"]);
  assert.deepEqual(await act("clock", (work) => sendByHand(work, first.id)), { ok: false, reason: "not-allowed" });
  const past = act("clock", ({ db }) =>
    sql`insert into letter_event (id, letter_id, event, at, by) values (gen_random_uuid(), ${second.id}, 'send', ${access.now()}, app_actor())`.execute(
      db,
    ),
  );
  await assert.rejects(past, /may no longer leave with it/);
  assert.equal(await runClock(), 0);
  assert.equal((await requestNow(other)).standing, "held-confidential");
});

test("where it is for all States, every State of the house is written to but the one that asks", async () => {
  access.moveTo("2026-12-09T15:00:00Z");
  const id = await aReadyRequest("states");
  const letters = { channel: "hand-over", dated: "2026-12-09", replyBy: "2027-02-01" } as const;
  const begun = await act("edda", (work) => circulateRequest(work, id, letters));
  assert.ok(begun.ok);
  const all = (await Promise.all(begun.runs.map(lettersOf))).flat();
  const { rows } = await sql<{
    code: string;
  }>`select code from state where kind = 'invented' and code <> 'XVA'`.execute(database.owner);
  assert.deepEqual(all.flatMap(({ stateCode }) => stateCode ?? []).sort(), rows.map(({ code }) => code).sort());
  assert.deepEqual(all.flatMap(({ organisationId }) => organisationId ?? []).sort(), [harbour, union].sort());
  assert.equal(unionHelps.length, 36);
});

test("a confidential request is acknowledged, held, and not circulated", async () => {
  access.moveTo("2026-12-10T15:00:00Z");
  const id = await aRequest("committee");
  const choices = { channel: "hand-over", dated: "2026-12-10", isRequestEnclosed: false } as const;
  const begun = await act("edda", (work) => acknowledgeRequest(work, id, choices));
  assert.ok(begun.ok);
  await prepareRun(senders, begun.run);
  const [letter] = await lettersOf(begun.run);
  const text = await printed(letter?.id as LetterId);
  says(text, "tenue confidentielle et n’est pas distribuée");
  assert.doesNotMatch(text, secret, "nothing is enclosed where it was not asked for");
  await sendRun(senders, begun.run);
  await runClock();
  assert.equal((await requestNow(id)).standing, "held-confidential");
  const circulated = { channel: "hand-over", dated: "2026-12-11", replyBy: "2027-02-01" } as const;
  assert.deepEqual(await act("edda", (work) => circulateRequest(work, id, circulated)), {
    ok: false,
    reason: "confidential",
  });
});

test("without an official holiday list nothing is guessed: the request waits and the secretariat is told", async () => {
  access.moveTo("2027-12-21T15:00:00Z");
  const id = await aRequest("all-providers");
  const choices = { channel: "hand-over", dated: "2027-12-21", isRequestEnclosed: false } as const;
  const begun = await act("edda", (work) => acknowledgeRequest(work, id, choices));
  assert.ok(begun.ok);
  await prepareRun(senders, begun.run);
  access.moveTo("2027-12-27T15:00:00Z");
  await sendRun(senders, begun.run);
  await runClock();
  assert.equal((await requestNow(id)).standing, "authenticated");
  const waiting = await read("edda", ({ db }) => listUncountedWindows(db));
  assert.deepEqual(
    waiting.map(({ request, year }) => [request, year]),
    [[id, 2028]],
  );
  const late = { ...choices, dated: "2027-12-28" };
  const next = await aRequest("all-providers");
  assert.deepEqual(await act("edda", (work) => acknowledgeRequest(work, next, late)), {
    ok: false,
    reason: "no-official-list",
  });
});

test("a year after a circulation without an offer, both sides are asked", async () => {
  access.moveTo("2026-12-14T15:00:00Z");
  const id = await aReadyRequest("named-providers", [unionHelps]);
  await move("edda", id, "circulate");
  access.moveTo("2027-12-14T21:59:59Z");
  await runClock();
  assert.equal((await requestNow(id)).standing, "circulated");
  access.moveTo("2027-12-14T22:00:00Z");
  await runClock();
  assert.equal((await requestNow(id)).standing, "follow-up");
});

test("the window is counted across the change to summer time, and never ends before the day the letter says", () => {
  const lists = [{ year: 2027, days: ["2027-03-26"], confidence: "official", source: "test" } as const];
  const end = (dated: string, leftAt?: string) => {
    const given = leftAt === undefined ? {} : { leftAt: Temporal.Instant.from(leftAt) };
    const window = circulationWindow({ dated, ...given, workingDays: 5, lists: [...lists] });
    return window.ok ? window.deadline.toInstant().toString() : window.reason;
  };
  assert.equal(end("2027-03-10"), "2027-03-17T21:00:00Z");
  assert.equal(end("2027-03-10", "2027-03-10T22:00:01Z"), "2027-03-18T21:00:00Z", "left after hours: a day later");
  assert.equal(end("2027-03-10", "2027-03-09T15:00:00Z"), "2027-03-17T21:00:00Z", "left early: as it says");
  assert.equal(end("2027-03-22"), "2027-03-30T21:00:00Z", "a holiday is no working day");
  assert.equal(end("2027-12-29"), "no-official-list");
});
