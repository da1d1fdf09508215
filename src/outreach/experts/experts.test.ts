import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Work } from "#access/work.ts";
import { type AccountId, type ExpertLeaveId, newId } from "#db/ids.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { weeksOf } from "../annual-programme/year-weeks.ts";
import { listExpertise, listLeave } from "./expert.queries.ts";
import { isAbleFor, weeksAway } from "./expertise.ts";
import { recordExpertise } from "./record-expertise.ts";

const { app, cookieOf, edda, as } = await openOutreach();
const [sanna, layla, pia] = [
  await cookieOf("Sanna Rielke"),
  await cookieOf("ليلى النضيري"),
  await cookieOf("Pia Tennant"),
];
const bashir = await cookieOf("Bashir Omeido");
const account = await as("edda", async ({ db }) => {
  const rows = await db.selectFrom("account").select(["id", "name"]).execute();
  return (name: string): AccountId => rows.find((row) => row.name === name)?.id ?? assert.fail(name);
});
const path = `/en/outreach/experts/${account("Sanna Rielke")}`;

test("an expert is able who shares a subject and a language; where nothing is named, nothing speaks against it", () => {
  const expert = { subjects: ["financing", "export-control"], languages: ["fr"] } as const;
  assert.ok(isAbleFor(undefined, { subjects: ["chemical"], languages: ["ar"] }));
  assert.ok(isAbleFor(expert, { subjects: ["chemical", "financing"], languages: ["fr", "en"] }));
  assert.ok(!isAbleFor(expert, { subjects: ["chemical"], languages: ["fr"] }));
  assert.ok(!isAbleFor(expert, { subjects: ["financing"], languages: ["ar"] }));
  assert.ok(isAbleFor(expert, { subjects: [], languages: [] }));
  assert.ok(isAbleFor({ subjects: [], languages: ["fr"] }, { subjects: ["chemical"], languages: ["fr"] }));
  assert.ok(!isAbleFor({ subjects: [], languages: ["fr"] }, { subjects: ["chemical"], languages: ["ar"] }));
});

test("a week is one of leave when it takes a day from Monday to Friday, and not for its weekend alone", () => {
  const weeks = weeksOf(2027); // from Monday 4 January
  const away = (from: string, before: string) => weeksAway([{ from, before }], weeks);
  assert.deepEqual(away("2027-01-09", "2027-01-16"), [1]); // Saturday to Friday
  assert.deepEqual(away("2027-01-08", "2027-01-12"), [0, 1]); // Friday to Monday
  assert.deepEqual(away("2027-01-09", "2027-01-11"), []);
  assert.deepEqual(away("2026-12-20", "2027-01-05"), [0]);
});

test("each expert keeps their own record and the secretariat everybody's, with who and when; nothing chosen is lost", async () => {
  assert.equal((await get(app, path, bashir)).status, 403);
  assert.equal((await post(app, `${path}/expertise`, bashir, { basis: "0", subjects: "financing" })).status, 403);
  assert.equal((await post(app, `${path}/leave`, bashir, leaveFields("2027-03-01", "2027-03-05"))).status, 403);
  assert.equal((await post(app, `${path}/expertise`, sanna, { basis: "0", subjects: "financing" })).status, 303);
  const late = await post(app, `${path}/expertise`, edda, { basis: "0", subjects: "chemical", languages: "ar" });
  assert.equal(late.status, 409);
  const page = await late.text();
  assert.match(page, /Somebody recorded something else/);
  assert.match(page, /value="chemical" checked/);
  assert.equal((await post(app, `${path}/expertise`, edda, { basis: "1", subjects: "chemical" })).status, 303);
  assert.match(await (await get(app, path, sanna)).text(), /Recorded on 2 December 2026.*by Edda Marlow/);
  const earlier = await as("edda", ({ db }) => db.selectFrom("expertise").select(["number", "subjects"]).execute());
  assert.deepEqual(earlier.map(({ subjects }) => subjects).sort(), [["chemical"], ["financing"]]);
  assert.equal((await post(app, `/en/outreach/experts/${account("Edda Marlow")}/expertise`, edda, {})).status, 404);
});

test("leave is recorded once, taken out and kept; a wrong range is refused at its field with what was typed", async () => {
  const wrong = await post(app, `${path}/leave`, sanna, leaveFields("2027-03-08", "2027-03-01"));
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /The last day comes before the first/);
  const long = await post(app, `${path}/leave`, sanna, leaveFields("2027-03-08", "2028-09-01"));
  assert.match(await long.text(), /More than 400 days/);
  assert.equal((await post(app, `${path}/leave`, sanna, leaveFields("2027-03-01", "2027-03-12"))).status, 303);
  assert.equal((await post(app, `${path}/leave`, edda, leaveFields("2027-03-01", "2027-03-12"))).status, 409);
  assert.equal((await post(app, `${path}/leave`, edda, leaveFields("2027-08-02", "2027-08-06"))).status, 303);
  const page = await (await get(app, path, sanna)).text();
  const [, ending = ""] = /action="([^"]+\/leave\/[^"]+\/ending)"/.exec(page) ?? [];
  assert.equal((await post(app, ending, bashir, {})).status, 403);
  assert.equal((await post(app, ending, sanna, {})).status, 303);
  assert.equal((await post(app, ending, sanna, {})).status, 404);
  const kept = await as("edda", ({ db }) => db.selectFrom("expert_leave").select(["ended_at"]).execute());
  assert.equal(kept.length, 2);
});

test("members read what experts are able for and never who is away; a State and the public read neither", async () => {
  const list = await (await get(app, "/en/outreach/experts", pia)).text();
  assert.match(list, /Sanna Rielke/);
  assert.doesNotMatch(list, /Leave<|August 2027/);
  assert.match(await (await get(app, "/en/outreach/experts", bashir)).text(), /August 2027/);
  assert.equal((await get(app, path, pia)).status, 403);
  assert.equal((await get(app, "/en/outreach/experts", layla)).status, 403);
  const leave = (who: "pia" | "leto" | "layla" | "marlo" | "sanna") =>
    as(who, ({ db }) => listLeave(db, { from: "2027-01-01", before: "2028-01-01" }));
  for (const who of ["pia", "leto", "layla", "marlo"] as const) assert.deepEqual(await leave(who), [], who);
  assert.equal((await leave("sanna")).length, 1);
  for (const who of ["layla", "marlo"] as const)
    assert.equal((await as(who, ({ db }) => listExpertise(db))).size, 0, who);
});

test("past the acts: nobody writes of another expert, in another's name, or over what was recorded", async () => {
  const expertise = (work: Work, of: AccountId, by = work.actor.id) =>
    work.db
      .insertInto("expertise")
      .values({
        ...{ account_id: of, number: 99, subjects: ["financing"], languages: [] },
        ...{ recorded_by: by, recorded_at: work.at },
      })
      .execute();
  const leave = (work: Work, of: AccountId, by = work.actor.id) =>
    work.db
      .insertInto("expert_leave")
      .values({
        ...{ id: newId<ExpertLeaveId>(), account_id: of, starts_on: "2027-05-01", ends_before: "2027-05-02" },
        ...{ recorded_by: by, recorded_at: work.at },
      })
      .execute();
  const [another, own] = [account("Bashir Omeido"), account("Sanna Rielke")];
  for (const write of [expertise, leave]) {
    await assert.rejects(
      as("sanna", (work) => write(work, another)),
      /row-level security/,
    );
    await assert.rejects(
      as("sanna", (work) => write(work, own, another)),
      /row-level security/,
    );
    await assert.rejects(
      as("pia", (work) => write(work, own)),
      /row-level security/,
    );
    await assert.rejects(
      as("edda", (work) => write(work, account("Leto Varandis"))),
      /row-level security/,
    );
  }
  await assert.rejects(
    as("edda", (work) => sql`update expertise set subjects = '{}'`.execute(work.db)),
    /permission denied/,
  );
  await assert.rejects(
    as("edda", (work) => sql`update expert_leave set ends_before = ends_before + 1`.execute(work.db)),
    /permission denied/,
  );
  await assert.rejects(
    as("edda", (work) => sql`update expert_leave set ended_at = ended_at, ended_by = ${another}`.execute(work.db)),
    /row-level security/,
  );
  const { numUpdatedRows } = await as("pia", (work) =>
    work.db.updateTable("expert_leave").set({ ended_at: work.at, ended_by: work.actor.id }).executeTakeFirst(),
  );
  assert.equal(numUpdatedRows, 0n);
});

test("two people who record at once: one wins, the other is told", async () => {
  const of = account("Bashir Omeido");
  const one = { expertise: { subjects: [], languages: ["fr"] }, basedOn: 0 } as const;
  const outcomes = await Promise.all([
    as("edda", (work) => recordExpertise(work, of, { ...one })),
    as("edda", (work) => recordExpertise(work, of, { ...one })),
  ]);
  assert.deepEqual(outcomes.map(({ ok }) => ok).sort(), [false, true]);
});

function leaveFields(first: string, last: string): Record<string, string> {
  return { ...dateFields("first", first), ...dateFields("last", last) };
}

function dateFields(name: string, date: string): Record<string, string> {
  const [year = "", month = "", day = ""] = date.split("-");
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
