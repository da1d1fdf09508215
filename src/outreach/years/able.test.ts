import assert from "node:assert/strict";
import { test } from "node:test";
import { announceMeeting } from "#committee/meetings/announce-meeting.ts";
import type { StateCode } from "#db/ids.ts";
import { get, post } from "#test/app.ts";
import { anArrangement } from "#test/meetings.ts";
import { openOutreach } from "#test/outreach.ts";
import { signInSystem, there } from "#test/people.ts";
import { recordExpertise } from "../experts/record-expertise.ts";
import { recordLeave } from "../experts/record-leave.ts";
import { recordMark } from "../marks/record-mark.ts";
import { recordRestDays } from "../marks/record-rest-days.ts";
import { storeYear } from "./store-year.ts";
import { readYear } from "./year.queries.ts";
import { findWaitingYear, getYearRun, listYearRuns } from "./year-run.queries.ts";
import type { YearInput } from "./year-run.ts";
import { proposeYears } from "./year-work.ts";

const { database, access, app, cookieOf, edda, as, begun } = await openOutreach();
const pia = await cookieOf("Pia Tennant");
const system = await signInSystem(database);
const experts = new Map(
  (await as("edda", ({ db }) => db.selectFrom("account").select(["id", "name"]).execute())).map(({ id, name }) => [
    name,
    id,
  ]),
);
const called = (name: string) => experts.get(name) ?? assert.fail(name);
const [sanna, bashir] = [called("Sanna Rielke"), called("Bashir Omeido")];
const others = [called("Ireti Kalondo"), called("Renzo Huaytalo")];
const nothing: YearInput = { priorities: {}, expertsNeeded: {}, leave: {} };
const yearOf = (year: number, input = nothing) => as("edda", ({ db, at }) => readYear(db, { year, input, at }));

test("who shares no subject or no language is not able; who recorded nothing is, and who is assigned stays able", async () => {
  await as("edda", (work) =>
    recordExpertise(work, sanna, { expertise: { subjects: ["financing"], languages: ["fr"] }, basedOn: 0 }),
  );
  await as("edda", (work) =>
    recordExpertise(work, bashir, { expertise: { subjects: ["border-control"], languages: ["ar"] }, basedOn: 0 }),
  );
  const border = await begun({ subjects: ["border-control"], languages: ["en", "ar"], states: [] });
  const french = await begun({ subjects: ["financing"], languages: ["fr"], states: [], experts: [bashir] });
  const open = await begun({ subjects: [], languages: [], states: [] });
  const { activities } = await yearOf(2027);
  const able = (id: string) => activities.find((one) => one.id === id)?.ableExperts.toSorted();
  assert.deepEqual(able(border), [bashir, ...others].sort());
  assert.deepEqual(able(french), [sanna, bashir, ...others].sort());
  assert.deepEqual(able(open), [sanna, bashir, ...others].sort());
});

test("leave is as recorded, and what is typed for a proposal counts for it, also that nobody is away", async () => {
  await as("edda", (work) => recordLeave(work, sanna, { from: "2027-03-01", before: "2027-03-13" }));
  const leave = async (input?: YearInput) =>
    (await yearOf(2027, input)).experts.find(({ id }) => id === sanna)?.leave ?? [];
  assert.deepEqual(await leave(), [8, 9]);
  assert.deepEqual(await leave({ ...nothing, leave: { [sanna]: [20] } }), [19]);
  assert.deepEqual(await leave({ ...nothing, leave: { [sanna]: [] } }), []);
  assert.deepEqual(await leave({ ...nothing, leave: { [bashir]: [20] } }), [8, 9]);
  const form = await (await get(app, "/en/outreach/years?year=2027", edda)).text();
  assert.match(form, new RegExp(`name="leave-${sanna}"[^>]*value="9, 10"`));
});

test("HiGHS gives an activity to who is able and there, in a week without leave", async () => {
  const id = await begun({
    ...{ title: "In French, on financing", subjects: ["financing"], languages: ["fr"], states: [] },
    time: { from: "2028-03-06", before: "2028-03-08", precision: "days", daysLong: null },
  });
  for (const other of others)
    await as("edda", (work) =>
      recordExpertise(work, other, { expertise: { subjects: ["chemical"], languages: [] }, basedOn: 0 }),
    );
  await as("edda", (work) => recordLeave(work, sanna, { from: "2028-03-06", before: "2028-03-18" }));
  assert.equal((await post(app, "/en/outreach/years", edda, { year: "2028", [`priority-${id}`]: "2" })).status, 303);
  assert.equal(await proposeYears(access, system), 1);
  const [run] = await as("edda", ({ db }) => listYearRuns(db));
  assert.ok(run?.result?.ok);
  const { placed, found } = run.result.proposal;
  assert.equal(found.by, "solver");
  const at = placed.find(({ activity }) => activity === id);
  assert.deepEqual(at?.experts, [sanna]);
  assert.equal(at?.week, 8); // the week before: 9 and 10 are of leave, and 11 is further
  const page = await (await get(app, `/en/outreach/years/${run.id}`, pia)).text();
  assert.match(page, /An expert is taken as able for an activity with which/);
  assert.doesNotMatch(page, /as nothing is recorded/);
});

test("the next proposal starts from what was typed for the newest of its year", async () => {
  const form = await (await get(app, "/en/outreach/years?year=2028", edda)).text();
  assert.match(form, /name="priority-[^"]+"[^>]*value="2"/);
  assert.match(form, /as they were typed for the newest proposal for this year \(2 December 2026.*Edda Marlow\)/);
  const other = await (await get(app, "/en/outreach/years?year=2027", edda)).text();
  assert.doesNotMatch(other, /name="priority-[^"]+"[^>]*value=/);
});

test("members read a proposal and not who is away, neither as typed nor in what was in the way", async () => {
  const [run] = await as("edda", ({ db }) => listYearRuns(db));
  assert.ok(run);
  assert.match(JSON.stringify(run.result), /otherWeeks/);
  assert.doesNotMatch(JSON.stringify(run.result), /"why":"leave"/);
  const typed = { year: "2029", [`leave-${sanna}`]: "7" };
  assert.equal((await post(app, "/en/outreach/years", edda, typed)).status, 303);
  const rows = (who: "pia" | "leto" | "sanna") =>
    as(who, ({ db }) => db.selectFrom("programme_run_leave").select("leave").execute());
  assert.deepEqual([await rows("pia"), await rows("leto")], [[], []]);
  assert.ok((await rows("sanna")).some(({ leave }) => JSON.stringify(leave) === JSON.stringify({ [sanna]: [7] })));
  const read = there(await as("pia", ({ db }) => listYearRuns(db)));
  assert.doesNotMatch(JSON.stringify(read.map(({ input }) => input)), /\[7\]/);
  await assert.rejects(
    as("edda", (work) =>
      work.db
        .insertInto("programme_run_leave")
        .values({ run_id: run.id, leave: JSON.stringify({}) })
        .execute(),
    ),
    /row-level security|duplicate key/,
  );
});

test("a meeting in a week of the year costs there, also on a day of December before or of January after it", async () => {
  const meetingOn = (on: string) =>
    as("edda", (work) => announceMeeting(work, { ...anArrangement, time: { on }, startsAt: "10:00", language: "en" }));
  for (const on of ["2030-12-31", "2032-01-02", "2027-01-01"]) assert.ok((await meetingOn(on)).ok, on);
  const meetings = async (year: number) =>
    (await yearOf(year)).penalties.flatMap(({ kind, name, week }) =>
      kind === "committee-meeting" ? [[name, week]] : [],
    );
  assert.deepEqual(await meetings(2031), [["2030-12-31", 0]]); // its weeks run from Monday 30 December to Sunday 28 December
  assert.deepEqual(await meetings(2027), []); // from Monday 4 January
  assert.deepEqual(await meetings(2026), [["2027-01-01", 52]]);
  assert.deepEqual((await meetings(2032))[0], ["2032-01-02", 0]);
});

test("nor can it be told who is away from who is able, and neither free nor busy, nor from the one expert of what meets leave", async () => {
  const run = await as("pia", ({ db }) => findWaitingYear(db));
  assert.ok(run);
  const busy = [{ expert: bashir, why: "leave" }];
  const blockers = [{ rule: "experts", needed: 2, free: [sanna], busy }];
  const clashes = [{ rule: "on-leave", activity: "an activity", expert: bashir, weeks: [3] }];
  const result = { ok: true, proposal: { placed: [{ otherWeeks: [{ week: 3, blockers }] }], clashes } };
  await access.transact(system, (work) => storeYear(work, run.id, { result: result as never, basis: {} }));
  assert.deepEqual(await as("pia", async ({ db }) => (await getYearRun(db, run.id)).result), {
    ok: true,
    proposal: {
      placed: [{ otherWeeks: [{ week: 3, blockers: [{ rule: "experts", needed: 2, free: [], busy: [] }] }] }],
      clashes: [{ rule: "on-leave", activity: "", expert: "", weeks: [] }],
    },
  });
});

test("a holiday of the host costs in its week, for activities there, when it takes a day of work", async () => {
  const host = "XNA" as StateCode;
  const there = await begun({ states: [], hostState: host });
  const mark = (name: string, from: string, before: string) =>
    as("edda", (work) =>
      recordMark(work, { kind: "host-holiday", name, language: "en", state: host, from, before, source: "Invented" }),
    );
  await mark("Day of the lake", "2027-02-09", "2027-02-10"); // a Tuesday
  await mark("Day of rest", "2027-02-19", "2027-02-20"); // a Friday
  const penalties = async () => (await yearOf(2027)).penalties.filter(({ state }) => state === host);
  const named = async () => (await penalties()).map(({ name, week }) => [name, week]);
  assert.deepEqual(await named(), [
    ["Day of the lake", 5],
    ["Day of rest", 6],
  ]);
  const [first] = await penalties();
  assert.ok(first && first.activities !== "all" && first.activities.includes(there) && first.cost === 3);
  await as("edda", (work) => recordRestDays(work, { state: host, weekdays: [5, 6], source: "Invented" }));
  assert.deepEqual(await named(), [["Day of the lake", 5]]);
});
