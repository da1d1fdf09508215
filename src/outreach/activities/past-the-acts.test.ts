import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Work } from "#access/work.ts";
import { type ActivityEventId, type ActivityId, newId } from "#db/ids.ts";
import type { ActivityEventName } from "#db/schema/outreach.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { getActivity } from "./activity.queries.ts";
import { showActivity } from "./show-activity.ts";

const { app, cookieOf, edda, as, begun, upTo } = await openOutreach();

test("past the acts: nobody moves an activity by hand, in another's name or out of turn", async () => {
  const id = await begun();
  const event = (work: Work, name: ActivityEventName, by = work.actor.id) =>
    work.db
      .insertInto("activity_event")
      .values({ id: newId<ActivityEventId>(), activity_id: id, event: name, at: work.at, by })
      .execute();
  await assert.rejects(
    as("edda", (work) =>
      work.db.updateTable("activity").set({ title: "x", starts_on: "2027-01-01" }).where("id", "=", id).execute(),
    ),
    /permission denied/,
  );
  await assert.rejects(
    as("edda", (work) => sql`update activity set standing = 'confirmed' where id = ${id}`.execute(work.db)),
    /permission denied/,
  );
  await assert.rejects(
    as("leto", (work) => event(work, "approve")),
    /approved when its dates were checked/,
  );
  await assert.rejects(
    as("edda", (work) => event(work, "confirm")),
    /does not take confirm/,
  );
  await assert.rejects(
    as("edda", (work) => event(work, "approve")),
    /who does approve acts for it/,
  );
  await assert.rejects(
    as("pia", (work) => event(work, "check")),
    /who does check acts for it/,
  );
});

test("past the acts: an expert shows nothing, records nothing as held, and what is only proposed is not shown", async () => {
  const id = await begun({ title: "By SQL" });
  const show = (work: Work) =>
    work.db.updateTable("activity").set({ shown_at: work.at, shown_by: work.actor.id }).where("id", "=", id).execute();
  await assert.rejects(as("edda", show), /only proposed is not shown/);
  await upTo(id, "planned");
  await assert.rejects(as("sanna", show), /who plans an activity shows it/);
  await assert.rejects(
    as("sanna", (work) =>
      work.db
        .insertInto("activity")
        .values({
          ...{ id: newId<ActivityId>(), title: "Held, it says", place: "Nowhere", source: "None", standing: "held" },
          ...{ starts_on: "2026-01-01", ends_before: "2026-01-02", host_state: null, region: null, objective_id: null },
          ...{ serves: null, sponsor: null, on_record: true },
        })
        .execute(),
    ),
    /row-level security/,
  );
});

test("past the acts: whoever acts for an organisation moves no activity of the Committee", async () => {
  const id = await begun({ title: "Of the Committee" });
  await upTo(id, "planned");
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  for (const event of ["invite", "change-dates", "merge", "check"] as const)
    await assert.rejects(
      as("marlo", (work) =>
        work.db
          .insertInto("activity_event")
          .values({
            ...{ id: newId<ActivityEventId>(), activity_id: id, event, at: work.at, by: work.actor.id },
            details: JSON.stringify({ from: "2027-06-01", before: "2027-06-02", precision: "days" }),
          })
          .execute(),
      ),
      /acts for it|does not take/,
      event,
    );
  assert.equal((await as("edda", ({ db }) => getActivity(db, id))).standing, "planned");
});

test("nobody writes on an activity that another keeps, by page either, and no act is recorded", async () => {
  const id = await begun({ title: "Kept by the Committee" });
  await upTo(id, "planned");
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  const marlo = await cookieOf("Marlo Deven");
  const path = `/en/outreach/activities/${id}`;
  assert.equal((await get(app, path, marlo)).status, 200);
  assert.equal((await get(app, `${path}/text`, marlo)).status, 404);
  assert.equal((await get(app, `${path}/steps/invite`, marlo)).status, 404);
  assert.equal((await get(app, `${path}/steps/invite`, edda)).status, 200);
  const text = {
    ...{ title: "Rewritten", language: "en", kind: "workshop", mode: "online", source: "x", zone: "UTC", basis: "0" },
  };
  assert.equal((await post(app, `${path}/text`, marlo, text)).status, 404);
  const reason = { other: id, matter: "duplicate", words: "x" };
  assert.equal((await post(app, `${path}/overlap`, marlo, reason)).status, 404);
  const acts = await as("edda", ({ db }) =>
    db.selectFrom("act").where("subject_id", "=", id).select("verb").distinct().execute(),
  );
  const verbs = acts.map(({ verb }) => verb as string);
  assert.ok(verbs.includes("activity.begun"), "the record of this activity is read");
  assert.ok(!verbs.includes("activity.written") && !verbs.includes("activity.reason-given"));
});
