import assert from "node:assert/strict";
import { test } from "node:test";
import { type ActivityId, newId, type StateCode } from "#db/ids.ts";
import type { ReportedKind } from "#db/schema/follow-ups.ts";
import { get } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { findOwnOrganisation } from "../activities/activity.queries.ts";
import { addParty } from "../activities/add-party.ts";
import { changeInvitees } from "../activities/change-invitees.ts";
import { countAttendance } from "../activities/count-attendance.ts";
import { makeFeedbackCodes } from "../feedback/make-feedback-codes.ts";
import { costOf, countAround } from "./activity-description.ts";
import { readChangePanels } from "./panel.queries.ts";

const { access, app, cookieOf, database, edda, as, begun, step, upTo, runClock } = await openOutreach();
const [pia, layla, marlo] = [
  await cookieOf("Pia Tennant"),
  await cookieOf("ليلى النضيري"),
  await cookieOf("Marlo Deven"),
];

// One State of each of three groups takes part; those of the same groups stand beside them.
const groups = Map.groupBy(
  await database.owner
    .selectFrom("state")
    .innerJoin("state_group", "state_group.state_code", "state.code")
    .where("state.kind", "=", "invented")
    .orderBy("state.code")
    .select(["state.code", "regional_group as group"])
    .execute(),
  ({ group }) => group,
);
const [first, other] = (groups.get("asia-pacific") ?? []).map(({ code }) => code);
const [second] = (groups.get("western-european-and-other") ?? []).map(({ code }) => code);
const [third] = (groups.get("african") ?? []).map(({ code }) => code);
assert.ok(first && other && second && third);

async function did(state: StateCode, kind: ReportedKind, doneOn: string): Promise<void> {
  await as("edda", (work) =>
    work.db
      .insertInto("reported_action")
      .values({
        ...{
          id: newId(),
          state_code: state,
          kind,
          done_on: doneOn,
          what: "Invented",
          language: "en",
          source: "Invented",
        },
        ...{ activity_id: null, follow_up_id: null, reported_by: work.actor.id, reported_at: work.at },
      })
      .execute(),
  );
}

/** A workshop of February 2027 in which some States took part. */
async function heldWorkshop(took: readonly StateCode[]): Promise<ActivityId> {
  access.moveTo("2026-12-02T15:00:00Z");
  const id = await begun({ states: took });
  await upTo(id, "confirmed");
  access.moveTo("2027-02-12T12:00:00Z");
  await runClock();
  await as("edda", (work) =>
    changeInvitees(
      work,
      id,
      took.map((state) => ({ state, organisation: null, standing: "took-part" as const })),
    ),
  );
  return id;
}

const page = async (id: ActivityId, cookie = pia, language = "en"): Promise<string> =>
  (await get(app, `/${language}/outreach/activities/${id}/afterwards`, cookie)).text();

const id = await heldWorkshop([first, second, third]);

test("before the quarter is over nothing is counted, and it is said when counting begins", async () => {
  const text = await page(id);
  assert.match(text, /counting begins with its end, on 1 April 2027/);
  assert.match(text, /These are counts and no effects/);
});

test("changes of those that took part are counted two years before and after, up to the last quarter that is over", async () => {
  await did(first, "action-plan", "2024-12-31"); // a day too early for the two years before
  await did(first, "updated-report", "2025-01-01"); // its first report, on the first day of the two years
  await did(first, "updated-report", "2026-12-31");
  await did(second, "point-of-contact", "2027-01-01"); // the quarter of the activity counts as after
  await did(second, "updated-report", "2027-06-30");
  await did(third, "law", "2027-05-01"); // of no kind that is counted, until it is tied to a field
  await did(other, "action-plan", "2027-04-01");
  access.moveTo("2027-07-01T15:00:00Z");
  const { panels, counts } = await as("edda", async ({ db }) => {
    const panels = await readChangePanels(db, "2027-07-01");
    return { panels, counts: countAround({ id, before: "2027-02-11" }, panels) };
  });
  assert.equal(panels.until, "2027-07-01");
  assert.ok(counts.kind === "counted");
  assert.deepEqual([counts.until, counts.quarters], ["2027-07-01", 2]);
  assert.deepEqual(counts.all.all?.participants, { states: 3, before: 2 / 3, after: 2 / 3, shareChanged: 1 / 3 });
  assert.equal(counts.all.changesAfter, 2);
  assert.deepEqual(counts.byKind.get("point-of-contact")?.all?.participants, {
    ...{ states: 3, before: 0, after: 1 / 3, shareChanged: 1 / 3 },
  });
  // Three of Asia-Pacific weigh a third each, three of the Western group a third each, two African ones a half each.
  const found = counts.all.all?.others;
  assert.deepEqual([found?.states, found?.before], [8, 0]);
  for (const share of [found?.after, found?.shareChanged]) assert.ok(Math.abs((share ?? 0) - 1 / 9) < 1e-9);
  const text = await page(id);
  assert.match(text, /counted up to 30 June 2027, 2 of 8 quarters/);
  assert.match(text, /States that took part: 3\. Others: 8\./);
  assert.match(text, /0\.67/);
  assert.match(text, /state of the records [0-9a-f]{16}/);
});

test("once two years are over they are counted whole, and what comes later is not", async () => {
  access.moveTo("2029-03-01T15:00:00Z");
  await did(third, "updated-report", "2028-12-31");
  await did(third, "updated-report", "2029-01-01");
  access.moveTo("2029-06-01T15:00:00Z");
  const counts = await as("edda", async ({ db }) =>
    countAround({ id, before: "2027-02-11" }, await readChangePanels(db, "2029-06-01")),
  );
  assert.ok(counts.kind === "counted");
  assert.deepEqual([counts.until, counts.quarters, counts.all.changesAfter], ["2029-01-01", 8, 3]);
  assert.doesNotMatch(await page(id), /of 8 quarters/);
});

test("a cost is given for a change observed where it is in one currency, and those are named that would have happened anyway", async () => {
  assert.match(await page(id), /not recorded in one currency/);
  const gives = (amount: string, currency: string, body: string) =>
    as("edda", (work) =>
      addParty(work, id, {
        ...{
          role: "sponsor",
          organisation: null,
          state: null,
          body,
          contribution: "money",
          amount,
          currency,
          words: "",
        },
      }),
    );
  await gives("30000", "USD", "An invented fund");
  await gives("15000", "USD", "Another invented fund");
  assert.match(await page(id), /15,000 USD for each of 3 changes observed; changes that would have happened anyway/);
  await gives("10", "EUR", "A third invented fund");
  assert.match(await page(id), /not recorded in one currency/);
  assert.equal(costOf([]), null);
});

test("nothing is told of fewer than three States, neither what they did nor how many came", async () => {
  const two = await heldWorkshop([first, second]);
  access.moveTo("2027-07-01T15:00:00Z");
  const line = (
    await as("edda", ({ db }) => db.selectFrom("activity_invitee").where("activity_id", "=", two).selectAll().execute())
  )[0];
  assert.ok(line);
  await as("edda", (work) =>
    countAttendance(work, two, [{ invitee: line.id, capacity: "customs", people: 77, women: 33 }]),
  );
  const text = await page(two);
  assert.match(text, /Fewer than three States took part: nothing is told of them/);
  assert.doesNotMatch(text, /77|33/);
  assert.doesNotMatch(
    await (await get(app, `/en/outreach/activities/${two}/afterwards/counts.csv`, pia)).text(),
    /77|33/,
  );
});

test("how many came is counted by capacity, women among them, and the whole is a file too", async () => {
  const before = await (await get(app, `/en/outreach/activities/${id}/afterwards/counts.csv`, pia)).text();
  const lines = await as("edda", ({ db }) =>
    db.selectFrom("activity_invitee").where("activity_id", "=", id).orderBy("id").selectAll().execute(),
  );
  await as("edda", (work) =>
    countAttendance(
      work,
      id,
      lines.map(({ id: invitee }, n) => ({ invitee, capacity: "customs" as const, people: n + 2, women: n })),
    ),
  );
  assert.match(before, /"How many came is not recorded\."/);
  const text = await page(id);
  assert.match(text, /Customs[\s\S]*?9[\s\S]*?3/);
  const file = await get(app, `/fr/outreach/activities/${id}/afterwards/counts.csv`, pia);
  assert.equal(file.headers.get("content-type"), "text/csv; charset=utf-8");
  const csv = await file.text();
  assert.match(csv, /"Douanes","9","3"/);
  assert.match(csv, /Ce sont des décomptes, non des effets/);
});

test("the Committee reads it, whoever reads finds the same; a State, another organisation and the public do not", async () => {
  access.moveTo("2029-06-01T15:00:00Z");
  const counted = /<h3>Changes on record<\/h3>[\s\S]*?<h3>/;
  const [mine] = counted.exec(await page(id, edda)) ?? [];
  assert.ok(mine);
  assert.equal(counted.exec(await page(id, pia))?.[0], mine);
  const file = `/en/outreach/activities/${id}/afterwards/counts.csv`;
  for (const cookie of [layla, marlo]) assert.ok([403, 404].includes((await get(app, file, cookie)).status));
  assert.equal((await get(app, file)).status, 303);
  for (const state of [first, second, third])
    assert.ok(!counted.exec(await page(id))?.[0].includes(state), "no State is named beside a figure");
});

test("an organisation reads of its own activity who came and what participants answered, not what States did", async () => {
  access.moveTo("2026-12-02T15:00:00Z");
  const owner = await as("marlo", ({ db }) => findOwnOrganisation(db));
  assert.ok(owner);
  const own = await begun({ owner, states: [first, second, third] }, "marlo");
  for (const event of ["check", "consult", "approve", "invite", "confirm"] as const)
    await step("marlo", own, event, { words: "Agreed" });
  assert.ok((await as("marlo", (work) => makeFeedbackCodes(work, own, 3))).ok);
  access.moveTo("2027-03-12T12:00:00Z");
  await runClock();
  await runClock(); // it was held, and the days of its form are over
  const text = await page(own, marlo);
  assert.match(text, /Answered by code: 0\. On paper: 0\./);
  assert.doesNotMatch(text, /Changes on record/);
  const file = `/en/outreach/activities/${own}/afterwards/counts.csv`;
  assert.doesNotMatch(await (await get(app, file, marlo)).text(), /Changes on record/);
  assert.match(await page(own, pia), /Changes on record[\s\S]*Answered by code: 0/);
});
