import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { systemAccount } from "#access/actor.ts";
import { Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";

const sources = globSync("src/**/*.ts").filter((file) => !/\.test\.ts$/.test(file));
const acts = sources.filter((file) => /requireMay\(work\.actor/.test(readFileSync(file, "utf8")));

/** A signed-in person without any capacity, and a database that nobody must reach. */
const stranger = {
  actor: { id: systemAccount, name: "A stranger", language: "en", capacities: [] },
  at: Temporal.Instant.from("2026-11-24T12:00:00Z"),
  db: new Proxy({}, { get: () => assert.fail("a stranger reached the database") }),
} as unknown as Work; // what an act sees of its work

test("there are acts to look at", () => {
  assert.ok(acts.length >= 10, acts.join(" "));
});

for (const file of acts) {
  test(`${file.slice(4)} refuses a stranger before it looks at anything`, async () => {
    const exported = Object.values((await import(`../../${file}`)) as Record<string, unknown>);
    const first = exported.find((one) => typeof one === "function" && one.toString().includes("requireMay"));
    assert.ok(typeof first === "function", "an act file exports its act");
    await assert.rejects(async () => first(stranger, "id", {}), Refused);
  });

  test(`${file.slice(4)} leaves a line in the record of acts`, () => {
    assert.match(
      readFileSync(file, "utf8"),
      /await record\(work, \{|await recordAct\(|await takeStep\(work, |await adopt\(work, |await moveLetter\(work, |await moveRequest\(work, |await moveActivity\(work, |await lockDraft\(work, /,
    );
  });
}

test("only acts and what fills a fresh database write", () => {
  const writes = /\.(insertInto|updateTable|deleteFrom)\(/;
  const may = (file: string): boolean =>
    acts.includes(file) ||
    /(^src\/access\/record\.ts$|\/fill-[\w-]+\.ts$|prepare-instance\.ts$|first-administrator\.ts$|october-2007\.ts$)/.test(
      file,
    );
  assert.deepEqual(
    sources.filter((file) => writes.test(readFileSync(file, "utf8")) && !may(file)),
    [],
  );
});
