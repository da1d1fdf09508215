import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { Refused } from "#access/permissions.ts";
import type { LetterId, LetterRunId } from "#db/ids.ts";
import { prepareRun, sendRun } from "#demo/send-letters.ts";
import { getMatrixVersionById } from "#matrix/matrix.queries.ts";
import { onEveryServer } from "#test/database.ts";
import { type Chancery, openChancery } from "#test/letters.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { findLetterFile, getLetter } from "../letter.queries.ts";
import { cancelLetter } from "./cancel-letter.ts";
import { cancelRun } from "./cancel-run.ts";
import { leaveOut } from "./leave-out.ts";
import { getRun, listRunLetters } from "./letter-run.queries.ts";
import { countLetters, runPrint, runStanding, type Window } from "./letter-run.ts";
import { prepareAnew } from "./prepare-anew.ts";
import { releaseRun } from "./release-run.ts";
import { resumeRun } from "./resume-run.ts";
import { sendByHand } from "./send-by-hand.ts";
import { signRun } from "./sign-run.ts";
import { stopRun } from "./stop-run.ts";

type House = Awaited<ReturnType<typeof aPreparedRun>>;

/** A run to Valmere and Nadhira whose matrices are approved, and Yunlan which has none; every letter prepared. */
async function aPreparedRun(chancery: Chancery, ...states: string[]) {
  const matrices = [await chancery.aDraftMatrix("XVA"), await chancery.aDraftMatrix("XNA")];
  for (const matrix of matrices) await chancery.approve(matrix);
  const { run, letters } = await chancery.aRun(...(states.length > 0 ? states : ["XVA", "XNA"]));
  await prepareRun(chancery.senders, run);
  const listed = () => chancery.read("edda", ({ db }) => listRunLetters(db, run));
  return { chancery, run, letters, matrices, listed, seen: async () => runPrint(await listed()) };
}

const sign = ({ chancery, run }: House, seen: string, who: "leto" | "edda" = "leto", words = "") =>
  chancery.act(who, (work) => signRun(work, run, { seen, words }));
const release = ({ chancery, run }: House, seen: string, who: "edda" | "ilan" = "ilan") =>
  chancery.act(who, (work) => releaseRun(work, run, { seen, window: "PT30M" satisfies Window }));
const standing = ({ chancery, run }: Pick<House, "chancery" | "run">) =>
  chancery.read("edda", async ({ db, at }) =>
    runStanding(await getRun(db, run), countLetters(await listRunLetters(db, run), at), at),
  );

onEveryServer(
  "a run is prepared, signed by the Chair, released by a second person, and leaves when its window has passed",
  async (server) => {
    const house = await aPreparedRun(await openChancery(server));
    const { chancery, run } = house;
    assert.equal(await standing(house), "prepared");
    const seen = await house.seen();
    assert.deepEqual(await release(house, seen), { ok: false, reason: "not-signed" });
    assert.deepEqual(await sign(house, "0".repeat(64)), { ok: false, reason: "changed" });
    assert.deepEqual(await sign(house, seen, "edda"), { ok: false, reason: "no-evidence" });
    assert.deepEqual(await sign(house, seen), { ok: true, letters: 2 });
    assert.equal(await standing(house), "signed");
    assert.deepEqual(await release(house, seen, "edda"), { ok: false, reason: "same-person" });
    assert.equal((await release(house, seen)).ok, true);
    assert.equal(await standing(house), "released");
    const [first] = house.letters as [LetterId]; // two States, two letters
    assert.deepEqual(await chancery.act("clock", (work) => sendByHand(work, first)), {
      ok: false,
      reason: "not-waiting",
    });
    await assert.rejects(
      chancery.act("edda", async (work) => (await moveLetter(work, first, "send")) ?? true),
      /can still be called back/,
    );
    chancery.access.moveTo(chancery.access.now().add({ minutes: 30 }).toString());
    assert.equal(await standing(house), "sending");
    for (const id of house.letters)
      assert.deepEqual(await chancery.act("clock", (work) => sendByHand(work, id)), { ok: true });
    assert.deepEqual(await chancery.act("clock", (work) => sendByHand(work, first)), {
      ok: false,
      reason: "not-waiting",
    });
    assert.equal(await standing(house), "done");
    for (const matrix of house.matrices)
      assert.equal(
        (await chancery.read("edda", ({ db }) => getMatrixVersionById(db, matrix))).standing.status,
        "transmitted",
      );
    assert.deepEqual(await chancery.act("edda", (work) => cancelRun(work, run)), { ok: false, reason: "left" });
  },
);

test("a signature on paper is recorded by the secretariat with where the paper is kept", async () => {
  const house = await aPreparedRun(await openChancery());
  assert.ok((await sign(house, await house.seen(), "edda", "Signed on 24 November; registry, folder 12")).ok);
  const { signed } = await house.chancery.read("edda", ({ db }) => getRun(db, house.run));
  assert.equal(signed?.words, "Signed on 24 November; registry, folder 12");
});

test("a letter that something keeps from being signed stands in the way until it is taken out", async () => {
  const house = await aPreparedRun(await openChancery(), "XVA", "XNA", "XYU");
  const { chancery, run } = house;
  const odd = (await house.listed()).find(({ stateCode }) => stateCode === "XYU");
  assert.ok(
    odd?.oddities.some(({ kind }) => kind === "no-model"),
    JSON.stringify(odd?.oddities),
  );
  assert.equal(odd?.standing, "drafted");
  assert.deepEqual(await sign(house, await house.seen()), { ok: false, reason: "has-odd" });
  assert.deepEqual(await chancery.act("edda", (work) => leaveOut(work, run)), { ok: true, letters: 1 });
  assert.deepEqual(await sign(house, await house.seen()), { ok: true, letters: 2 });
  assert.deepEqual(await chancery.act("edda", (work) => cancelLetter(work, house.letters[0] as LetterId, "")), {
    ok: false,
    reason: "signed",
  });
});

onEveryServer("what is signed is what was seen: prepared again, it is seen again", async (server) => {
  const house = await aPreparedRun(await openChancery(server));
  const { chancery, run } = house;
  const before = await house.seen();
  assert.ok((await chancery.act("edda", (work) => prepareAnew(work, run))).ok);
  assert.equal(await standing(house), "preparing");
  assert.deepEqual(await sign(house, before), { ok: false, reason: "not-prepared" });
  await prepareRun(chancery.senders, run);
  assert.equal(await house.seen(), before, "the same words print the same");
  assert.ok((await sign(house, before)).ok);
  assert.deepEqual(await chancery.act("edda", (work) => prepareAnew(work, run)), { ok: false, reason: "signed" });
});

onEveryServer("a run is called back within its window, and its letters never leave", async (server) => {
  const house = await aPreparedRun(await openChancery(server));
  const { chancery, run } = house;
  const seen = await house.seen();
  await sign(house, seen);
  await release(house, seen);
  assert.deepEqual(await chancery.act("ilan", (work) => cancelRun(work, run)), { ok: true });
  chancery.access.moveTo(chancery.access.now().add({ hours: 1 }).toString());
  for (const id of house.letters)
    assert.deepEqual(await chancery.act("clock", (work) => sendByHand(work, id)), { ok: false, reason: "not-waiting" });
  assert.deepEqual(
    (await house.listed()).map((letter) => letter.standing),
    ["cancelled", "cancelled"],
  );
});

onEveryServer("a run that is leaving is stopped and resumed: each letter leaves once", async (server) => {
  const house = await aPreparedRun(await openChancery(server));
  const { chancery, run } = house;
  const [first, second] = house.letters as [LetterId, LetterId]; // two States, two letters
  const seen = await house.seen();
  await sign(house, seen);
  await release(house, seen);
  chancery.access.moveTo(chancery.access.now().add({ minutes: 31 }).toString());
  await chancery.act("clock", (work) => sendByHand(work, first));
  assert.deepEqual(await chancery.act("leto", (work) => stopRun(work, run)), { ok: true });
  assert.deepEqual(await chancery.act("clock", (work) => sendByHand(work, second)), {
    ok: false,
    reason: "not-waiting",
  });
  await assert.rejects(
    chancery.act("clock", async (work) => (await moveLetter(work, second, "send")) ?? true),
    /is stopped/,
  );
  assert.deepEqual(await chancery.act("edda", (work) => cancelRun(work, run)), { ok: false, reason: "left" });
  assert.deepEqual(await chancery.act("edda", (work) => resumeRun(work, run)), { ok: true });
  await chancery.act("clock", (work) => sendByHand(work, second));
  const sent = await chancery.read("edda", ({ db }) =>
    db
      .selectFrom("letter_event")
      .where("event", "=", "send")
      .where("letter_id", "in", house.letters)
      .selectAll()
      .execute(),
  );
  assert.equal(sent.length, 2);
});

onEveryServer("of two releases at once one wins; two runs at once take their numbers apart", async (server) => {
  const house = await aPreparedRun(await openChancery(server));
  const seen = await house.seen();
  await sign(house, seen);
  const outcomes = await Promise.all([release(house, seen), release(house, seen)]);
  assert.deepEqual(outcomes.map((outcome) => (outcome.ok ? "released" : outcome.reason)).sort(), [
    "released",
    "released-already",
  ]);
  const runs = await Promise.all([
    house.chancery.aRun("XVA", "XNA"),
    house.chancery.aRun("XOS"),
    house.chancery.aRun("XOR"),
  ]);
  const all = await house.chancery.read("edda", async ({ db }) => {
    const references = [];
    for (const run of [house.run, ...runs.map(({ run: id }): LetterRunId => id)])
      for (const { reference } of await listRunLetters(db, run)) references.push(reference);
    return references;
  });
  assert.deepEqual(
    all.sort(),
    [1, 2, 3, 4, 5, 6].map((n) => `OC.${n}/2026`),
  );
});

onEveryServer("the database keeps a letter of a run in its place past every act", async (server) => {
  const house = await aPreparedRun(await openChancery(server));
  const { chancery, run } = house;
  const [id] = house.letters as [LetterId]; // two States, two letters
  const as = (who: "edda" | "ilan" | "leto" | "clock", statement: string) =>
    chancery.act(who, (work) => sql`${sql.raw(statement)}`.execute(work.db));
  await assert.rejects(as("edda", `update letter set standing = 'approved' where id = '${id}'`), /permission denied/);
  await assert.rejects(
    as("edda", `update letter set released_at = now(), released_by = app_actor() where id = '${id}'`),
    /leaves and is cancelled by its events/,
  );
  const event = (name: string) =>
    `insert into letter_event (id, letter_id, event, at, by) values (gen_random_uuid(), '${id}', '${name}', now(), app_actor())`;
  await assert.rejects(as("leto", event("sign")), /nobody signed this run/);
  await assert.rejects(as("clock", event("send")), /does not take send/);
  await assert.rejects(
    as(
      "ilan",
      `update letter_run set released_by = app_actor(), released_at = now(), released_print = 'x', leaves_at = now() + interval '1 hour' where id = '${run}'`,
    ),
    /exactly what was signed is released/,
  );
  const seen = await house.seen();
  const signing = (by: string, print: string, words: string) =>
    `update letter_run set signed_by = ${by}, signed_at = now(), signed_print = '${print}', signed_words = ${words} where id = '${run}'`;
  const chairsId = `(select id from account where name = 'Leto Varandis')`;
  await assert.rejects(as("edda", signing(chairsId, seen, "null")), /in the name of another/);
  await assert.rejects(as("edda", signing("app_actor()", seen, "null")), /the Chair signs/);
  await assert.rejects(as("leto", signing("app_actor()", "x", "null")), /exactly what was prepared is signed/);
  const file = `insert into letter_file (letter_id, standard, sha256, bytes) values ('${id}', 'difference', encode(sha256('x'), 'hex'), 'x')`;
  await assert.rejects(as("edda", file), /never changed/);
  await assert.rejects(as("clock", file), /never changed/);
  await assert.rejects(
    as("edda", `update letter set address = 'else@example.org' where id = '${id}'`),
    /when it is undeliverable/,
  );
  await assert.rejects(
    as("edda", `update letter set sheet = '{}' where id = '${id}'`),
    /never changed/,
    "cleared is fixed already",
  );
  await assert.rejects(
    as(
      "edda",
      `insert into letter (id, run_id, state_code, language, year, number, dated, reply_by, drafted_by, drafted_at, standing, sheet, print, model_id)
       select gen_random_uuid(), run_id, 'XOR', language, year, 999, dated, reply_by, drafted_by, drafted_at, 'approved', sheet, print, model_id from letter where id = '${id}'`,
    ),
    /begins as a draft/,
  );
  await sign(house, seen);
  await assert.rejects(as("edda", `update letter set sheet = '{}' where id = '${id}'`), /never changed/);
  await assert.rejects(as("clock", `delete from letter_file where letter_id = '${id}'`), /never changed/);
  await assert.rejects(
    as(
      "ilan",
      `update letter_run set released_by = app_actor(), released_at = now(), released_print = 'x', leaves_at = now() + interval '1 hour' where id = '${run}'`,
    ),
    /exactly what was signed is released/,
  );
  await assert.rejects(
    as(
      "edda",
      `update letter_run set released_by = app_actor(), released_at = now(), released_print = signed_print, leaves_at = now() + interval '1 hour' where id = '${run}'`,
    ),
    /a_second_person_releases_the_run/,
  );
  await assert.rejects(
    chancery.act("amelie", (work) => signRun(work, run, { seen, words: "" })),
    Refused,
  );
});

test("the second letter to a State tells what changed since the version it received, and the first stays as it was", async () => {
  const chancery = await openChancery();
  await chancery.approve(await chancery.aDraftMatrix("XVA"));
  const first = await chancery.aSentLetter("XVA");
  const kept = await chancery.read("edda", ({ db }) => findLetterFile(db, first));
  await chancery.approve(await chancery.aDraftMatrix("XVA"));
  const { run, letters } = await chancery.aRun("XVA");
  await prepareRun(chancery.senders, run);
  const [second] = letters as [LetterId]; // one State, one letter
  const sheet = await chancery.read("edda", ({ db }) =>
    db.selectFrom("letter").where("id", "=", second).select("sheet").executeTakeFirstOrThrow(),
  );
  assert.match(JSON.stringify(sheet), /"difference":\{/);
  await sendRun(chancery.senders, run);
  assert.deepEqual(await chancery.read("edda", ({ db }) => findLetterFile(db, first)), kept);
  assert.equal((await chancery.read("amelie", ({ db }) => getLetter(db, second))).standing, "sent");
});
