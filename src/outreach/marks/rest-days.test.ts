import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { newId, type RestDaysId, type StateCode } from "#db/ids.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { getActivity } from "../activities/activity.queries.ts";
import { lookAgain } from "../overlap/look.ts";

const { app, cookieOf, edda, as, begun } = await openOutreach();
const sanna = await cookieOf("Sanna Rielke");
const layla = await cookieOf("ليلى النضيري");
const path = "/en/outreach/days/rest";

test("the weekly rest days of a host are recorded with a source, and conflicts and better weeks go by them", async () => {
  const id = await begun({ time: { from: "2027-02-11", before: "2027-02-13", precision: "days", daysLong: null } });
  const found = async () => {
    const { conflict } = await as("edda", async (work) => lookAgain(work, await getActivity(work.db, id)));
    return conflict?.items.find(({ kind }) => kind === "weekend");
  };
  assert.equal(await found(), undefined); // Thursday and Friday
  assert.equal((await post(app, path, sanna, { state: "XNA", weekdays: "5", source: "x" })).status, 403);
  const wrong = await post(app, path, edda, { state: "XNA", source: "A calendar" });
  assert.equal(wrong.status, 422);
  const page = await wrong.text();
  assert.match(page, /Choose one to 3 days/);
  assert.match(page, /value="A calendar"/);
  assert.equal((await post(app, path, edda, { state: "XNA", weekdays: "5", source: "A calendar" })).status, 303);
  assert.deepEqual(await found(), {
    ...{ kind: "weekend", severity: 0.2, state: "XNA", isAssumed: false, days: 1, of: 2 },
  });
  const words = await (await get(app, `/en/outreach/activities/${id}`, edda)).text();
  assert.match(words, /1 of 2 days falls on the weekly rest days of Nadhira/);
  assert.match(await (await get(app, "/en/outreach/days", sanna)).text(), /href="\/en\/outreach\/days\/rest"/);
});

test("what is recorded anew takes the place of the earlier, which stays; taken out, Saturday and Sunday are assumed in words", async () => {
  assert.equal((await post(app, path, edda, { state: "XNA", weekdays: "6", source: "Another calendar" })).status, 303);
  const rows = await as("edda", ({ db }) => db.selectFrom("rest_days").select(["weekdays", "ended_at"]).execute());
  assert.deepEqual(rows.map(({ weekdays, ended_at }) => [weekdays, ended_at === null]).sort(), [
    [[5], false],
    [[6], true],
  ]);
  const list = await (await get(app, path, sanna)).text();
  assert.match(list, /Nadhira/);
  assert.doesNotMatch(list, /<form method="post" action="\/en\/outreach/);
  const [, ending = ""] =
    /action="([^"]+\/days\/rest\/[^"]+\/ending)"/.exec(await (await get(app, path, edda)).text()) ?? [];
  assert.equal((await post(app, ending, sanna, {})).status, 403);
  assert.equal((await post(app, ending, edda, {})).status, 303);
  const id = await begun({ time: { from: "2027-02-12", before: "2027-02-14", precision: "days", daysLong: null } });
  const words = await (await get(app, `/en/outreach/activities/${id}`, edda)).text();
  assert.match(words, /falls on a Saturday or Sunday, assumed to be the weekly rest days of Nadhira/);
  assert.equal((await get(app, path, layla)).status, 403);
});

test("past the acts: rest days are recorded by the secretariat in its own name, once for a State, and are never changed", async () => {
  const values = (by: string, weekdays: number[]) =>
    sql`insert into rest_days (id, state_code, weekdays, source, recorded_by, recorded_at)
      values (${newId<RestDaysId>()}, ${"XYU" as StateCode}, ${weekdays}, 'x', ${by}, now())`;
  const self = await as("edda", async ({ actor }) => actor.id);
  for (const who of ["sanna", "pia", "leto"] as const)
    await assert.rejects(
      as(who, (work) => values(work.actor.id, [5]).execute(work.db)),
      /row-level security/,
    );
  await assert.rejects(
    as("edda", (work) => values(self, [5, 5]).execute(work.db)),
    /check constraint/,
  );
  await as("edda", (work) => values(self, [5]).execute(work.db));
  await assert.rejects(
    as("edda", (work) => values(self, [6]).execute(work.db)),
    /rest_days_once/,
  );
  await assert.rejects(
    as("edda", (work) => sql`update rest_days set weekdays = '{6}'`.execute(work.db)),
    /permission denied/,
  );
  await assert.rejects(
    as("edda", (work) => sql`delete from rest_days`.execute(work.db)),
    /permission denied/,
  );
});
