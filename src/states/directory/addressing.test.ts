import assert from "node:assert/strict";
import { test } from "node:test";
import { type ContactId, newId, type OrganisationId, type StateCode } from "#db/ids.ts";
import type { ContactCapacity } from "#db/schema/states.ts";
import { fillInventedStates } from "#demo/fill-invented-states.ts";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { listAddresses, listOrganisationAddresses } from "./addressing.queries.ts";
import { chooseAddress, linesOf, statesAreWrittenTo } from "./addressing.ts";

test("a post address is its lines, without blank ones", () => {
  assert.deepEqual(linesOf("  1 Sample Street \n\n 2nd floor\n"), ["1 Sample Street", "2nd floor"]);
  assert.deepEqual(linesOf(""), []);
});

test("a State is written to at its permanent mission, else at its observer mission, never at a point of contact", () => {
  const entry = (capacity: ContactCapacity, n: number) => ({ capacity, n });
  const all = [entry("permanent-mission", 1), entry("permanent-mission", 2), entry("observer-mission", 3)];
  assert.equal(chooseAddress(all, statesAreWrittenTo)?.n, 2);
  assert.equal(chooseAddress(all.slice(2), statesAreWrittenTo)?.n, 3);
  assert.equal(chooseAddress([entry("point-of-contact-capital", 4)], statesAreWrittenTo), undefined);
});

test("addresses are those of the day, for States and for organisations", async () => {
  const database = await openTestDatabase();
  const state = "XVA" as StateCode; // of the cast
  const organisation = newId<OrganisationId>();
  await database.owner.transaction().execute(fillInventedStates);
  await database.owner
    .insertInto("organisation")
    .values({
      id: organisation,
      kind: "regional",
      name: JSON.stringify({ en: "Union of the Sample Strait" }),
      short_name: "USS",
      invented: true,
      source: "the test",
      recorded_at: Temporal.Instant.from("2026-01-01T00:00:00Z"),
    })
    .execute();
  const contact = (name: string, capacity: ContactCapacity, valid_from: string, valid_to: string | null = null) => ({
    id: newId<ContactId>(),
    capacity,
    name,
    is_person: false,
    valid_from,
    valid_to,
    source: "the test",
    recorded_at: Temporal.Instant.from("2026-01-01T00:00:00Z"),
  });
  await database.owner
    .insertInto("contact")
    .values([
      { ...contact("old mission", "permanent-mission", "2020-01-01", "2026-03-01"), state_code: state },
      {
        ...contact("new mission", "permanent-mission", "2026-03-01"),
        state_code: state,
        post_address: "1 Sample Street\nNew York",
        emails: ["first@example.org", "second@example.org"],
        language: "fr",
      },
      { ...contact("capital", "point-of-contact-capital", "2026-03-01"), state_code: state },
      { ...contact("liaison", "liaison", "2020-01-01"), organisation_id: organisation },
      { ...contact("head", "head", "2026-03-01"), organisation_id: organisation },
    ])
    .execute();
  const access = accessAt(database, "2026-03-02T15:00:00Z");
  const asOf = async (who: "edda" | "pia", on: string) =>
    there(
      await access.withActor(await signIn(database, who), async ({ db }) => ({
        state: (await listAddresses(db, on)).get(state),
        organisation: (await listOrganisationAddresses(db, on)).get(organisation),
      })),
    );
  const before = await asOf("edda", "2026-02-28");
  assert.equal(before.state?.name, "old mission");
  assert.equal(before.state?.email, undefined);
  assert.equal(before.organisation?.name, "liaison");
  const after = await asOf("edda", "2026-03-01");
  assert.equal(after.state?.name, "new mission");
  assert.deepEqual(after.state?.lines, ["1 Sample Street", "New York"]);
  assert.equal(after.state?.email, "first@example.org");
  assert.equal(after.state?.language, "fr");
  assert.equal(after.organisation?.name, "head");
  assert.deepEqual(await asOf("edda", "2019-12-31"), { state: undefined, organisation: undefined });
  assert.deepEqual(await asOf("pia", "2026-03-01"), { state: undefined, organisation: undefined }, "not for members");
});
