import pg from "pg";

// NOTE `pg` gives a date as local midnight, a day off in other zones, and int8 as text.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(1182 as never, (text) => text.slice(1, -1).split(",").filter(Boolean)); // date[], which the list of names lacks
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.INTERVAL, (text) => text); // ISO 8601, see roles.ts
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text.replace(" ", "T")));

// NOTE `pg` asks a value for toPostgres() before it falls back to JSON, which would put quotes around a moment.
Object.defineProperty(Temporal.Instant.prototype, "toPostgres", {
  value(this: Temporal.Instant): string {
    return this.toString();
  },
  configurable: true,
});

export type ConnectionOptions = Pick<pg.ClientConfig, "host" | "port" | "user" | "password" | "database" | "ssl">;

/** A pool that outlives a restart of the server: without the second handler a lost client would end the process. */
export function openPool(connection: ConnectionOptions, size: number): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: size, connectionTimeoutMillis: 10_000, application_name: "open1540" });
  pool.on("error", logLoss);
  pool.on("connect", (client) => client.on("error", logLoss));
  return pool;
}

function logLoss(error: Error): void {
  console.error(`database connection lost: ${error.message}`);
}
