import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Visit, Work } from "#access/work.ts";
import { type DecisionId, newId, type StateCode, type TextId, type TextVersionId } from "#db/ids.ts";
import type { TextKind } from "#db/schema/texts.ts";
import type { CastKey } from "#demo/cast.ts";
import { fillDemonstrationTexts } from "#demo/fill-texts.ts";
import { disclaimerBodies } from "#demo/texts/disclaimer.ts";
import { laterBodies } from "#demo/texts/letter-models.ts";
import { transmittalBodies } from "#demo/texts/transmittal-letter.ts";
import { languages } from "#i18n/languages.ts";
import { hashOf } from "#matrix/matrix-text.ts";
import { fixedText } from "#regime/committee-text.ts";
import { onEveryServer, openTestDatabase, type TestServer } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { getDraftedVersion } from "../no-objection/drafts.queries.ts";
import { abandonVersion } from "./abandon-version.ts";
import { getAmendment, listAmendments, listComments, listOpenAmendments } from "./amendment.queries.ts";
import { beginText } from "./begin-text.ts";
import { decideAmendment } from "./decide-amendment.ts";
import { draftVersion } from "./draft-version.ts";
import { nameLeadDrafter } from "./name-lead-drafter.ts";
import { type Proposal, proposeAmendment } from "./propose-amendment.ts";
import { recordDelivery } from "./record-delivery.ts";
import { saveBody } from "./save-body.ts";
import { setDueDate } from "./set-due-date.ts";
import { shareVersion } from "./share-version.ts";
import { getText, getWorkedVersion, getWorkedVersionById, listTexts } from "./text.queries.ts";
import { isOlderThanOriginal, isUnofficial, revisionOf } from "./text.ts";
import { withdrawAmendment } from "./withdraw-amendment.ts";
import { writeComment } from "./write-comment.ts";

const xos = "XOS" as StateCode; // of the cast
const xor = "XOR" as StateCode;
const paragraphs = ["The Committee studies reports.", "It helps States that ask.", "It meets every year."];

/** A drafting room: people who act, and a text about which they do. */
async function openRoom(server?: TestServer) {
  const database = await openTestDatabase(server);
  const access = accessAt(database, "2026-12-01T15:00:00Z");
  const tokens = new Map<CastKey, Promise<string>>();
  const tokenOf = (who: CastKey): Promise<string> => tokens.getOrInsertComputed(who, () => signIn(database, who));
  const act = async <T>(who: CastKey, does: (work: Work) => Promise<T>): Promise<T> =>
    there(await access.transact(await tokenOf(who), does));
  const read = async <T>(who: CastKey, reads: (visit: Visit) => Promise<T>): Promise<T> =>
    there(await access.withActor(await tokenOf(who), reads));

  async function begin(kind: TextKind = "strategy", dueOn: string | null = null): Promise<TextId> {
    const wanted = { kind, title: "Strategy", language: "en", leadDrafter: null, dueOn, source: "A task" } as const;
    return (await act("sanna", (work) => beginText(work, wanted))).id;
  }
  async function draft(text: TextId): Promise<{ id: TextVersionId; number: number }> {
    const drafted = await act("sanna", (work) => draftVersion(work, text));
    assert.ok(drafted.ok);
    return drafted;
  }
  async function write(version: TextVersionId, words: readonly string[] = paragraphs): Promise<void> {
    const { bodies, revisions } = await read("sanna", ({ db }) => getWorkedVersionById(db, version));
    const basedOn = revisionOf({ bodies, revisions }, "en");
    const body = { title: "Strategy", paragraphs: [...words] };
    assert.ok((await act("sanna", (work) => saveBody(work, { version, language: "en", body, basedOn }))).ok);
  }
  /** A text whose first version is before the members. */
  async function shared(): Promise<{ text: TextId; version: TextVersionId }> {
    const text = await begin();
    const { id: version } = await draft(text);
    await write(version);
    assert.deepEqual(await act("leto", (work) => shareVersion(work, version)), { ok: true });
    return { text, version };
  }
  const propose = (who: CastKey, version: TextVersionId, proposal: Partial<Proposal> = {}) =>
    act(who, (work) =>
      proposeAmendment(work, version, {
        language: "en",
        paragraph: 2,
        oldWords: "States that ask",
        newWords: "every State that asks",
        why: "Clearer",
        ...proposal,
      }),
    );
  const wordsOf = async (text: TextId, number: number): Promise<string[]> => {
    const { bodies } = await read("sanna", ({ db }) => getWorkedVersion(db, text, number));
    return (bodies.en as { paragraphs: string[] }).paragraphs; // a strategy has paragraphs
  };
  return { database, access, act, read, begin, draft, write, shared, propose, wordsOf };
}

test("a draft is read by those who prepare it; members read it once it is before them; a State reads nothing", async () => {
  const { read, begin, draft, write, act, propose } = await openRoom();
  const text = await begin();
  const { id } = await draft(text);
  await write(id);
  for (const who of ["sanna", "edda", "leto"] as const)
    assert.equal((await read(who, ({ db }) => getWorkedVersion(db, text, 1))).standing, "draft");
  await assert.rejects(
    read("pia", ({ db }) => getWorkedVersion(db, text, 1)),
    NotFound,
  );
  assert.deepEqual((await read("pia", ({ db }) => getText(db, text))).versions, [], "only that there is a text");

  await act("leto", (work) => shareVersion(work, id));
  assert.equal((await read("pia", ({ db }) => getWorkedVersion(db, text, 1))).standing, "shared");
  const proposed = await propose("pia", id);
  assert.ok(proposed.ok);
  await act("rafael", (work) => writeComment(work, id, { language: "en", paragraph: 1, words: "We agree" }));
  await act("rafael", (work) => withdrawAmendment(work, { text, amendment: proposed.id, evidence: null }));
  assert.equal((await read("rafael", ({ db }) => listAmendments(db, text))).length, 1);

  for (const who of ["clara", "noor"] as const) {
    assert.deepEqual(await read(who, ({ db }) => listTexts(db)), []);
    assert.deepEqual(await read(who, ({ db }) => listAmendments(db, text)), []);
    assert.deepEqual(await read(who, ({ db }) => listComments(db, text)), []);
    await assert.rejects(
      read(who, ({ db }) => getWorkedVersion(db, text, 1)),
      NotFound,
    );
  }
  const tables = [
    "text_revision",
    "text_due",
    "text_delivered",
    "amendment",
    "amendment_outcome",
    "text_comment",
  ] as const;
  for (const table of tables)
    assert.deepEqual(await read("clara", ({ db }) => db.selectFrom(table).selectAll().execute()), [], table);
});

test("the public reads no draft, no amendment and no comment", async () => {
  const { access, shared, propose, act } = await openRoom();
  const { version } = await shared();
  await propose("pia", version);
  await act("pia", (work) => writeComment(work, version, { language: "en", paragraph: undefined, words: "Good" }));
  const versions = await access.asPublic((db) => db.selectFrom("text_version").select("id").execute());
  assert.deepEqual(versions, []);
  const tables = [
    "amendment",
    "amendment_outcome",
    "text_comment",
    "text_due",
    "text_delivered",
    "text_revision",
  ] as const;
  for (const table of tables)
    await assert.rejects(
      access.asPublic((db) => db.selectFrom(table).selectAll().execute()),
      /permission denied/,
      table,
    );
});

test("earlier wordings of a text before the members are not for members", async () => {
  const { read, shared } = await openRoom();
  const { version } = await shared();
  const look = (who: CastKey) =>
    read(who, ({ db }) => db.selectFrom("text_revision").where("text_version_id", "=", version).selectAll().execute());
  assert.equal((await look("sanna")).length, 2, "as it was opened, and as it was saved");
  assert.deepEqual(await look("pia"), []);
});

test("a text has one draft at a time, and the next is a copy of the newest", async () => {
  const { act, draft, shared, wordsOf, write, read } = await openRoom();
  const { text, version } = await shared();
  const next = await draft(text);
  assert.equal(next.number, 2);
  assert.deepEqual(await wordsOf(text, 2), paragraphs);
  assert.deepEqual(await act("edda", (work) => draftVersion(work, text)), {
    ok: false,
    reason: "one-is-open",
    number: 2,
  });
  await write(next.id, ["Other words."]);
  assert.deepEqual(await act("edda", (work) => abandonVersion(work, next.id)), { ok: true });
  assert.equal((await draft(text)).number, 3);
  assert.deepEqual(await wordsOf(text, 3), paragraphs, "what was put aside is not copied");
  assert.deepEqual(await act("edda", (work) => abandonVersion(work, next.id)), {
    ok: false,
    reason: "not-abandoned-here",
  });
  assert.equal((await read("pia", ({ db }) => getWorkedVersionById(db, version))).number, 1);
});

onEveryServer("two who open a draft at once open one", async (server) => {
  const { act, shared, read } = await openRoom(server);
  const { text } = await shared();
  const outcomes = await Promise.all(
    (["sanna", "edda", "leto", "bashir"] as const).map((who) => act(who, (work) => draftVersion(work, text))),
  );
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  assert.equal((await read("sanna", ({ db }) => getText(db, text))).versions.length, 2);
});

onEveryServer("two who save the same words at once: one is told, and nothing is lost", async (server) => {
  const { act, begin, draft, read } = await openRoom(server);
  const { id: version } = await draft(await begin());
  const save = (who: CastKey, words: string) =>
    act(who, (work) =>
      saveBody(work, { version, language: "en", body: { title: "S", paragraphs: [words] }, basedOn: 1 }),
    );
  const [one, other] = await Promise.all([save("sanna", "By Sanna"), save("bashir", "By Bashir")]);
  const [won, lost] = one.ok ? [one, other] : [other, one];
  assert.deepEqual(won, { ok: true, revision: 2 });
  assert.ok(!lost.ok && lost.reason === "changed-meanwhile");
  const kept = (await read("sanna", ({ db }) => getWorkedVersionById(db, version))).bodies.en;
  assert.deepEqual(lost.theirs, kept, "what stands is shown to the other");
});

onEveryServer("two who save two languages at once both save", async (server) => {
  const { act, begin, draft, read } = await openRoom(server);
  const { id: version } = await draft(await begin());
  const save = (who: CastKey, language: "fr" | "ar") =>
    act(who, (work) =>
      saveBody(work, { version, language, body: { title: language, paragraphs: ["…"] }, basedOn: 0, madeFrom: 1 }),
    );
  const outcomes = await Promise.all([save("sanna", "fr"), save("bashir", "ar")]);
  assert.ok(outcomes.every(({ ok }) => ok));
  const { bodies } = await read("sanna", ({ db }) => getWorkedVersionById(db, version));
  assert.deepEqual(Object.keys(bodies), ["ar", "en", "fr"]);
});

test("a translation made from an earlier wording is told, until it is saved again; a copy does not hide it", async () => {
  const { act, begin, draft, write, read } = await openRoom();
  const text = await begin();
  const { id: version } = await draft(text);
  await write(version);
  const translate = async (words: string, basedOn: number): Promise<void> => {
    const original = await read("sanna", ({ db }) => getWorkedVersionById(db, version));
    const madeFrom = revisionOf(original, "en");
    const body = { title: "Stratégie", paragraphs: [words] };
    assert.ok((await act("sanna", (work) => saveBody(work, { version, language: "fr", body, basedOn, madeFrom }))).ok);
  };
  const isOlder = async (number = 1) =>
    isOlderThanOriginal(await read("sanna", ({ db }) => getWorkedVersion(db, text, number)), "fr");
  await translate("Le Comité étudie les rapports.", 0);
  assert.equal(await isOlder(), false);
  await write(version, ["The Committee studies all reports."]);
  assert.equal(await isOlder(), true);
  await act("leto", (work) => shareVersion(work, version));
  await draft(text);
  assert.equal(await isOlder(2), true);
  await translate("Le Comité étudie les rapports.", 1);
  assert.equal(await isOlder(), false, "the same words, looked at again");
  assert.ok(isUnofficial(await read("sanna", ({ db }) => getWorkedVersion(db, text, 1)), "fr"));
});

test("what is before the members no longer changes, even past the act; its translations may", async () => {
  const { act, shared, database } = await openRoom();
  const { version } = await shared();
  const body = { title: "S", paragraphs: ["Other words"] };
  assert.deepEqual(await act("sanna", (work) => saveBody(work, { version, language: "en", body, basedOn: 2 })), {
    ok: false,
    reason: "text-rests",
  });
  const change = (values: object) =>
    database.owner.updateTable("text_version").set(values).where("id", "=", version).execute();
  await assert.rejects(change({ bodies: JSON.stringify({ en: body }) }), /before the members/);
  await assert.rejects(change({ wording: "committee" }), /whose words/);
  await assert.rejects(change({ shared_at: null }), /stays shown/);
  await assert.rejects(
    act("sanna", ({ db }) =>
      db
        .updateTable("text_version")
        .set({ bodies: JSON.stringify({ en: body }) })
        .where("id", "=", version)
        .execute(),
    ),
    /before the members/,
  );
  assert.ok((await act("sanna", (work) => saveBody(work, { version, language: "fr", body, basedOn: 0 }))).ok);
});

test("a circulated version cannot be changed, put aside or shared again, even past the act", async () => {
  const { act, shared, database, read } = await openRoom();
  const { text, version } = await shared();
  const change = (values: object) =>
    database.owner.updateTable("text_version").set(values).where("id", "=", version).execute();
  await change({ circulated_at: new Date("2026-12-02T12:00:00Z") });
  const body = { title: "S", paragraphs: ["Other words"] };
  for (const language of languages)
    assert.equal((await act("sanna", (work) => saveBody(work, { version, language, body, basedOn: 0 }))).ok, false);
  await assert.rejects(change({ bodies: JSON.stringify({ en: body, fr: body }) }), /rests|before the members/);
  await assert.rejects(change({ abandoned_at: new Date("2026-12-02T12:00:00Z") }), /not abandoned/);
  assert.equal((await act("leto", (work) => abandonVersion(work, version))).ok, false);
  assert.equal((await act("leto", (work) => shareVersion(work, version))).ok, false);
  assert.equal((await read("pia", ({ db }) => getWorkedVersion(db, text, 1))).standing, "circulated");

  const next = await act("sanna", (work) => draftVersion(work, text));
  assert.ok(next.ok, "the next version may be drafted meanwhile");
  await change({ circulated_at: null });
  assert.equal(
    (await read("pia", ({ db }) => getWorkedVersion(db, text, 1))).standing,
    "shared",
    "taken back beside it",
  );
});

test("a version in force cannot be changed, even past the act, and takes no amendments", async () => {
  const { database, act, read } = await openRoom();
  const chair = await read("leto", async ({ actor }) => actor.id);
  await database.owner.transaction().execute((owner) => fillDemonstrationTexts(owner, "2026-10-01", chair));
  const [text] = await read("sanna", ({ db }) => listTexts(db));
  const [version] = text?.versions ?? [];
  assert.ok(text && version && version.standing === "adopted");
  assert.equal(text.dates.actual, "2026-10-01", "the day it came into force is its actual date");
  const body = { title: "S", paragraphs: ["Other words"] };
  const change = (values: object) =>
    database.owner.updateTable("text_version").set(values).where("id", "=", version.id).execute();
  await assert.rejects(change({ bodies: JSON.stringify({ en: body }) }), /rests/);
  await assert.rejects(change({ wording: "committee" }), /whose words/);
  await assert.rejects(change({ abandoned_at: new Date("2026-12-02T12:00:00Z") }), /not abandoned/);
  const saved = await act("sanna", (work) => saveBody(work, { version: version.id, language: "en", body, basedOn: 1 }));
  assert.deepEqual(saved, { ok: false, reason: "text-rests" });
  const comment = { language: "en", paragraph: undefined, words: "Late" } as const;
  assert.deepEqual(await act("pia", (work) => writeComment(work, version.id, comment)), {
    ok: false,
    reason: "not-open",
  });
});

test("an amendment that is taken changes its paragraph in the next draft, and nothing else", async () => {
  const { act, shared, propose, wordsOf, read } = await openRoom();
  const { text, version } = await shared();
  const proposed = await propose("pia", version);
  assert.ok(proposed.ok);
  const taken = { text, amendment: proposed.id, decision: { outcome: "taken", words: null } } as const;
  assert.deepEqual(await act("sanna", (work) => decideAmendment(work, taken)), {
    ok: true,
    takenIn: { number: 2, putIn: true },
  });
  const [first, , third] = paragraphs;
  assert.deepEqual(await wordsOf(text, 2), [first, "It helps every State that asks.", third]);
  assert.deepEqual(await wordsOf(text, 1), paragraphs, "the version it was proposed on stays as it was");
  assert.deepEqual(await act("sanna", (work) => decideAmendment(work, taken)), { ok: false, reason: "ended-already" });
  const { end, versionNumber, number } = await read("pia", ({ db }) => getAmendment(db, text, proposed.id));
  assert.deepEqual(
    [end?.outcome, end?.takenIn?.number, versionNumber, number],
    ["taken", null, 1, 1],
    "the draft is not for members",
  );
});

test("an amendment whose words no longer stand in the draft is taken and left to be put in by hand", async () => {
  const { act, shared, propose, draft, write, wordsOf } = await openRoom();
  const { text, version } = await shared();
  const proposed = await propose("pia", version);
  assert.ok(proposed.ok);
  const { id } = await draft(text);
  await write(id, ["Rewritten.", "Altogether."]);
  const outcome = await act("edda", (work) =>
    decideAmendment(work, { text, amendment: proposed.id, decision: { outcome: "taken", words: "By hand" } }),
  );
  assert.deepEqual(outcome, { ok: true, takenIn: { number: 2, putIn: false } });
  assert.deepEqual(await wordsOf(text, 2), ["Rewritten.", "Altogether."]);
});

test("a new paragraph, words taken out and another title are amendments as well", async () => {
  const { act, shared, propose, wordsOf, read } = await openRoom();
  const { text, version } = await shared();
  for (const proposal of [
    { paragraph: 3, oldWords: "", newWords: "It reports to the Council." },
    { paragraph: 1, oldWords: " reports", newWords: "" },
    { paragraph: 0, oldWords: "Strategy", newWords: "Strategy for 2027" },
  ]) {
    const proposed = await propose("rafael", version, proposal);
    assert.ok(proposed.ok, JSON.stringify(proposed));
    const decided = { text, amendment: proposed.id, decision: { outcome: "taken", words: null } } as const;
    const outcome = await act("leto", (work) => decideAmendment(work, decided));
    assert.ok(outcome.ok && outcome.takenIn?.putIn);
  }
  assert.deepEqual(await wordsOf(text, 2), [
    "The Committee studies.",
    ...paragraphs.slice(1),
    "It reports to the Council.",
  ]);
  assert.equal((await read("sanna", ({ db }) => getWorkedVersion(db, text, 2))).bodies.en?.title, "Strategy for 2027");
});

test("an amendment names words as they stand, by a delegation, on a version that is before the members", async () => {
  const { shared, propose, draft, begin } = await openRoom();
  const { version } = await shared();
  const reason = async (who: CastKey, proposal: Partial<Proposal>, on = version) => {
    const outcome = await propose(who, on, proposal);
    return outcome.ok ? "proposed" : outcome.reason;
  };
  assert.equal(await reason("pia", { oldWords: "States which ask" }), "words-differ");
  assert.equal(await reason("pia", { oldWords: "e", paragraph: 1 }), "words-twice");
  assert.equal(await reason("pia", { paragraph: 4 }), "no-such-paragraph");
  assert.equal(await reason("pia", { language: "fr" }), "no-such-language");
  assert.equal(await reason("edda", {}), "no-delegation");
  assert.equal(await reason("edda", { onBehalf: { delegation: xor, evidence: " " } }), "no-delegation");
  assert.equal(
    await reason("edda", { onBehalf: { delegation: xor, evidence: "Message of 1 December 2026" } }),
    "proposed",
  );
  const { id } = await draft(await begin());
  assert.equal(await reason("edda", { onBehalf: { delegation: xor, evidence: "A message" } }, id), "not-open");
  await assert.rejects(propose("pia", id), NotFound);
});

test("a member amends and comments in the name of its own delegation only, even past the act", async () => {
  const { act, shared, read } = await openRoom();
  const { version } = await shared();
  const me = (who: CastKey) => read(who, async ({ actor }) => actor.id);
  const amend = async (who: CastKey, delegation: StateCode, evidence: string | null) => {
    const proposed_by = await me(who);
    return await act(who, ({ db, at }) =>
      db
        .insertInto("amendment")
        .values({
          id: crypto.randomUUID() as never,
          text_version_id: version,
          language: "en",
          paragraph: 1,
          old_words: "a",
          new_words: "b",
          why: "c",
          delegation,
          evidence,
          proposed_by,
          proposed_at: at,
        })
        .execute(),
    );
  };
  await assert.rejects(amend("pia", xor, null), /row-level security/);
  await assert.rejects(amend("pia", xor, "A message"), /row-level security/);
  await assert.rejects(amend("sanna", xor, "A message"), /row-level security/);
  await assert.rejects(amend("clara", xos, null), /row-level security/);
  await assert.rejects(amend("edda", xos, null), /row-level security/);
  await amend("pia", xos, null);
  await amend("edda", xos, "A message");
  await assert.rejects(
    act("edda", ({ db }) =>
      db
        .updateTable("amendment")
        .set({ why: "other" } as never)
        .execute(),
    ),
    /permission denied|never changed/,
  );
});

test("a delegation withdraws its own amendment; the secretariat records it with the evidence; once ended it is ended", async () => {
  const { act, shared, propose, read } = await openRoom();
  const { text, version } = await shared();
  const proposed = await propose("pia", version);
  assert.ok(proposed.ok);
  const withdraw = (who: CastKey, evidence: string | null) =>
    act(who, (work) => withdrawAmendment(work, { text, amendment: proposed.id, evidence }));
  assert.deepEqual(await withdraw("rafael", null), { ok: false, reason: "another-delegation" });
  assert.deepEqual(await withdraw("edda", null), { ok: false, reason: "evidence-missing" });
  assert.deepEqual(await read("sanna", ({ db }) => listOpenAmendments(db)), [
    { textId: text, title: "Strategy", count: 1 },
  ]);
  assert.deepEqual(await withdraw("edda", "Message of 2 December 2026"), { ok: true });
  assert.deepEqual(await withdraw("pia", null), { ok: false, reason: "ended-already" });
  assert.deepEqual(await read("sanna", ({ db }) => listOpenAmendments(db)), []);
});

onEveryServer("an amendment that is taken and withdrawn at once ends in one way", async (server) => {
  const { act, shared, propose, read } = await openRoom(server);
  const { text, version } = await shared();
  const proposed = await propose("pia", version);
  assert.ok(proposed.ok);
  const amendment = proposed.id;
  const outcomes = await Promise.all([
    act("sanna", (work) => decideAmendment(work, { text, amendment, decision: { outcome: "taken", words: null } })),
    act("pia", (work) => withdrawAmendment(work, { text, amendment, evidence: null })),
    act("leto", (work) => decideAmendment(work, { text, amendment, decision: { outcome: "not-taken", words: "No" } })),
  ]);
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  const { versions } = await read("sanna", ({ db }) => getText(db, text));
  assert.equal(versions.length, outcomes[0].ok ? 2 : 1, "a draft is opened only for what was taken");
});

test("a comment stays; a newer one takes its place, for its own delegation only", async () => {
  const { act, shared, read } = await openRoom();
  const { text, version } = await shared();
  const comment = (who: CastKey, words: string, supersedes?: Awaited<ReturnType<typeof listComments>>[number]["id"]) =>
    act(who, (work) => writeComment(work, version, { language: "en", paragraph: undefined, words, supersedes }));
  const first = await comment("pia", "We have doubts");
  assert.ok(first.ok);
  assert.deepEqual(await comment("rafael", "So have we", first.id), { ok: false, reason: "not-yours" });
  assert.deepEqual(await comment("sanna", "A remark", first.id), { ok: false, reason: "not-yours" });
  assert.ok((await comment("pia", "We have none", first.id)).ok);
  assert.deepEqual(await comment("pia", "Or some", first.id), { ok: false, reason: "replaced-already" });
  assert.ok((await comment("sanna", "The experts have no remark")).ok);
  const all = await read("rafael", ({ db }) => listComments(db, text));
  assert.deepEqual(
    all.map(({ words, delegation, supersededBy }) => [words, delegation, supersededBy !== null]),
    [
      ["We have doubts", xos, true],
      ["We have none", xos, false],
      ["The experts have no remark", null, false],
    ],
  );
});

test("a due date is set once and then extended, later and with how it was agreed; the actual day is recorded or decided", async () => {
  const { act, begin, read } = await openRoom();
  const text = await begin("list-of-activities", "2026-12-31");
  const due = (on: string, agreed: string | null = null, source: string | null = null) =>
    act("edda", (work) => setDueDate(work, text, { on, agreed, source }));
  assert.deepEqual(await due("2026-12-30", "Agreed", "A letter"), { ok: false, reason: "not-later" });
  assert.deepEqual(await due("2027-01-31"), { ok: false, reason: "agreement-missing" });
  assert.deepEqual(await due("2027-01-31", "At the meeting of 1 December", "Its record"), { ok: true });
  const future = { on: "2026-12-02", symbol: null, source: "A letter" };
  assert.deepEqual(await act("edda", (work) => recordDelivery(work, text, future)), {
    ok: false,
    reason: "in-the-future",
  });
  assert.ok((await act("edda", (work) => recordDelivery(work, text, { ...future, on: "2026-11-30" }))).ok);
  await act("leto", (work) => nameLeadDrafter(work, text, { state: xos }));
  const { dates, leadDrafter } = await read("pia", ({ db }) => getText(db, text));
  assert.deepEqual([dates.dues[0]?.on, dates.due, dates.actual], ["2026-12-31", "2027-01-31", "2026-11-30"]);
  assert.deepEqual(leadDrafter, { state: xos });
  await assert.rejects(
    act("sanna", ({ db, actor, at }) =>
      db
        .insertInto("text_due")
        .values({
          id: crypto.randomUUID(),
          text_id: text,
          due_on: "2028-01-01",
          manner: "extended",
          agreed: "By myself",
          source: "Nowhere",
          recorded_by: actor.id,
          recorded_at: at,
        })
        .execute(),
    ),
    /row-level security/,
  );
});

onEveryServer("a report goes to the Council once a version of it is in force, also past the act", async (server) => {
  const { act, begin, draft, write, read, database } = await openRoom(server);
  const text = await begin("report");
  const { id: version } = await draft(text);
  await write(version);
  const delivery = { on: "2026-12-01", symbol: "S/2026/1", source: "A letter" };
  const deliver = () => act("edda", (work) => recordDelivery(work, text, delivery));
  assert.deepEqual(await deliver(), { ok: false, reason: "not-decided" });
  await assert.rejects(
    act("edda", ({ db, actor, at }) =>
      db
        .insertInto("text_delivered")
        .values({
          id: crypto.randomUUID(),
          text_id: text,
          delivered_on: "2026-12-01",
          source: "Past the act",
          recorded_by: actor.id,
          recorded_at: at,
        })
        .execute(),
    ),
    /no version of this text was adopted/,
  );
  const decided = fixedText(await read("leto", ({ db }) => getDraftedVersion(db, version)));
  const fixed = { text_hash: hashOf(decided) };
  const decision = newId<DecisionId>();
  await database.owner
    .insertInto("decision")
    .values({
      ...fixed,
      id: decision,
      taken_on: "2026-11-30",
      manner: "meeting",
      subject: "The report",
      text_version_id: version,
      decided_text: decided,
      source: "For this test",
    })
    .execute();
  await database.owner
    .updateTable("text_version")
    .set({ ...fixed, decision_id: decision, in_force_from: "2026-11-30" })
    .where("id", "=", version)
    .execute();
  assert.deepEqual(await deliver(), { ok: true });
  const early = { ...delivery, on: "2026-11-29" };
  assert.deepEqual(await act("edda", (work) => recordDelivery(work, text, early)), {
    ok: false,
    reason: "not-decided",
  });
});

test("a live installation enters its disclaimer and its models of letters in six languages", async () => {
  const { act, begin, draft, read } = await openRoom();
  for (const [kind, bodies] of [
    ["disclaimer", disclaimerBodies],
    ["transmittal-letter", transmittalBodies],
    ["letter-model", laterBodies],
  ] as const) {
    const text = await begin(kind);
    const { id: version } = await draft(text);
    assert.deepEqual(await act("leto", (work) => shareVersion(work, version)), { ok: false, reason: "incomplete" });
    for (const language of [...languages].sort((a) => (a === "en" ? -1 : 1))) {
      const save = {
        version,
        language,
        body: bodies[language],
        basedOn: language === "en" ? 1 : 0,
        madeFrom: 2,
        ...(language === "en" ? { wording: "committee" as const } : {}),
      };
      assert.ok((await act("edda", (work) => saveBody(work, save))).ok, `${kind} in ${language}`);
    }
    const drafted = await read("edda", ({ db }) => getWorkedVersion(db, text, 1));
    assert.equal(drafted.wording, "committee");
    assert.equal(
      fixedText(drafted),
      fixedText({ kind, number: 1, bodies } as Parameters<typeof fixedText>[0]),
      "what a decision fixes is what was entered",
    );
    assert.ok(languages.every((language) => !isOlderThanOriginal(drafted, language)));
    assert.deepEqual(await act("leto", (work) => shareVersion(work, version)), { ok: true });
  }
});

test("nothing that was proposed, said or dated is ever changed or deleted", async () => {
  const { database, shared, propose, act } = await openRoom();
  const { version } = await shared();
  await propose("pia", version);
  await act("pia", (work) => writeComment(work, version, { language: "en", paragraph: 1, words: "Good" }));
  for (const table of ["amendment", "text_comment", "text_revision"])
    await assert.rejects(
      sql`delete from ${sql.table(table)}`.execute(database.owner),
      /never changed or deleted/,
      table,
    );
  await assert.rejects(
    database.owner.deleteFrom("text_version").where("id", "=", version).execute(),
    /never deleted|foreign key/,
  );
});
