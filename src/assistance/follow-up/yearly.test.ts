import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { newId, type StateCode } from "#db/ids.ts";
import { get, openTestApp } from "#test/app.ts";
import { signIn, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { listPublicNumbers, listReadableNumbers } from "./yearly.queries.ts";
import { type NumberRegion, numberIn, numberRegions, type YearlyNumber, yearsOf } from "./yearly.ts";

const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
await setUpTexts(house.database);

type Cells = (number | null)[];

/** The rule again, in other words: what somebody knows who knows how numbers are left out. */
function asShown(cells: readonly number[]): Cells {
  const small = cells.some((n) => n < 3);
  const others = cells.filter((n) => n >= 3);
  const smallest = Math.min(...others);
  return cells.map((n) => (n < 3 || (small && n === smallest) ? null : n));
}

async function hidden(tables: readonly number[][]): Promise<Cells[]> {
  const { rows } = await sql<{ cells: Cells }>`
    select app.without_small_cells(array(select jsonb_array_elements_text(t.cells)::int)) as cells
    from jsonb_array_elements(${JSON.stringify(tables)}::jsonb) with ordinality t (cells, place) order by place
  `.execute(house.database.owner);
  return rows.map(({ cells }) => cells);
}

test("from what is shown and the sum no hidden number can be reckoned, also by who knows the rule", async () => {
  const tables = fc.sample(fc.array(fc.nat(7), { minLength: 2, maxLength: 4 }), 300);
  const shown = await hidden(tables);
  for (const [n, cells] of tables.entries()) {
    const seen = shown[n] as Cells;
    assert.deepEqual(seen, asShown(cells), JSON.stringify(cells));
    assert.ok(seen.every((cell) => cell === null || cell >= 3));
    const sum = cells.reduce((a, b) => a + b, 0);
    if (sum < 3) continue; // then the sum is not shown either
    const possible = tablesLike(seen, sum);
    for (const [place, cell] of seen.entries())
      if (cell === null)
        assert.ok(
          new Set(possible.map((table) => table[place])).size > 1,
          `${JSON.stringify(cells)} shows ${JSON.stringify(seen)}`,
        );
  }
});

/** Every table that would be shown just so. */
function tablesLike(seen: Cells, sum: number): number[][] {
  const known = seen.reduce<number>((total, cell) => total + (cell ?? 0), 0);
  const fill = (place: number, left: number): number[][] => {
    if (place === seen.length) return left === 0 ? [[]] : [];
    const cell = seen[place];
    if (cell !== null && cell !== undefined) return fill(place + 1, left).map((rest) => [cell, ...rest]);
    return Array.from({ length: left + 1 }, (_, n) => fill(place + 1, left - n).map((rest) => [n, ...rest])).flat();
  };
  return fill(0, sum - known).filter((table) => JSON.stringify(asShown(table)) === JSON.stringify(seen));
}

test("every year is there from the first on, whatever happened, and no running year", async () => {
  const numbers = await house.access.asPublic((db) => listPublicNumbers(db));
  assert.deepEqual(
    [...new Set(numbers.map(({ year }) => year))].sort(),
    Array.from({ length: 22 }, (_, n) => 2004 + n),
  );
  assert.ok(numbers.every(({ n }) => n === null));
  const kept: YearlyNumber[] = [{ year: 2025, what: "offers", region: null, n: 4 }];
  assert.deepEqual(yearsOf(kept), [2025]);
  assert.equal(numberIn(kept, { year: 2025, what: "offers", region: "african" }), null);
});

test("requests for every State count, and none can be told; a member's numbers are of what it may read", async () => {
  const by = await house.database.owner.selectFrom("account").select("id").limit(1).executeTakeFirstOrThrow();
  const asked: [state: string, audience: "states" | "secretariat"][] = [
    ...["XNA", "XNA", "XNA", "XNA"].map((state): (typeof asked)[number] => [state, "states"]),
    ...["XVA", "XOS", "XOS"].map((state): (typeof asked)[number] => [state, "states"]),
    ["XLE", "secretariat"],
  ];
  for (const [n, [state, audience]] of asked.entries())
    await house.database.owner
      .insertInto("assistance_request")
      .values({
        id: newId(),
        reference: `AR-22222${n + 2}`,
        kind: "assistance",
        state_code: state as StateCode, // of the cast
        language: "en",
        route: "proper-form",
        arrived_by: "here",
        received_on: "2024-05-06",
        audience,
        begun_by: by.id,
        begun_at: Temporal.Instant.from("2024-05-06T15:00:00Z"),
        submitted_at: Temporal.Instant.from("2024-05-06T15:00:00Z"),
        ...(audience === "states"
          ? {
              standing: "circulated" as const,
              authentic: true,
              circulation: "all" as const,
              sent_to_all: true,
              circulated_at: Temporal.Instant.from("2024-06-06T15:00:00Z"),
            }
          : { standing: "submitted" as const }),
      })
      .execute();
  const cell = (numbers: YearlyNumber[], region: NumberRegion | null): number | null =>
    numberIn(numbers, { year: 2024, what: "requests", region });
  const shown = await house.access.asPublic((db) => listPublicNumbers(db));
  assert.deepEqual(
    [null, ...numberRegions].map((region) => cell(shown, region as NumberRegion | null)),
    [
      7, // the eighth is not for every State
      null,
      4,
      null,
      null,
      null, // three, and hidden with the one that must not be told
      null,
    ],
  );
  const readBy = async (who: "pia" | "sanna") =>
    there(await house.access.withActor(await signIn(house.database, who), ({ db }) => listReadableNumbers(db)));
  assert.equal(cell(await readBy("pia"), null), 7);
  assert.equal(cell(await readBy("sanna"), null), 8);
  assert.equal(cell(await readBy("pia"), "eastern-european"), 0);
});

test("everybody reads the page and why numbers are left out; the Committee reads its own", async () => {
  for (const language of ["en", "ar"]) {
    const page = await (await get(house.app, `/${language}/assistance/numbers`)).text();
    assert.match(page, language === "en" ? /A dash is not a nought/ : /والشرطة ليست صفرا/);
  }
  const expert = await get(house.app, "/en/assistance/numbers", await house.cookieOf("Sanna Rielke"));
  assert.match(await expert.text(), /that you may read/);
});
