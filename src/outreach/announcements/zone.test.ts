import assert from "node:assert/strict";
import { test } from "node:test";
import { windowsZones } from "./windows-zones.ts";
import { openZones } from "./zone.ts";

const find = openZones();

test("each zone of Windows is one that this process has", () => {
  assert.deepEqual(
    Object.entries(windowsZones).filter(([name, zone]) => find(name) !== zone || find(zone) === undefined),
    [],
  );
  assert.equal(Object.keys(windowsZones).length, 139);
});

test("a name is found in letters of any case, and behind what a calendar puts before it", () => {
  assert.equal(find("ROMANCE STANDARD TIME"), "Europe/Paris");
  assert.equal(find(" europe/paris "), "Europe/Paris");
  assert.equal(find("/citadel.org/20260101_1/Europe/Paris"), "Europe/Paris");
  assert.equal(find("/example.org/America/Indiana/Knox"), "America/Indiana/Knox");
  assert.equal(find("UTC"), "UTC");
});

const unknown = [
  "",
  "/",
  "Nowhere/Here",
  "Customized Time Zone",
  "+02:00",
  "2026-01-01T00:00[Europe/Paris]",
  "__proto__",
  "constructor",
  "Europe/Paris\u0000",
  "x".repeat(100_000),
];

for (const name of unknown) {
  test(`${JSON.stringify(name.slice(0, 40))} is no zone`, () => {
    assert.equal(find(name), undefined);
  });
}
