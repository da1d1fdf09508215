import assert from "node:assert/strict";
import { test } from "node:test";
import type { OrganisationId, StateCode } from "#db/ids.ts";
import { nearestOrganisations, organisationCalled, organiserKey, plainName, stateOfPlace } from "./written-name.ts";

const union = "union" as OrganisationId;
const forum = "forum" as OrganisationId;
const names = {
  organisations: new Map<string, OrganisationId | null>([
    [plainName("Union of the Meridian States"), union],
    [plainName("UMS"), union],
    [plainName("Harbour Club"), null],
  ]),
  places: new Map([[plainName("Port Ilamba"), "XWE" as StateCode]]),
};

test("a name is known whatever its capitals, accents and brackets", () => {
  for (const written of [
    "union of the MERIDIAN states",
    "Unión of the Meridian States",
    "Union of the Meridian States (UMS)",
    "Secretariat (UMS)",
    "UMS [invented]",
  ])
    assert.equal(organisationCalled(written, names), union, written);
  for (const written of ["Union", "", "()", "States of the Meridian"])
    assert.equal(organisationCalled(written, names), undefined, written);
});

test("a name of signs that stand for many letters is no longer than its column", () => {
  assert.equal(plainName("ﷺ".repeat(500)).length, 500);
});

test("what a person said is none on record is known, and held against others by its words", () => {
  assert.equal(organisationCalled("Harbour Club", names), null);
  assert.equal(organiserKey("HARBOUR club", names), "harbour club");
  assert.equal(organiserKey("The UMS (UMS)", names), "union");
});

test("a place is known by itself or by a part between commas", () => {
  assert.equal(stateOfPlace("Hall 3, Port Ilamba", names), "XWE");
  assert.equal(stateOfPlace("port ilamba، المركز", names), "XWE");
  assert.equal(stateOfPlace("New Port Ilamba", names), undefined);
});

test("the nearest organisations come first, and the far ones not at all", () => {
  const all = [
    { id: forum, shortName: "SCF", name: { en: "Strait Cooperation Forum", fr: "Forum de coopération du Détroit" } },
    { id: union, shortName: "UMS", name: { en: "Union of the Meridian States" } },
  ];
  assert.deepEqual(nearestOrganisations("Forum de la coopération du Detroit", all), [forum]);
  assert.deepEqual(nearestOrganisations("Union of Meridian States", all), [union]);
  assert.deepEqual(nearestOrganisations("Institute of Ports", all), []);
});
