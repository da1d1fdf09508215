import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { type ConnectionOptions, openPool } from "./pool.ts";

const folder = join(import.meta.dirname, "migrations");

/** Brings the database to the newest form. Two processes may call it at once: one does the work, the other waits. */
export async function migrate(owner: ConnectionOptions): Promise<string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: openPool(owner, 2) }) });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => readMigrations() },
      migrationTableSchema: "app",
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error)
      throw new Error(`Migration ${results.find(({ status }) => status === "Error")?.migrationName} failed`, {
        cause: error,
      });
    return results.map(({ migrationName }) => migrationName);
  } finally {
    await db.destroy();
  }
}

/** One SQL file a migration, named by date and sentence; they only go forward. */
function readMigrations(): Record<string, Migration> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  return Object.fromEntries(files.map((name) => [name.slice(0, -4), readMigration(join(folder, name))]));
}

function readMigration(file: string): Migration {
  return { up: async (db) => void (await sql.raw(readFileSync(file, "utf8")).execute(db)) };
}
