import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { AccountId, ActivityId, ProgrammeRunId, StateCode } from "#db/ids.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { signIn, signInSystem } from "#test/people.ts";
import { getActivity, listActivityEvents } from "../activities/activity.queries.ts";
import type { ActivityTime, NewActivity } from "../activities/activity.ts";
import { assignExperts } from "../activities/assign-experts.ts";
import { endLeave } from "../experts/end-leave.ts";
import { listLeave } from "../experts/expert.queries.ts";
import { recordLeave } from "../experts/record-leave.ts";
import { takeOverYear } from "./take-over-year.ts";
import { listYearRuns } from "./year-run.queries.ts";
import { proposeYears } from "./year-work.ts";

const { database, access, app, cookieOf, edda, as, begun, step, upTo } = await openOutreach();
const [pia, sanna, layla] = [
  await cookieOf("Pia Tennant"),
  await cookieOf("Sanna Rielke"),
  await cookieOf("ليلى النضيري"),
];
const ilan = await signIn(database, "ilan");
const system = await signInSystem(database);

/** Activities for one State in one week, so that a proposal moves all but the confirmed one. */
async function crowd(year: number, titles: readonly string[]): Promise<ActivityId[]> {
  const time: ActivityTime = { from: `${year}-06-09`, before: `${year}-06-11`, precision: "days", daysLong: null };
  const states = ["XNA"] as StateCode[];
  const plain: Partial<NewActivity> = { time, states, hostState: null, region: null, subjects: [] };
  const stays = await begun({ ...plain, title: `Stays ${year}` });
  await upTo(stays, "confirmed");
  const ids = [stays];
  for (const title of titles) ids.push(await begun({ ...plain, title }));
  return ids;
}

async function proposed(year: number): Promise<{ run: ProgrammeRunId; path: string }> {
  assert.equal((await post(app, "/en/outreach/years", edda, { year: String(year) })).status, 303);
  assert.equal(await proposeYears(access, system), 1);
  const [run] = await as("edda", ({ db }) => listYearRuns(db));
  assert.ok(run?.result?.ok, JSON.stringify(run?.failure));
  return { run: run.id, path: `/en/outreach/years/${run.id}` };
}

/** Sends the ticks as a browser does: one field, many values. */
function take(path: string, cookie: string, ids: readonly ActivityId[]): Promise<Response> {
  const body = new FormData();
  for (const id of ids) body.append("activities", id);
  const url = "http://localhost:1540";
  return Promise.resolve(
    app.request(`${url}${path}/take-over`, { method: "POST", headers: { origin: url, cookie }, body }),
  );
}

const read = (id: ActivityId) => as("edda", ({ db }) => getActivity(db, id));
const dayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;
const takenOver = (run: ProgrammeRunId) =>
  as("edda", ({ db }) => db.selectFrom("programme_take_over").where("run_id", "=", run).selectAll().execute());

test("what is ticked moves to its week with its weekday, length and experts, as the person who presses, with a pointer", async () => {
  const [stays, one, other] = await crowd(2027, ["One", "Other"]);
  assert.ok(stays && one && other);
  const { run, path } = await proposed(2027);
  const before = await (await get(app, path, edda)).text();
  for (const id of [one, other]) assert.match(before, new RegExp(`id="take-${id}"[^>]*checked`));
  assert.doesNotMatch(before, new RegExp(`id="take-${stays}"`));
  assert.doesNotMatch(await (await get(app, path, pia)).text(), /type="checkbox"/);
  for (const cookie of [pia, sanna, layla]) assert.equal((await take(path, cookie, [one])).status, 403);

  assert.equal((await take(path, edda, [one, stays])).status, 303);
  const moved = await read(one);
  assert.notEqual(moved.time.from, "2027-06-09");
  assert.equal(dayOf(moved.time.from), dayOf("2027-06-09"));
  assert.equal(Temporal.PlainDate.from(moved.time.from).until(moved.time.before).days, 2);
  assert.equal(moved.experts.length, 1);
  assert.equal((await read(stays)).time.from, "2027-06-09");
  assert.equal((await read(other)).time.from, "2027-06-09");
  const history = await (await get(app, `/en/outreach/activities/${one}`, edda)).text();
  assert.match(history, new RegExp(`href="${path}"[^<]*>Taken over from a proposal`));
  const events = await as("edda", ({ db }) => listActivityEvents(db, one));
  assert.deepEqual(
    events.map(({ event, by, details }) => [event, by, details.proposal]),
    [["change-dates", "Edda Marlow", run]],
  );
  const after = await (await get(app, path, pia)).text();
  assert.match(after, /Taken over on 2 December 2026[^<]*by Edda Marlow/);
  assert.equal((await takenOver(run)).length, 1);
});

test("pressed twice, or by two people at once, it is done once", async () => {
  const [, one, other] = await crowd(2028, ["Once", "Only"]);
  assert.ok(one && other);
  const { run, path } = await proposed(2028);
  const outcomes = await Promise.all([
    as("edda", (work) => takeOverYear(work, run, [one, other])),
    access.transact(ilan, (work) => takeOverYear(work, run, [one, other])),
  ]);
  assert.deepEqual(outcomes.map((outcome) => outcome?.ok).sort(), [false, true]);
  assert.equal((await takenOver(run)).length, 2);
  assert.equal((await read(one)).moves, 1);
  const again = await take(path, edda, [one, other]);
  assert.equal(again.status, 409);
  assert.match(await again.text(), /Nothing was taken over/);
  assert.equal((await read(one)).moves, 1);
});

test("what changed since is named in words, left as it is, and keeps nothing else from being taken over", async () => {
  const [, moved, cancelled, confirmed, assigned, still] = await crowd(2029, [
    "Moved",
    "Ended",
    "Sure",
    "Staffed",
    "Still",
  ]);
  assert.ok(moved && cancelled && confirmed && assigned && still);
  const { run, path } = await proposed(2029);
  const elsewhere: ActivityTime = { from: "2029-09-03", before: "2029-09-05", precision: "days", daysLong: null };
  await step("edda", moved, "change-dates", { time: elsewhere });
  await step("leto", cancelled, "cancel", { words: "The host withdrew." });
  await upTo(confirmed, "confirmed");
  const experts = (await as("edda", ({ db }) => db.selectFrom("account").select(["id", "name"]).execute())).filter(
    ({ name }) => ["Sanna Rielke", "Bashir Omeido"].includes(name),
  );
  await as("edda", (work) =>
    assignExperts(
      work,
      assigned,
      experts.map(({ id }) => id),
    ),
  );
  const page = await (await get(app, path, edda)).text();
  for (const words of [
    /Its days were changed since: left as it is/,
    /It was cancelled, merged or taken out of planning since/,
    /It was confirmed since: left as it is/,
    /Its experts were changed since: left as it is/,
  ])
    assert.match(page, words);
  const answer = await take(path, edda, [moved, cancelled, confirmed, assigned, still]);
  assert.match(answer.headers.get("location") ?? "", /done=year-taken-over-in-part$/);
  assert.deepEqual(
    (await takenOver(run)).map(({ activity_id }) => activity_id),
    [still],
  );
  assert.equal((await read(moved)).time.from, "2029-09-03");
  assert.equal((await read(confirmed)).standing, "confirmed");
  assert.equal((await read(assigned)).experts.length, 2);
});

test("an expert who left the Group is not assigned, and a proposal whose weeks have come is taken over no more", async () => {
  const [, one] = await crowd(2030, ["Without its expert"]);
  assert.ok(one);
  const { run, path } = await proposed(2030);
  const [{ result } = { result: null }] = await as("edda", ({ db }) => listYearRuns(db));
  const placed = result?.ok ? result.proposal.placed.find(({ activity }) => activity === one) : undefined;
  const expert = placed?.experts[0] as AccountId | undefined;
  assert.ok(placed && expert);
  const leave = (to: string | null) =>
    database.owner.updateTable("capacity").set({ valid_to: to }).where("account_id", "=", expert).execute();
  await leave("2026-12-01");
  assert.match(await (await get(app, path, edda)).text(), /One of these experts is no longer of the Group/);
  assert.equal((await take(path, edda, [one])).status, 409);
  await leave(null);
  access.moveTo("2026-12-02T15:01:00Z");
  const days = { from: "2030-01-01", before: "2030-12-31" };
  assert.ok((await as("edda", (work) => recordLeave(work, expert, days))).ok);
  assert.match(await (await get(app, path, edda)).text(), /One of these experts has leave on those days since/);
  assert.doesNotMatch(
    await (await get(app, path, pia)).text(),
    /has leave on those days/,
    "who is away is not for members",
  );
  assert.equal((await take(path, edda, [one])).status, 409);
  const [away] = await as("edda", ({ db }) => listLeave(db, days));
  assert.ok(away);
  await as("edda", (work) => endLeave(work, expert, away.id));
  assert.match(await (await get(app, path, edda)).text(), new RegExp(`id="take-${one}"[^>]*checked`));
  const monday = Temporal.PlainDate.from("2029-12-31").add({ weeks: placed.week }); // it would begin on the Sunday
  access.moveTo(`${monday.toString()}T15:00:00Z`);
  assert.match(await (await get(app, path, await cookieOf("Edda Marlow"))).text(), /The week has begun or passed/);
  access.moveTo("2031-01-10T15:00:00Z");
  const late = await cookieOf("Edda Marlow");
  assert.match(await (await get(app, path, late)).text(), /The week has begun or passed/);
  access.moveTo("2026-12-02T15:00:00Z");
  assert.deepEqual(await takenOver(run), []);
});

test("of a window the Monday of the week is taken with its length, and it is said so", async () => {
  const time: ActivityTime = { from: "2032-05-01", before: "2032-06-01", precision: "month", daysLong: 3 };
  const id = await begun({ title: "Some time in May", time, states: [], hostState: null });
  const { path } = await proposed(2032);
  assert.match(await (await get(app, path, edda)).text(), /from the Monday of the week, for 3 days/);
  assert.equal((await take(path, edda, [id])).status, 303);
  const taken = await read(id);
  assert.equal(taken.time.precision, "days");
  assert.equal(dayOf(taken.time.from), 1);
  assert.equal(Temporal.PlainDate.from(taken.time.from).until(taken.time.before).days, 3);
  assert.ok(taken.time.from >= "2032-05-01" && taken.time.before <= "2032-06-01");
});

test("past the acts: only what was proposed and stands so is recorded as taken over, by the secretariat in its own name", async () => {
  const [, one] = await crowd(2033, ["By SQL"]);
  assert.ok(one);
  const { run } = await proposed(2033);
  const self = await as("edda", async ({ actor }) => actor.id);
  const write = (by: AccountId, experts: readonly AccountId[], from = "2033-06-09", before = "2033-06-11") =>
    sql`insert into programme_take_over (run_id, activity_id, starts_on, ends_before, experts, was_from, was_before, taken_by, taken_at)
      values (${run}, ${one}, ${from}, ${before}, ${experts}, '2033-06-09', '2033-06-11', ${by}, now())`;
  const [{ result } = { result: null }] = await as("edda", ({ db }) => listYearRuns(db));
  const placed = result?.ok ? result.proposal.placed.find(({ activity }) => activity === one) : undefined;
  assert.ok(placed);
  const experts = placed.experts as readonly AccountId[];
  await assert.rejects(
    as("edda", (work) => write(self, []).execute(work.db)),
    /only what was proposed/,
  );
  await assert.rejects(
    as("edda", (work) => write(self, experts).execute(work.db)),
    /only what was proposed|stands so/,
  );
  const monday = Temporal.PlainDate.from("2033-01-03").add({ weeks: placed.week });
  const [from, before] = [monday.toString(), monday.add({ days: 2 }).toString()];
  await assert.rejects(
    as("edda", (work) => write(self, experts, from, before).execute(work.db)),
    /stands so/,
  );
  await as("edda", (work) => takeOverYear(work, run, [one]));
  for (const who of ["pia", "sanna", "leto"] as const)
    await assert.rejects(
      as(who, (work) => write(work.actor.id, experts, from, before).execute(work.db)),
      /row-level security|stands so/,
    );
  await assert.rejects(
    as("edda", (work) => sql`delete from programme_take_over`.execute(work.db)),
    /permission denied/,
  );
  await assert.rejects(
    access.transact(system, (work) => sql`update programme_run set basis = '{}'`.execute(work.db)),
    /kept as it was/,
  );
  await assert.rejects(
    as("edda", (work) =>
      sql`insert into programme_run (id, year, input, ordered_by, ordered_at)
        values (gen_random_uuid(), 2034, '{"leave": {}}', ${self}, now())`.execute(work.db),
    ),
    /leave_stands_apart/,
  );
});

test("a proposal names as taken for able those who were experts when it was made, and nobody who came since", async () => {
  await begun({ title: "Before somebody came", states: [], hostState: null });
  const { path } = await proposed(2027);
  await signIn(database, { name: "Ada Lindqvist", kind: "expert" });
  const ada = database.owner.selectFrom("account").where("name", "=", "Ada Lindqvist").select("id");
  await database.owner
    .updateTable("capacity")
    .where("account_id", "in", ada)
    .set({ valid_from: "2026-12-10" })
    .execute();
  access.moveTo("2026-12-12T15:00:00Z");
  const cookie = await cookieOf("Edda Marlow");
  const takenAsAble = async (of: string) =>
    /Taken as able for every activity, as nothing is recorded: ([^<]*)</.exec(
      await (await get(app, of, cookie)).text(),
    )?.[1];
  assert.match((await takenAsAble("/en/outreach/years?year=2027")) ?? "", /Ada Lindqvist/);
  const then = (await takenAsAble(path)) ?? "";
  assert.match(then, /Sanna Rielke/);
  assert.doesNotMatch(then, /Ada Lindqvist/);
});
