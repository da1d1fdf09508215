import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signInSystem } from "#test/people.ts";
import { startClock } from "./clock.ts";

test("what one part of the house cannot do keeps nothing else from being done", async () => {
  const database = await openTestDatabase();
  const access = accessAt(database, "2026-12-07T15:00:00Z");
  const told = mock.method(console, "error", () => {});
  const done: string[] = [];
  const fails = async (): Promise<void> => {
    throw new Error("a holiday list that cannot be read");
  };
  const sends = async (): Promise<void> => void done.push("mail");
  const clock = await startClock({ access, openSystemSession: () => signInSystem(database), due: [fails, sends] });
  await clock.run();
  await clock.stop();
  told.mock.restore();
  assert.deepEqual(done, ["mail", "mail"]);
  assert.equal(told.mock.callCount(), 2, "and is told each time");
});
