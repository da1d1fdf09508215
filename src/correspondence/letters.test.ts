import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { NotFound, Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { LetterId, MatrixVersionId } from "#db/ids.ts";
import { getMatrixVersionById, listCells } from "#matrix/matrix.queries.ts";
import { hashOf, matrixText } from "#matrix/matrix-text.ts";
import { listPublicVersions } from "#matrix/public-matrix.queries.ts";
import { onEveryServer } from "#test/database.ts";
import { type Chancery, openChancery, printedAs } from "#test/letters.ts";
import { cancelLetter } from "./cancel-letter.ts";
import { draftLetter } from "./draft-letter.ts";
import { type Answer, giveConsent } from "./give-consent.ts";
import { findLetterFile, getLetter, listConsents, listLastWords, listLetters } from "./letter.queries.ts";
import { releaseLetter } from "./release-letter.ts";

const answer: Answer = { scope: "public", noteVerbale: "NV/2026/31", noteVerbaleDate: "2026-11-09", information: "" };

async function hashOfMatrix({ db }: Pick<Work, "db">, id: MatrixVersionId): Promise<string> {
  return hashOf(matrixText({ ...(await getMatrixVersionById(db, id)), cells: await listCells(db, id) }));
}

async function release({ act }: Chancery, id: LetterId, who: "edda" | "ilan" = "ilan") {
  return await act(who, async (work) => {
    const { matrixVersionId } = await getLetter(work.db, id);
    return await releaseLetter(work, id, printedAs(await hashOfMatrix(work, matrixVersionId)));
  });
}

/** A letter to Valmere, its matrix approved; released when asked. */
async function aLetter(chancery: Chancery, { released = false } = {}) {
  const matrix = await chancery.aDraftMatrix("XVA");
  await chancery.approve(matrix);
  const id = await chancery.aDraftLetter(matrix);
  if (released) assert.deepEqual(await release(chancery, id), { ok: true });
  return { matrix, id };
}

onEveryServer("without the decision a letter is not released, and the database refuses it too", async (server) => {
  const chancery = await openChancery(server);
  const matrix = await chancery.aDraftMatrix("XVA");
  const id = await chancery.aDraftLetter(matrix);
  assert.deepEqual(await release(chancery, id), { ok: false, reason: "no-decision" });
  const releasedBy = (columns: string) => (work: Work) =>
    sql`update letter set released_by = app_actor(), released_at = now() ${sql.raw(columns)} where id = ${id}`.execute(
      work.db,
    );
  await assert.rejects(chancery.act("ilan", releasedBy("")), /nothing_is_released_without_a_decision/);
  const invented = `, decision_id = '${id}', text_hash = '${"0".repeat(64)}'`;
  await assert.rejects(chancery.act("ilan", releasedBy(invented)), /letter_decision_id.*fkey/);
  assert.equal((await chancery.read("edda", ({ db }) => getLetter(db, id))).standing.status, "drafted");
});

onEveryServer("who drafted a letter does not release it, and the database refuses it too", async (server) => {
  const chancery = await openChancery(server);
  const { id, matrix } = await aLetter(chancery);
  assert.deepEqual(await release(chancery, id, "edda"), { ok: false, reason: "same-person" });
  const alone = (work: Work) =>
    sql`update letter set released_by = letter.drafted_by, released_at = now(), decision_id = version.decision_id, text_hash = version.text_hash
      from matrix_version version where letter.id = ${id} and version.id = ${matrix}`.execute(work.db);
  await assert.rejects(chancery.act("edda", alone), /a_second_person_releases/);
  assert.deepEqual(await release(chancery, id, "ilan"), { ok: true });
});

test("a letter printed from another text than the decided one is not released", async () => {
  const chancery = await openChancery();
  const { id } = await aLetter(chancery);
  const printed = printedAs("0".repeat(64));
  assert.deepEqual(await chancery.act("ilan", (work) => releaseLetter(work, id, printed)), {
    ok: false,
    reason: "text-changed",
  });
});

test("a letter prepared before the decision bears the day of the decision", async () => {
  const chancery = await openChancery();
  const matrix = await chancery.aDraftMatrix("XVA");
  const id = await chancery.aDraftLetter(matrix);
  const before = await chancery.read("edda", ({ db }) => getLetter(db, id));
  await chancery.approve(matrix);
  const after = await chancery.read("edda", ({ db }) => getLetter(db, id));
  assert.deepEqual([before.dated, before.approvedOn], ["2026-11-02", undefined]);
  assert.equal(after.dated, after.approvedOn);
  assert.ok(after.dated > before.dated);
});

test("a letter whose reply date has come, or whose matrix was superseded, is not released", async () => {
  const chancery = await openChancery();
  const { id } = await aLetter(chancery);
  const { replyBy } = await chancery.read("edda", ({ db }) => getLetter(db, id));
  const newer = await chancery.aDraftMatrix("XVA");
  await chancery.approve(newer);
  assert.deepEqual(await release(chancery, id), { ok: false, reason: "superseded" });
  const second = await chancery.aDraftLetter(newer);
  chancery.access.moveTo("2027-03-01T17:00:00Z");
  assert.ok(replyBy < "2027-03-01");
  assert.deepEqual(await release(chancery, second), { ok: false, reason: "reply-date-passed" });
});

onEveryServer("a released letter and its files never change", async (server) => {
  const chancery = await openChancery(server);
  const { id } = await aLetter(chancery, { released: true });
  const { owner } = chancery.database;
  const change = (statement: string) => sql`${sql.raw(statement)}`.execute(owner);
  await assert.rejects(change(`update letter set reply_by = '2030-01-01' where id = '${id}'`), /never changed/);
  await assert.rejects(change(`update letter set cancelled_at = now() where id = '${id}'`), /never changed/);
  await assert.rejects(change(`delete from letter where id = '${id}'`), /never changed|violates foreign key/);
  await assert.rejects(change(`update letter_file set sha256 = sha256 where letter_id = '${id}'`), /never changed/);
  await assert.rejects(change(`delete from letter_file where letter_id = '${id}'`), /never changed/);
  assert.deepEqual(await chancery.act("edda", (work) => cancelLetter(work, id)), { ok: false, reason: "not-a-draft" });
  assert.deepEqual(await release(chancery, id), { ok: false, reason: "not-a-draft" });
});

onEveryServer("a State sees its letter only once it is released, and another State never", async (server) => {
  const chancery = await openChancery(server);
  const { id } = await aLetter(chancery);
  const seenBy = (who: "amelie" | "clara") =>
    chancery.read(who, async ({ db }) => ({
      letters: (await listLetters(db)).map((letter) => letter.id),
      file: await findLetterFile(db, id),
    }));
  assert.deepEqual(await seenBy("amelie"), { letters: [], file: undefined });
  await assert.rejects(
    chancery.read("amelie", ({ db }) => getLetter(db, id)),
    NotFound,
  );
  await release(chancery, id);
  const seen = await seenBy("amelie");
  assert.deepEqual(seen.letters, [id]);
  assert.equal(Buffer.from(seen.file ?? []).toString(), "%PDF to send");
  assert.deepEqual(await seenBy("clara"), { letters: [], file: undefined });
  await assert.rejects(
    chancery.read("clara", ({ db }) => getLetter(db, id)),
    NotFound,
  );
});

onEveryServer("another State cannot answer a letter, nor can the secretariat answer for a State", async (server) => {
  const chancery = await openChancery(server);
  const { id } = await aLetter(chancery, { released: true });
  await assert.rejects(
    chancery.act("clara", (work) => giveConsent(work, id, answer)),
    NotFound,
  );
  await assert.rejects(
    chancery.act("edda", (work) => giveConsent(work, id, answer)),
    Refused,
  );
  for (const who of ["clara", "edda"] as const)
    await assert.rejects(chancery.act(who, consentBySql(chancery, id)), /row-level security/);
});

onEveryServer("a draft letter cannot be answered, and the database refuses it too", async (server) => {
  const chancery = await openChancery(server);
  const { id } = await aLetter(chancery);
  await assert.rejects(
    chancery.act("amelie", (work) => giveConsent(work, id, answer)),
    NotFound,
  );
  await assert.rejects(chancery.act("amelie", consentBySql(chancery, id)), /the letter was not released/);
});

/** An answer past the act: what remains is the database. The letter's own columns are read as the owner. */
function consentBySql({ database }: Chancery, id: LetterId) {
  return async (work: Work) => {
    const { rows } = await sql<{ m: string; s: string }>`
      select matrix_version_id m, state_code s from letter where id = ${id}`.execute(database.owner);
    await sql`insert into consent (id, state_code, matrix_version_id, letter_id, scope, note_verbale, note_verbale_date, given_by, given_at)
      values (gen_random_uuid(), ${rows[0]?.s}, ${rows[0]?.m}, ${id}, 'public', 'NV', '2026-11-20', app_actor(), now())`.execute(
      work.db,
    );
  };
}

onEveryServer("the last word of a State counts, and every word is kept", async (server) => {
  const chancery = await openChancery(server);
  const { id, matrix } = await aLetter(chancery, { released: true });
  const shownToAll = () => chancery.access.asPublic(listPublicVersions);
  const shownToStates = () => chancery.read("clara", async ({ db }) => (await listCells(db, matrix)).length > 0);
  assert.deepEqual([(await shownToAll()).length, await shownToStates()], [0, false], "silence shows nothing");
  for (const [scope, all, states] of [
    ["restricted", 0, true],
    ["public", 1, true],
    ["withheld", 0, false],
  ] as const) {
    await chancery.act("amelie", (work) => giveConsent(work, id, { ...answer, scope }));
    assert.deepEqual([(await shownToAll()).length, await shownToStates()], [all, states], scope);
  }
  const words = await chancery.read("amelie", ({ db }) => listConsents(db, matrix));
  assert.deepEqual(
    words.map(({ scope }) => scope),
    ["withheld", "public", "restricted"],
  );
  const last = await chancery.read("edda", ({ db }) => listLastWords(db));
  assert.deepEqual(
    last.map(({ scope }) => scope),
    ["withheld"],
  );
});

onEveryServer("an answer about a superseded matrix is kept and shows nothing", async (server) => {
  const chancery = await openChancery(server);
  const { id } = await aLetter(chancery, { released: true });
  await chancery.approve(await chancery.aDraftMatrix("XVA"));
  const outcome = await chancery.act("amelie", (work) => giveConsent(work, id, answer));
  assert.deepEqual(outcome, { ok: true, isSuperseded: true });
  assert.deepEqual(await chancery.access.asPublic(listPublicVersions), []);
});

test("a note verbale is not dated in the future", async () => {
  const chancery = await openChancery();
  const { id } = await aLetter(chancery, { released: true });
  const later = { ...answer, noteVerbaleDate: "2027-11-09" };
  assert.deepEqual(await chancery.act("amelie", (work) => giveConsent(work, id, later)), {
    ok: false,
    reason: "dated-in-the-future",
  });
});

test("one letter for a version; after a cancellation another, under the next number", async () => {
  const chancery = await openChancery();
  const { id, matrix } = await aLetter(chancery);
  assert.deepEqual(await chancery.act("ilan", (work) => draftLetter(work, matrix)), {
    ok: false,
    reason: "letter-exists",
    id,
  });
  assert.deepEqual(await chancery.act("edda", (work) => cancelLetter(work, id)), { ok: true });
  const second = await chancery.aDraftLetter(matrix);
  const references = await chancery.read("edda", async ({ db }) => [
    (await getLetter(db, id)).reference,
    (await getLetter(db, second)).reference,
  ]);
  assert.deepEqual(references, ["OC.1/2026", "OC.2/2026"]);
});
