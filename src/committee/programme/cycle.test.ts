import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { NotFound, Refused } from "#access/permissions.ts";
import type { DutyId } from "#db/ids.ts";
import { recordAnnualCycle } from "#demo/annual-cycle.ts";
import { onEveryServer, openTestDatabase, type TestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { addDuty, type NewDuty } from "./add-duty.ts";
import { addTask, type NewTask } from "./add-task.ts";
import { listDue, listDueSoon, listDuties, readTracking } from "./duty.queries.ts";
import { endDuty } from "./end-duty.ts";
import { fillMandateDuties, readMandateDuties } from "./fill-mandate-duties.ts";
import { getTask, listProgress, listTasks } from "./programme-task.queries.ts";
import { recordDelivery } from "./record-delivery.ts";
import { recordExtension } from "./record-extension.ts";
import { recordProgress } from "./record-progress.ts";

const programmeOfWork = "00002325-0002-7000-8000-000000001540" as DutyId; // of mandate-duties.json, as the next
const annualReview = "00001977-0009-7000-8000-000000001540" as DutyId;
const tables = ["mandate_duty", "duty_extension", "duty_delivery", "programme_task", "programme_progress"];

async function openCycle(database?: TestDatabase, now = "2026-11-25T15:00:00Z") {
  const opened = database ?? (await openTestDatabase());
  const access = accessAt(opened, now);
  const [secretariat, chair, expert, member] = await Promise.all([
    signIn(opened, "edda"),
    signIn(opened, "leto"),
    signIn(opened, "sanna"),
    signIn(opened, "pia"),
  ]);
  return { database: opened, access, secretariat, chair, expert, member };
}

test("every installation holds the duties of the file, each with resolution and source; filling again changes nothing", async () => {
  const { database, access, member } = await openCycle();
  const file = readMandateDuties();
  await database.owner.transaction().execute(fillMandateDuties);
  const duties = there(await access.withActor(member, ({ db }) => listDuties(db)));
  assert.deepEqual(duties.map(({ id }) => id as string).sort(), file.map(({ id }) => id).sort());
  for (const { resolution, source, title } of duties) {
    assert.match(resolution, /^\d{4} \(\d{4}\)$/);
    assert.ok(source);
    assert.equal(Object.keys(title).length, 6);
  }
});

test("a duty that was ended stays ended when the product starts again", async () => {
  const { database, access, secretariat, member } = await openCycle();
  assert.ok((await access.transact(secretariat, (work) => endDuty(work, programmeOfWork, "2028-01-01")))?.ok);
  await database.owner.transaction().execute(fillMandateDuties);
  const due = there(await access.withActor(member, ({ db }) => listDue(db, [2027, 2028], "2026-11-25")));
  const years = due.filter(({ duty }) => duty.id === programmeOfWork).map(({ year }) => year);
  assert.deepEqual(years, [2027], "what was due before stays");
  assert.deepEqual(await access.transact(secretariat, (work) => endDuty(work, programmeOfWork, "2029-01-01")), {
    ok: false,
    reason: "ended-already",
  });
  assert.deepEqual(await access.transact(secretariat, (work) => endDuty(work, annualReview, "2011-04-20")), {
    ok: false,
    reason: "ends-before-it-begins",
  });
  const ends = there(await access.withActor(member, ({ db }) => listDuties(db))).find(
    ({ before, ended }) => before && !ended,
  );
  assert.ok(ends, "the file has a duty that ends by itself");
  assert.deepEqual(await access.transact(secretariat, (work) => endDuty(work, ends.id, "2040-01-01")), {
    ok: false,
    reason: "ends-earlier",
  });
});

const briefing: NewDuty = {
  title: { en: "An invented briefing" },
  resolution: "9999 (2026)",
  paragraph: null,
  time: { month: 6, day: 31 },
  from: "2026-01-01",
  before: null,
  source: "Invented",
  language: "en",
};

onEveryServer("two who add the same duty at once leave one, and the second is told", async (server) => {
  const { database, access, secretariat, member } = await openCycle(await openTestDatabase(server));
  const other = await signIn(database, "ilan");
  const outcomes = await Promise.all(
    [secretariat, other].map((who) => access.transact(who, (work) => addDuty(work, briefing))),
  );
  assert.deepEqual(outcomes.map((outcome) => outcome?.ok).sort(), [false, true]);
  const due = there(await access.withActor(member, ({ db }) => listDue(db, [2026], "2026-11-25")));
  assert.deepEqual(
    due.filter(({ duty }) => duty.resolution === "9999 (2026)").map((one) => one.due),
    ["2026-06-30"],
  );
});

test("an agreed extension moves the date in force and keeps the first; the delivery is recorded on its day", async () => {
  const { access, secretariat, member } = await openCycle();
  const place = { duty: programmeOfWork, year: 2026 };
  const extension = { words: "Agreed", source: "A meeting", language: "en" } as const;
  const extend = (newDate: string) =>
    access.transact(secretariat, (work) => recordExtension(work, place, { ...extension, newDate }));
  assert.deepEqual(await extend("2026-01-31"), { ok: false, reason: "not-later" });
  assert.ok((await extend("2026-02-15"))?.ok);
  assert.ok((await extend("2026-02-28"))?.ok);
  const delivery = { symbol: "S/2026/0", source: "A note", language: "en" } as const;
  const deliver = (deliveredOn: string) =>
    access.transact(secretariat, (work) => recordDelivery(work, place, { ...delivery, deliveredOn }));
  assert.deepEqual(await deliver("2026-11-26"), { ok: false, reason: "day-to-come" });
  assert.ok((await deliver("2026-02-20"))?.ok);
  const { tracking, due } = there(
    await access.withActor(member, async ({ db }) => ({
      tracking: await readTracking(db, programmeOfWork, 2026),
      due: await listDue(db, [2026], "2026-11-25"),
    })),
  );
  assert.equal(tracking.extensions.length, 2);
  assert.deepEqual(due.find(({ duty }) => duty.id === programmeOfWork)?.standing, {
    due: "2026-02-28",
    first: "2026-01-31",
    status: "delivered",
    on: "2026-02-20",
    symbol: "S/2026/0",
  });
  await assert.rejects(
    access.transact(secretariat, (work) =>
      recordDelivery(work, { ...place, year: 2034 }, { ...delivery, deliveredOn: "2026-01-01" }),
    ),
    NotFound,
  );
});

test("what is due within sixty days awaits, what was due in the last sixty as well, and what was delivered does not", async () => {
  const { access, secretariat, member } = await openCycle();
  const soon = async (today: string) =>
    there(await access.withActor(member, ({ db }) => listDueSoon(db, today))).map(({ due }) => due);
  assert.deepEqual(await soon("2026-11-25"), ["2026-12-31"]);
  assert.deepEqual(await soon("2026-11-01"), ["2026-12-31"]);
  assert.deepEqual(await soon("2026-10-31"), []);
  assert.deepEqual(await soon("2027-01-05"), ["2026-12-31", "2027-01-31"]);
  access.moveTo("2027-01-05T15:00:00Z");
  const delivery = { deliveredOn: "2026-12-30", symbol: null, source: "A note", language: "en" } as const;
  await access.transact(secretariat, (work) => recordDelivery(work, { duty: annualReview, year: 2026 }, delivery));
  assert.deepEqual(await soon("2027-01-05"), ["2027-01-31"]);
});

const task: NewTask = {
  year: 2026,
  area: "assistance",
  title: "An invented task",
  who: "An invented working group",
  time: { quarter: 2 },
  duty: undefined,
  language: "en",
};

test("a task is open until its progress says otherwise; every line of progress stays", async () => {
  const { access, expert, member, chair } = await openCycle();
  const added = there(await access.transact(expert, (work) => addTask(work, task)));
  assert.ok(added.ok);
  const status = async () => there(await access.withActor(member, ({ db }) => getTask(db, added.id))).status;
  assert.equal(await status(), "open");
  const line = { note: "Begun", language: "en" } as const;
  await access.transact(member, (work) => recordProgress(work, added.id, { ...line, status: "in-progress" }));
  assert.equal(await status(), "in-progress");
  access.moveTo("2026-11-26T15:00:00Z");
  await access.transact(chair, (work) => recordProgress(work, added.id, { ...line, status: "done" }));
  assert.equal(await status(), "done");
  const lines = there(await access.withActor(member, ({ db }) => listProgress(db, added.id)));
  assert.deepEqual(
    lines.map((one) => one.status),
    ["done", "in-progress"],
  );
});

test("a task by a date has one of its own year, and serves a duty that asks something in that year", async () => {
  const { access, expert } = await openCycle();
  const add = (changed: Partial<NewTask>) => access.transact(expert, (work) => addTask(work, { ...task, ...changed }));
  assert.deepEqual(await add({ time: { on: "2027-01-01" } }), { ok: false, reason: "not-in-its-year" });
  assert.ok((await add({ time: { on: "2026-12-31" }, duty: annualReview }))?.ok);
  assert.deepEqual(await add({ year: 2034, duty: annualReview }), { ok: false, reason: "nothing-due-that-year" });
});

onEveryServer("two who record progress at once lose nothing", async (server) => {
  const { access, expert, chair, member } = await openCycle(await openTestDatabase(server));
  const added = there(await access.transact(expert, (work) => addTask(work, task)));
  assert.ok(added.ok);
  const line = { status: "in-progress", language: "en" } as const;
  await Promise.all(
    [expert, chair, member].map((who, n) =>
      access.transact(who, (work) => recordProgress(work, added.id, { ...line, note: `Line ${n}` })),
    ),
  );
  assert.equal(there(await access.withActor(expert, ({ db }) => listProgress(db, added.id))).length, 3);
});

test("each act is for those who may", async () => {
  const { access, expert, member } = await openCycle();
  const place = { duty: annualReview, year: 2026 };
  const words = { source: "S", language: "en" } as const;
  const refused = [
    access.transact(expert, (work) => addDuty(work, briefing)),
    access.transact(expert, (work) => endDuty(work, annualReview, "2030-01-01")),
    access.transact(expert, (work) => recordExtension(work, place, { newDate: "2027-02-01", words: "W", ...words })),
    access.transact(expert, (work) =>
      recordDelivery(work, place, { deliveredOn: "2026-01-01", symbol: null, ...words }),
    ),
    access.transact(member, (work) => addTask(work, task)),
  ];
  await Promise.all(refused.map((act) => assert.rejects(act, Refused)));
});

onEveryServer("a State, an administrator and the public read nothing of the cycle in the database", async (server) => {
  const { database, access, secretariat } = await openCycle(await openTestDatabase(server));
  await access.transact(secretariat, recordAnnualCycle);
  const count = async (who: Parameters<typeof signIn>[1], table: string): Promise<number> =>
    there(
      await access.withActor(await signIn(database, who), async ({ db }) => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
          db as never,
        ); // a raw query on the reader's own connection
        return rows[0]?.n ?? -1;
      }),
    );
  for (const table of tables) {
    assert.ok((await count("pia", table)) > 0, `a member reads ${table}`);
    for (const who of ["amelie", "noor"] as const) assert.equal(await count(who, table), 0, `${who} on ${table}`);
    await assert.rejects(
      access.asPublic((db) => sql`select count(*) from ${sql.table(table)}`.execute(db as never)),
      /permission denied/,
    );
  }
});

onEveryServer("the database changes nothing on record", async (server) => {
  const { database, access, secretariat } = await openCycle(await openTestDatabase(server));
  await access.transact(secretariat, recordAnnualCycle);
  for (const statement of [
    "update mandate_duty set due_month = 2 where due_month = 1",
    "delete from mandate_duty",
    "update duty_extension set new_date = '2026-12-31'",
    "delete from duty_delivery",
    "update programme_task set title = 'Other'",
    "delete from programme_progress",
  ])
    await assert.rejects(
      sql.raw(statement).execute(database.owner),
      /never changed|nothing of|nothing changes/,
      statement,
    );
});

test("the demonstration's year is invented, says so, and is filled once, whatever the day it starts on", async () => {
  for (const now of ["2026-11-25T15:00:00Z", "2027-01-01T15:00:00Z", "2028-02-29T15:00:00Z"]) {
    const { access, secretariat, member } = await openCycle(undefined, now);
    await access.transact(secretariat, recordAnnualCycle);
    await access.transact(secretariat, recordAnnualCycle);
    const year = Number(now.slice(0, 4));
    const shown = there(
      await access.withActor(member, async ({ db }) => ({
        tasks: [...(await listTasks(db, year)), ...(await listTasks(db, year + 1))],
        due: await listDue(db, [year - 1, year], now.slice(0, 10)),
        programme: await readTracking(db, programmeOfWork, year - 1),
      })),
    );
    assert.equal(shown.tasks.length, 5);
    assert.deepEqual(
      shown.due.filter(({ standing }) => standing.status === "not-recorded"),
      [],
    );
    assert.deepEqual(
      shown.programme.deliveries.map(({ source }) => source),
      ["Invented for the demonstration"],
    );
  }
});
