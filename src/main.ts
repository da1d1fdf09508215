import { serve } from "@hono/node-server";
import { Kysely, PostgresDialect } from "kysely";
import { openAccounts } from "#access/accounts/auth.ts";
import { type Mode, prepareInstance } from "#access/prepare-instance.ts";
import { openAccess } from "#access/work.ts";
import { openDatabase } from "#db/open.ts";
import { type ConnectionOptions, openPool } from "#db/pool.ts";
import type { Database } from "#db/schema.ts";
import { fillDemonstration } from "#demo/fill-demonstration.ts";
import { openPdfPress } from "#documents/pdf.ts";
import { startClock } from "#jobs/clock.ts";
import { fillTemplates } from "#regime/fill-templates.ts";
import { fillMemberStates } from "#states/fill-member-states.ts";
import { openApp } from "#web/app.tsx";
import { openAssets } from "#web/assets.ts";
import type { Settings } from "./settings.ts";

export type Running = { url: string; stop: () => Promise<void> };

/** Starts everything and serves. `say` gets a line for each step. */
export async function start(settings: Settings, mode: Mode, say: (line: string) => void): Promise<Running> {
  const database = await openDatabase(settings, say);
  await prepare(database.roles.app_owner, mode);
  say("Member States and matrix templates: there");
  const accounts = await openAccounts({
    pool: database.auth,
    secret: database.secret,
    url: settings.url,
    demonstration: mode === "demonstration",
  });
  const now = (): Temporal.Instant => Temporal.Now.instant();
  const access = openAccess(database, now);
  const press = openPdfPress();
  if (mode === "demonstration")
    await fillDemonstration({ owner: database.roles.app_owner, access, accounts, press, now }, say);
  const clock = await startClock({ access, accounts, now });
  const app = openApp({
    access,
    accounts,
    press,
    assets: await openAssets(),
    demonstration: mode === "demonstration",
    url: settings.url,
    runClock: clock.run,
  });
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host });
  await new Promise<void>((listening, failed) => server.once("listening", listening).once("error", failed));
  return { url: settings.url, stop };

  async function stop(): Promise<void> {
    await clock.stop();
    await new Promise((done) => server.close(done));
    await press.close();
    await database.close();
  }
}

/** What every installation holds: what it is, the system's account, Member States, templates. Changes nothing a second time. */
export async function prepare(owner: ConnectionOptions, mode: Mode): Promise<void> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(owner, 1) }) });
  try {
    await db.transaction().execute(async (transaction) => {
      await prepareInstance(transaction, mode);
      await fillMemberStates(transaction);
      await fillTemplates(transaction);
    });
  } finally {
    await db.destroy();
  }
}
