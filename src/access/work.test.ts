import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { asAdmin, openTestDatabase, testServers } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { moveClock } from "./move-clock.ts";
import { record } from "./record.ts";
import { openAccess } from "./work.ts";

for (const server of testServers()) {
  test(`on ${server.name} a token nobody holds reads and does nothing`, async () => {
    const access = accessAt(await openTestDatabase(server), "2026-03-02T15:00:00Z");
    let ran = false;
    const run = async (): Promise<void> => {
      ran = true;
    };
    assert.equal(await access.withActor("guessed", run), undefined);
    assert.equal(await access.transact("", run), undefined);
    assert.equal(ran, false);
  });

  test(`on ${server.name} many people at once never become each other`, async () => {
    const database = await openTestDatabase(server);
    const access = accessAt(database, "2026-03-02T15:00:00Z");
    const keys = ["sanna", "bashir", "leto", "edda", "ilan", "noor"] as const;
    const tokens = await Promise.all(keys.map((key) => signIn(database, key)));
    const names = await Promise.all(
      keys.map(async (_, n) => there(await access.withActor(tokens[n] ?? "", async ({ actor }) => actor.name))),
    );
    const asked = Array.from({ length: 300 }, (_, n) => n % keys.length);
    const found = await Promise.all(
      asked.map((n) =>
        access.withActor(tokens[n] ?? "", async ({ db }) => {
          const row = await db
            .selectNoFrom(sql<string>`(select name from account where id = app_actor())`.as("name"))
            .executeTakeFirstOrThrow();
          return row.name;
        }),
      ),
    );
    assert.deepEqual(
      found,
      asked.map((n) => names[n]),
    );
    const after = await sql<{ who: string | null }>`select app_actor() as who`.execute(database.user);
    assert.equal(after.rows[0]?.who, null, "nobody is left behind on the connection");
  });

  test(`on ${server.name} a smuggled setting does not make anybody else of a person`, async () => {
    const database = await openTestDatabase(server);
    const access = accessAt(database, "2026-03-02T15:00:00Z");
    const mission = await signIn(database, "amelie");
    const expert = await signIn(database, "sanna");
    const expertId = there(await access.withActor(expert, async ({ actor }) => actor.id));
    const seen = await access.withActor(mission, async ({ db }) => {
      await db.selectNoFrom(sql`set_config('app.token', ${expertId}, true)`.as("set")).execute();
      return await db.selectNoFrom(sql<string | null>`app_actor()`.as("who")).executeTakeFirstOrThrow();
    });
    assert.deepEqual(seen, { who: null });
  });

  test(`on ${server.name} the record of acts is written in one's own name and never changed`, async () => {
    const database = await openTestDatabase(server);
    const access = accessAt(database, "2026-03-02T15:00:00Z");
    const administrator = await signIn(database, "noor");
    assert.ok(there(await access.transact(administrator, (work) => moveClock(work, { days: 1, hours: 0 }))).ok);
    for (const change of ["update app.act set verb = 'x.y'", "delete from app.act", "truncate app.act"])
      await assert.rejects(
        asAdmin(server, (admin) => admin.query(change), database.name),
        /never changed/,
        `not even the server's administrator: ${change}`,
      );
    assert.deepEqual(await database.owner.updateTable("act").set({ verb: "x.y" }).returning("id").execute(), []);
    const other = await signIn(database, "sanna");
    const theirs = there(await access.withActor(other, async ({ actor }) => actor));
    await assert.rejects(
      access.transact(administrator, (work) =>
        record(
          { ...work, actor: { ...theirs, capacities: work.actor.capacities } },
          { permission: "clock.move", verb: "clock.moved", subject: "1" },
        ),
      ),
      /row-level security/,
    );
  });
}

test("the clock moves forward only, and the moment of an act follows it", async () => {
  const database = await openTestDatabase();
  const access = accessAt(database, "2026-03-02T15:00:00Z");
  const administrator = await signIn(database, "noor");
  for (const [days, hours] of [
    [0, 0],
    [-1, 0],
    [61, 0],
    [Number.NaN, 0],
  ] as const) {
    assert.deepEqual(await access.transact(administrator, (work) => moveClock(work, { days, hours })), {
      ok: false,
      reason: "not-forward",
    });
  }
  await access.transact(administrator, (work) => moveClock(work, { days: 2, hours: 3 }));
  await access.transact(administrator, (work) => moveClock(work, { days: 0, hours: 1 }));
  assert.equal(String(await access.withActor(administrator, async ({ at }) => at)), "2026-03-04T19:00:00Z");
});

test("a person reads only through somebody: the public role cannot write, and no role reads sessions", async () => {
  const database = await openTestDatabase();
  await assert.rejects(sql`insert into act default values`.execute(database.public), /permission denied|read-only/);
  for (const pool of [database.user, database.public])
    await assert.rejects(sql`select * from actor_session`.execute(pool), /permission denied/);
});

test("acts of one process go one after the other, and one that fails stops none", async () => {
  const database = await openTestDatabase();
  const access = openAccess(database, () => Temporal.Instant.from("2026-03-02T15:00:00Z"));
  const administrator = await signIn(database, "noor");
  const steps: string[] = [];
  const act = (name: string) =>
    access.transact(administrator, async () => {
      steps.push(`${name} begins`);
      await new Promise((done) => setTimeout(done, 20));
      steps.push(`${name} ends`);
      if (name === "two") throw new Error("two fails");
    });
  const outcomes = await Promise.allSettled([act("one"), act("two"), act("three")]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  assert.deepEqual(steps, ["one begins", "one ends", "two begins", "two ends", "three begins", "three ends"]);
});

test("an act that has to begin again counts from the moment it was asked for", async () => {
  const database = await openTestDatabase();
  let second = 0;
  const access = openAccess(database, () => Temporal.Instant.from("2026-03-02T22:00:00Z").add({ seconds: second++ }));
  const administrator = await signIn(database, "noor");
  const moments: string[] = [];
  await access.transact(administrator, async ({ at }) => {
    moments.push(at.toString());
    if (moments.length < 3) throw Object.assign(new Error("another was quicker"), { code: "40001" });
  });
  assert.deepEqual(moments, Array(3).fill("2026-03-02T22:00:00Z"));
});
