import assert from "node:assert/strict";
import { test } from "node:test";
import type { StateCode } from "#db/ids.ts";
import { getMatrixVersionById } from "#matrix/matrix.queries.ts";
import { testServers } from "#test/database.ts";
import { type Chancery, openChancery, printedAs } from "#test/letters.ts";
import { signIn, there } from "#test/people.ts";
import { draftLetter } from "./draft-letter.ts";
import { listLetters } from "./letter.queries.ts";
import { releaseLetter } from "./release-letter.ts";

// Each promise about acts at the same time is kept on every server the product runs on.

for (const server of testServers()) {
  test(`of two releases of a letter at once one wins, on ${server.name}`, async () => {
    const chancery = await openChancery(server);
    const matrix = await chancery.aDraftMatrix("XVA");
    await chancery.approve(matrix);
    const id = await chancery.aDraftLetter(matrix);
    const third = await signIn(chancery.database, { kind: "secretariat", name: "Tomas Quill" });
    const { standing } = await chancery.read("edda", ({ db }) => getMatrixVersionById(db, matrix));
    assert.equal(standing.status, "approved");
    const printed = printedAs("textHash" in standing ? standing.textHash : "");
    const outcomes = await Promise.all([
      chancery.act("ilan", (work) => releaseLetter(work, id, printed)),
      chancery.access.transact(third, (work) => releaseLetter(work, id, printed)).then(there),
    ]);
    assert.deepEqual(outcomes.map((outcome) => (outcome.ok ? "released" : outcome.reason)).sort(), [
      "not-a-draft",
      "released",
    ]);
    const acts = await chancery.read("edda", ({ db }) =>
      db.selectFrom("act").where("verb", "=", "letter.released").selectAll().execute(),
    );
    assert.equal(acts.length, 1);
  });

  test(`ten letters drafted at once take ten numbers of one series without a gap, on ${server.name}`, async () => {
    const chancery = await openChancery(server);
    const codes = await tenStates(chancery);
    const matrices = [];
    for (const code of codes) matrices.push(await chancery.aDraftMatrix(code));
    const outcomes = await Promise.all(
      matrices.map((matrix, n) => chancery.act(n % 2 === 0 ? "edda" : "ilan", (work) => draftLetter(work, matrix))),
    );
    assert.ok(outcomes.every(({ ok }) => ok));
    const letters = await chancery.read("edda", ({ db }) => listLetters(db));
    assert.deepEqual(
      letters.map(({ reference }) => reference).sort(),
      Array.from({ length: 10 }, (_, n) => `OC.${n + 1}/2026`).sort(),
    );
  });
}

/** Ten invented States; their codes belong to users of ISO 3166-1. */
async function tenStates({ database }: Chancery): Promise<string[]> {
  const codes = Array.from({ length: 10 }, (_, n) => `QM${String.fromCharCode(65 + n)}`);
  for (const code of codes) {
    const name = { ar: code, zh: code, en: code, fr: code, ru: code, es: code };
    const stateCode = code as StateCode; // of this test alone
    await database.owner
      .insertInto("state")
      .values({ code: stateCode, kind: "invented", mode: "demonstration" })
      .execute();
    await database.owner
      .insertInto("state_name")
      .values({
        state_code: stateCode,
        short: JSON.stringify(name),
        formal: JSON.stringify(name),
        french_article: "",
        source: "invented for this test",
      })
      .execute();
  }
  return codes;
}
