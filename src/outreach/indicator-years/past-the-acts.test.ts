import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Work } from "#access/work.ts";
import { type IndicatorYearCountId, newId } from "#db/ids.ts";
import { openOutreach } from "#test/outreach.ts";
import { signInSystem, there } from "#test/people.ts";
import { readAllAsPublic } from "#test/public-places.ts";
import { chooseIndicator } from "../strategy/choose-indicator.ts";
import { recordObjective } from "../strategy/record-objective.ts";
import { countYear } from "./count-year.ts";

const house = await openOutreach();
const { access, as, database } = house;
const system = await signInSystem(database);
const asSystem = async <T>(does: (work: Work) => Promise<T>): Promise<T> => there(await access.transact(system, does));

// Stand in everything of a year that is written by people.
const written = ["Vorzelind", "Quambrast", "Tholveris"];

const indicator = await as("edda", async (work) => {
  const text = { name: { en: "National reports" }, description: {}, from: "2025-01-01", source: "Invented" };
  const objective = await recordObjective(work, { position: 1, basedOn: 0, text });
  assert.ok(objective.ok);
  const made = await chooseIndicator(work, {
    ...{ objective: objective.id, outcome: "updated-report", subject: null, smallestEffect: 0.1 },
    ...{ chosenOn: "2026-01-15", source: "Invented" },
  });
  assert.ok(made.ok);
  return made.id;
});
const other = await as("leto", async ({ actor }) => actor.id);

type By = { by?: string };
const by = (work: Work, of: By) => (of.by ?? work.actor.id) as Work["actor"]["id"];
const target = (work: Work, of: By & { year?: number; number?: number } = {}) =>
  work.db
    .insertInto("indicator_year_target")
    .values({
      ...{ indicator_id: indicator, year: of.year ?? 2026, number: of.number ?? 1, states: 4 },
      ...{ words: written[0] ?? "", source: written[1] ?? "", set_by: by(work, of), set_at: work.at },
    })
    .execute();
const count = (work: Work, of: { year?: number; actual?: number } = {}) =>
  work.db
    .insertInto("indicator_year_count")
    .values({
      ...{ id: newId<IndicatorYearCountId>(), indicator_id: indicator, year: of.year ?? 2026, baseline: 0 },
      ...{ actual: of.actual ?? 5, data_version: "0".repeat(64), counted_at: work.at },
    })
    .execute();
const lock = (work: Work, id: IndicatorYearCountId, of: By & { year?: number; number?: number; words?: string } = {}) =>
  work.db
    .insertInto("indicator_year_lock")
    .values({
      ...{ indicator_id: indicator, year: of.year ?? 2026, number: of.number ?? 1, count_id: id },
      ...{ words: of.words ?? written[2] ?? "", locked_by: by(work, of), locked_at: work.at },
    })
    .execute();
const approval = (work: Work, of: By & { number?: number } = {}) =>
  work.db
    .insertInto("indicator_year_approval")
    .values({
      ...{ indicator_id: indicator, year: 2026, number: of.number ?? 1 },
      ...{ approved_by: by(work, of), approved_at: work.at },
    })
    .execute();

test("past the acts: a target is set by the secretariat or the Chair, in one's own name, one after the other", async () => {
  for (const who of ["sanna", "pia", "layla", "marlo"] as const)
    await assert.rejects(
      as(who, (work) => target(work)),
      /row-level security/,
      who,
    );
  await assert.rejects(
    as("edda", (work) => target(work, { by: other })),
    /row-level security/,
  );
  await assert.rejects(
    as("edda", (work) => target(work, { number: 2 })),
    /numbered one after the other/,
  );
  await assert.rejects(
    as("edda", (work) => target(work, { year: 2025 })),
    /from the year in which it was chosen/,
  );
  await as("edda", (work) => target(work));
});

test("past the acts: nobody but the system writes a figure, never before the year is over, and never one or two", async () => {
  await assert.rejects(
    asSystem((work) => count(work)),
    /when it is over/,
  );
  access.moveTo("2027-01-04T15:00:00Z");
  for (const who of ["edda", "leto", "sanna", "pia"] as const)
    await assert.rejects(
      as(who, (work) => count(work)),
      /row-level security/,
      who,
    );
  await assert.rejects(
    asSystem((work) => count(work, { actual: 2 })),
    /check constraint/,
  );
  await assert.rejects(
    as("edda", (work) => target(work, { number: 2 })),
    /for a year that is over/,
  );
});

test("past the acts: the secretariat locks what was counted, the Chair approves what was locked last, and no row changes", async () => {
  const counted = await asSystem((work) => countYear(work, { indicator, year: 2026 }));
  const again = await asSystem((work) => countYear(work, { indicator, year: 2026 }));
  assert.ok(counted.ok && again.ok);
  for (const who of ["leto", "sanna", "pia", "layla"] as const)
    await assert.rejects(
      as(who, (work) => lock(work, counted.id)),
      /row-level security/,
      who,
    );
  await assert.rejects(
    as("edda", (work) => lock(work, counted.id, { by: other })),
    /row-level security/,
  );
  await assert.rejects(
    as("edda", (work) => lock(work, counted.id, { year: 2027 })),
    /when it is over/,
  );
  await assert.rejects(
    as("leto", (work) => approval(work)),
    /foreign key|locked last/,
  );
  access.moveTo("2026-12-30T15:00:00Z");
  await assert.rejects(
    as("edda", (work) => lock(work, counted.id)),
    /when it is over and counted/,
  );
  access.moveTo("2027-01-05T15:00:00Z");
  await as("edda", (work) => lock(work, counted.id));
  await assert.rejects(
    as("edda", (work) => lock(work, again.id, { number: 2 })),
    /with other figures/,
  );
  for (const who of ["edda", "sanna", "pia", "layla"] as const)
    await assert.rejects(
      as(who, (work) => approval(work)),
      /row-level security/,
      who,
    );
  const secretariat = await as("edda", async ({ actor }) => actor.id);
  await assert.rejects(
    as("leto", (work) => approval(work, { by: secretariat })),
    /row-level security/,
  );
  await as("leto", (work) => approval(work));
  for (const table of ["target", "count", "lock", "approval"]) {
    const name = sql.table(`indicator_year_${table}`);
    for (const change of [sql`update ${name} set year = 2027`, sql`delete from ${name}`]) {
      await assert.rejects(
        as("edda", (work) => change.execute(work.db)),
        /permission denied/,
        table,
      );
      await assert.rejects(
        database.owner.executeQuery(change.compile(database.owner)),
        /never changed or deleted/,
        table,
      );
    }
  }
});

test("past the acts: a State and an organisation read nothing of it, and the public finds none of it in any table or function", async () => {
  for (const who of ["layla", "marlo"] as const)
    for (const table of ["target", "count", "lock", "approval"] as const)
      assert.deepEqual(
        await as(who, ({ db }) => db.selectFrom(`indicator_year_${table}`).selectAll().execute()),
        [],
        who,
      );
  const found = (await readAllAsPublic(house)).flatMap(({ name, text }) =>
    written.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`),
  );
  assert.deepEqual(found, []);
});
