import assert from "node:assert/strict";
import { test } from "node:test";
import { asAdmin, testServers } from "#test/database.ts";
import { migrate } from "./migrate.ts";
import { ensureRoles } from "./roles.ts";

for (const [index, server] of testServers().entries()) {
  test(`on ${server.name} two processes may migrate at once: the work is done once`, async (t) => {
    const database = `m_${process.pid}_${index}`;
    await asAdmin(server, (admin) => admin.query(`create database ${database}`));
    t.after(() => asAdmin(server, (admin) => admin.query(`drop database ${database} with (force)`)));
    const [roles] = await Promise.all([
      ensureRoles({ ...server.admin, database }, server.secret),
      ensureRoles({ ...server.admin, database }, server.secret),
    ]);
    const [one, two] = await Promise.all([migrate(roles.app_owner), migrate(roles.app_owner)]);
    assert.ok(one.length === 0 || two.length === 0);
    assert.ok(one.length + two.length >= 5);
    assert.deepEqual(await migrate(roles.app_owner), []);
  });

  test(`on ${server.name} every table is under forced row policies, and nobody who serves owns or bypasses them`, async () => {
    const open = await asAdmin(
      server,
      (admin) =>
        admin.query(
          "select relname from pg_class k join pg_namespace n on n.oid = k.relnamespace where n.nspname = 'app' and relkind = 'r' and relname not like 'kysely%' and not (relrowsecurity and relforcerowsecurity)",
        ),
      server.template,
    );
    assert.deepEqual(open.rows, []);
    const roles = await asAdmin(server, (admin) =>
      admin.query(
        "select rolname from pg_roles where rolname in ('app_user', 'app_public', 'app_auth', 'app_owner', 'app_gate') and (rolsuper or rolbypassrls)",
      ),
    );
    assert.deepEqual(roles.rows, []);
  });
}
