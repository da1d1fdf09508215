import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { openTestDatabase } from "#test/database.ts";

test("the table types say what the migrations made", async () => {
  const { owner } = await openTestDatabase();
  const tables = await owner.introspection.getTables();
  const found = tables
    .filter(({ schema, name }) => schema === "app" && !name.startsWith("kysely"))
    .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}${column.isNullable ? "?" : ""}`))
    .sort();
  assert.deepEqual(written().sort(), found);
});

/** The columns as src/db/schema has them, a question mark behind those that may be null. */
function written(): string[] {
  const source = globSync("src/db/schema/*.ts")
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const tables = new Map(
    [...source.matchAll(/type (\w+)Table = \{\n([\s\S]*?)\n\};/g)].map(([, type, body]) => [type, body ?? ""]),
  );
  const names = [...source.matchAll(/^ {2}(\w+): (\w+)Table;$/gm)];
  return names.flatMap(([, table, type]) =>
    [...(tables.get(type) ?? "").matchAll(/^ {2}(\w+): ([^;]+);$/gm)].map(
      ([, column, kind]) => `${table}.${column}${/\| null\b/.test(kind ?? "") ? "?" : ""}`,
    ),
  );
}
