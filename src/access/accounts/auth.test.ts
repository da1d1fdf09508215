import assert from "node:assert/strict";
import { test } from "node:test";
import { openTestDatabase } from "#test/database.ts";
import { openAccounts } from "./auth.ts";

test("the library's tables are made once, also when two processes start at once", async () => {
  const database = await openTestDatabase();
  const settings = { pool: database.auth, secret: "s".repeat(32), url: "http://localhost:1540", demonstration: true };
  const [a] = await Promise.all([openAccounts(settings), openAccounts(settings)]);
  const { rows } = await database.auth.query("select tablename from pg_tables where schemaname = 'auth' order by 1");
  console.log(rows.map((r) => r.tablename));
  console.log(await a?.listCast(), await a?.systemToken());
  assert.ok(rows.length > 5);
});
