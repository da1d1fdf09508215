import assert from "node:assert/strict";
import { test } from "node:test";
import type { DecisionId, TextId, TextVersionId } from "#db/ids.ts";
import { transmittalBodies } from "#demo/texts/transmittal-letter.ts";
import { amend } from "./amendment.ts";
import { beforeMembers, inForce, inWork, type VersionLine, type VersionStanding } from "./text.ts";
import { blankBody, isIncomplete, numbered, renumbered } from "./text-parts.ts";

const moment = Temporal.Instant.from("2026-12-01T12:00:00Z");

function line(number: number, standing: VersionStanding): VersionLine {
  const adopted = standing === "adopted";
  return {
    id: `version ${number}` as TextVersionId, // names of this test
    textId: "text" as TextId,
    number,
    standing,
    draftedBy: null,
    draftedAt: moment,
    sharedAt: null,
    circulatedAt: null,
    abandonedAt: null,
    decision: adopted ? { id: "decision" as DecisionId, takenOn: `2026-12-0${number}` } : null,
    inForceFrom: adopted ? `2026-12-0${number}` : null,
    languages: ["en"],
  };
}

const numbers = (...standings: VersionStanding[]) => {
  const versions = standings.map((standing, n) => line(n + 1, standing));
  return [inForce(versions)?.number, inWork(versions)?.number, beforeMembers(versions)?.number];
};

test("the version in force, the one in work and the one before the members are told apart", () => {
  assert.deepEqual(numbers(), [undefined, undefined, undefined]);
  assert.deepEqual(numbers("draft"), [undefined, 1, undefined]);
  assert.deepEqual(numbers("shared", "draft"), [undefined, 2, 1]);
  assert.deepEqual(numbers("shared", "shared", "abandoned"), [undefined, 2, 2]);
  assert.deepEqual(numbers("shared", "circulated"), [undefined, 2, undefined]);
  assert.deepEqual(
    numbers("shared", "adopted"),
    [2, undefined, undefined],
    "what a decision has passed waits for nobody",
  );
  assert.deepEqual(numbers("adopted", "adopted", "draft"), [2, 3, undefined]);
});

test("the numbered parts of a letter go back into the letter they came from", () => {
  for (const body of Object.values(transmittalBodies)) {
    const parts = numbered("transmittal-letter", body);
    assert.deepEqual(renumbered("transmittal-letter", body, parts), body);
    const other = { ...parts, paragraphs: parts.paragraphs.map((words) => `${words}!`) };
    assert.deepEqual(numbered("transmittal-letter", renumbered("transmittal-letter", body, other)), other);
    assert.equal(isIncomplete("transmittal-letter", body), false);
  }
});

test("an amendment changes one part of a letter and adds none", () => {
  const body = transmittalBodies.en;
  const text = numbered("transmittal-letter", body);
  const words = { language: "en", paragraph: 6, oldWords: "Excellency", newWords: "Dear\n\ncolleague" } as const;
  const amended = amend("transmittal-letter", text, words);
  assert.ok(amended.ok);
  assert.deepEqual(renumbered("transmittal-letter", body, amended.text), { ...body, salutation: "Dear colleague," });
  const more = { ...words, oldWords: "" };
  assert.deepEqual(amend("transmittal-letter", text, more), { ok: false, reason: "cannot-add" });
});

test("the last paragraph is not amended away, and a blank body is incomplete", () => {
  const text = { title: "T", paragraphs: ["All"] };
  const gone = { language: "en", paragraph: 1, oldWords: "All", newWords: "" } as const;
  assert.deepEqual(amend("strategy", text, gone), { ok: false, reason: "nothing-left" });
  assert.ok(isIncomplete("strategy", blankBody("strategy", "T")));
  assert.ok(isIncomplete("transmittal-letter", blankBody("transmittal-letter", "T")));
});
