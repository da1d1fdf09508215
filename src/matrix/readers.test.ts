import assert from "node:assert/strict";
import { test } from "node:test";
import { circulateMatrix } from "#committee/no-objection/circulate.ts";
import { withdrawText } from "#committee/no-objection/withdraw-text.ts";
import { giveConsent } from "#correspondence/consent/give-consent.ts";
import { getLetter } from "#correspondence/letter.queries.ts";
import type { Scope } from "#correspondence/letter.ts";
import type { LetterId } from "#db/ids.ts";
import type { CastKey } from "#demo/cast.ts";
import { prepareRun, sendRun } from "#demo/send-letters.ts";
import { testServers } from "#test/database.ts";
import { openChancery } from "#test/letters.ts";
import { listCells } from "./matrix.queries.ts";

// Who reads a matrix at each step of its way; the public is in test/wall.test.ts.

const readers: Record<string, CastKey> = {
  expert: "sanna",
  chair: "leto",
  secretariat: "edda",
  member: "pia",
  "the State": "amelie",
  "another State": "diego",
  administrator: "noor",
};
const drafting = ["expert", "chair", "secretariat"];
const committee = [...drafting, "member"];

for (const server of testServers()) {
  test(`on ${server.name} each step of a matrix opens it to exactly those it is for`, async () => {
    const chancery = await openChancery(server);
    const { act, read } = chancery;
    const matrix = await chancery.aDraftMatrix("XVA");

    const whoReads = async (): Promise<string[]> => {
      const reading = [];
      for (const [name, key] of Object.entries(readers)) {
        const cells = await read(key, ({ db }) => listCells(db, matrix));
        if (cells.length > 0) reading.push(name);
      }
      return reading.sort();
    };
    const expectReaders = async (step: string, expected: string[]): Promise<void> =>
      assert.deepEqual(await whoReads(), [...expected].sort(), step);

    await expectReaders("a draft", drafting);
    await chancery.approve(matrix);
    await expectReaders("approved", committee);
    const { run, letters } = await chancery.aRun("XVA");
    const letter = letters[0] as LetterId; // the one of the run
    await prepareRun(chancery.senders, run);
    await expectReaders("its letter prepared", committee);
    await sendRun(chancery.senders, run);
    await expectReaders("transmitted", [...committee, "the State"]);
    const { approvedOn = "" } = await read("edda", ({ db }) => getLetter(db, letter));
    const answer = (scope: Scope) =>
      act("amelie", (work) =>
        giveConsent(work, letter, {
          scope,
          noteVerbale: "NV/1",
          noteVerbaleDate: approvedOn,
          information: "",
          inCapacity: "Permanent Representative",
        }),
      );
    assert.ok((await answer("restricted")).ok);
    await expectReaders("restricted to States", [...committee, "the State", "another State"]);
    assert.ok((await answer("public")).ok);
    await expectReaders("public", [...committee, "the State", "another State"]);
    assert.ok((await answer("withheld")).ok);
    await expectReaders("withheld", [...committee, "the State"]);
  });

  test(`on ${server.name} a member reads a text from its circulation on, and no longer once it is a draft again`, async () => {
    const { aDraftMatrix, act, read } = await openChancery(server);

    const matrix = await aDraftMatrix("XVA");
    const seen = () => read("pia", async ({ db }) => (await listCells(db, matrix)).length > 0);
    assert.equal(await seen(), false);
    const circulated = await act("leto", (work) => circulateMatrix(work, matrix));
    assert.ok(circulated.ok);
    assert.equal(await seen(), true);
    assert.ok((await act("leto", (work) => withdrawText(work, circulated.id))).ok);
    assert.equal(await seen(), false);
  });
}
