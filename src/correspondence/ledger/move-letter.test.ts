import assert from "node:assert/strict";
import { test } from "node:test";
import { permissions } from "#access/permissions.ts";
import type { LetterId } from "#db/ids.ts";
import type { LetterEventName } from "#db/schema/letters.ts";
import { prepareRun } from "#demo/send-letters.ts";
import { openChancery } from "#test/letters.ts";
import { letterMoves } from "./machine.ts";
import { moveLetter } from "./move-letter.ts";

test("an event of a letter is for those whom its machine names", () => {
  for (const event of new Set(letterMoves.map((move) => move.event))) {
    const who = letterMoves.filter((move) => move.event === event).flatMap((move) => move.who);
    assert.deepEqual([...permissions[`letter.${event}`]].sort(), [...new Set(who)].sort(), event);
  }
});

test("a letter moves by an event, which stands in the record; one it does not take changes nothing", async () => {
  const chancery = await openChancery();
  await chancery.approve(await chancery.aDraftMatrix("XVA"));
  const { run, letters } = await chancery.aRun("XVA");
  const id = letters[0] as LetterId; // the one of the run
  const move = (who: "leto" | "edda", event: LetterEventName) =>
    chancery.act(who, async (work) => (await moveLetter(work, id, event, { words: "As it was decided." })) ?? true);
  const standing = async () =>
    (
      await chancery.database.owner
        .selectFrom("letter")
        .where("id", "=", id)
        .select("standing")
        .executeTakeFirstOrThrow()
    ).standing;

  await assert.rejects(move("edda", "reply-received"), /a letter that is drafted does not take reply-received/);
  assert.equal(await standing(), "drafted");
  await assert.rejects(move("leto", "clear-text"), /nothing_unprepared_moves/);
  await prepareRun(chancery.senders, run);
  assert.equal(await standing(), "cleared");

  const last = await chancery.read("edda", ({ db }) =>
    db.selectFrom("act").where("subject_id", "=", id).orderBy("id", "desc").select("verb").executeTakeFirst(),
  );
  assert.equal(last?.verb, "letter.clear-text");
});
