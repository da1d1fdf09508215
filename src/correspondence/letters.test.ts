import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { NotFound, Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { prepareRun, sendRun } from "#demo/send-letters.ts";
import { listCells } from "#matrix/matrix.queries.ts";
import { listPublicVersions } from "#matrix/public-matrix.queries.ts";
import { onEveryServer } from "#test/database.ts";
import { type Chancery, openChancery } from "#test/letters.ts";
import { listConsents, listLastWords } from "./consent/consent.queries.ts";
import { type Answer, giveConsent } from "./consent/give-consent.ts";
import { findLetterFile, getLetter, listLetters } from "./letter.queries.ts";

const answer: Answer = {
  scope: "public",
  noteVerbale: "NV/2026/31",
  noteVerbaleDate: "2026-11-09",
  information: "",
  inCapacity: "Permanent Representative",
};

/** A letter to Valmere, its matrix approved and the letter prepared; sent when asked. */
async function aLetter(chancery: Chancery, { released = false } = {}) {
  const matrix = await chancery.aDraftMatrix("XVA");
  await chancery.approve(matrix);
  if (released) return { matrix, id: await chancery.aSentLetter("XVA"), send: async () => {} };
  const { run, letters } = await chancery.aRun("XVA");
  await prepareRun(chancery.senders, run);
  return { matrix, id: letters[0] as LetterId, send: () => sendRun(chancery.senders, run) }; // one State, one letter
}

onEveryServer("a State sees its letter only once it is released, and another State never", async (server) => {
  const chancery = await openChancery(server);
  const { id, send } = await aLetter(chancery);
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
  await send();
  const seen = await seenBy("amelie");
  assert.deepEqual(seen.letters, [id]);
  assert.match(Buffer.from(seen.file ?? []).toString(), /^%PDF to send/);
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
  assert.ok(outcome.ok && outcome.isSuperseded);
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
