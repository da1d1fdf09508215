import assert from "node:assert/strict";
import { test } from "node:test";
import { anAnnouncement, manyAnnouncements } from "#test/announcements.ts";
import { type Announcement, readyAnnouncement } from "./announcement.ts";
import { type Comparison, compareAnnouncements } from "./comparison.ts";
import { openLexicon } from "./concepts.ts";

const lexicon = openLexicon([{ state: "XVA", names: { en: ["Valmere"], fr: ["Valmère"] } }]);

function compare(one: Partial<Announcement>, other: Partial<Announcement>): Comparison {
  const ready = (what: Partial<Announcement>) => readyAnnouncement(anAnnouncement({ title: "", ...what }), lexicon);
  return compareAnnouncements(ready(one), ready(other), lexicon);
}

test("nothing known says nothing but the dates", () => {
  assert.deepEqual(compare({}, {}), {
    dates: "same",
    place: "unknown",
    organisers: "unknown",
    subjects: "unknown",
    kind: "unknown",
    region: "unknown",
    states: null,
    title: { by: "letters", likeness: 0 },
    numbers: "unknown",
  });
});

test("dates are the same, begin together, share a day, or lie so far apart", () => {
  const dates = (from: string, before: string) =>
    compare({ from: "2026-11-10", before: "2026-11-12" }, { from, before }).dates;
  assert.equal(dates("2026-11-10", "2026-11-12"), "same");
  assert.equal(dates("2026-11-10", "2026-11-13"), "same-start");
  assert.equal(dates("2026-11-09", "2026-11-12"), "shares-a-day");
  assert.equal(dates("2026-11-15", "2026-11-16"), "within-4-days"); // the last free day is the 14th
  assert.equal(dates("2026-11-16", "2026-11-17"), "within-2-weeks");
  assert.equal(dates("2026-11-25", "2026-11-26"), "within-2-weeks");
  assert.equal(dates("2026-11-26", "2026-11-27"), "within-a-quarter");
  assert.equal(dates("2027-02-11", "2027-02-12"), "within-a-quarter");
  assert.equal(dates("2027-02-12", "2027-02-13"), "far");
});

test("a place is the city, or the State that the record, the city or the title names", () => {
  const port = { hostState: "XVA", city: "Port Aldov" };
  assert.equal(compare(port, { ...port, city: "port aldov" }).place, "same-city");
  assert.equal(compare(port, { ...port, city: "Port Aldvo" }).place, "same-State"); // mistyped
  assert.equal(compare(port, { ...port, city: "Lower Vance" }).place, "other-city");
  assert.equal(compare(port, { ...port, city: "Лоуэр Ванс", language: "ru" }).place, "same-State"); // not told by letters
  assert.equal(compare(port, { hostState: "XVA" }).place, "same-State");
  assert.equal(compare(port, { ...port, hostState: "XOR" }).place, "other-State");
  assert.equal(compare(port, { city: "Conference Hall, Port Aldov, Valmere" }).place, "same-city");
  assert.equal(compare(port, { city: "Lower Vance, Valmere" }).place, "other-city");
  assert.equal(compare(port, { title: "Atelier au Valmère", language: "fr" }).place, "same-State");
  assert.equal(compare(port, { title: "Atelier", language: "fr" }).place, "unknown");
  assert.equal(compare({ city: "Port Aldov" }, { city: "Port Aldov" }).place, "same-city");
});

test("organisers and subjects are all, some or none in common", () => {
  const amount = (one: string[], other: string[]) => compare({ organisers: one }, { organisers: other }).organisers;
  assert.deepEqual(
    [amount(["a", "b"], ["b", "a"]), amount(["a"], ["a", "b"]), amount(["a"], ["b"])],
    ["all", "some", "none"],
  );
  assert.equal(
    compare({ subjects: ["nuclear"] }, { title: "Taller sobre seguridad nuclear", language: "es" }).subjects,
    "all",
  );
  assert.equal(
    compare({ subjects: ["nuclear"] }, { title: "On export control and nuclear security" }).subjects,
    "some",
  );
  assert.equal(compare({ subjects: ["nuclear"] }, { title: "On export control" }).subjects, "none");
});

test("kind and region come from the record, or from the words of the title", () => {
  assert.equal(compare({ kind: "workshop" }, { title: "Atelier", language: "fr" }).kind, "same");
  assert.equal(compare({ kind: "workshop" }, { title: "Séminaire", language: "fr" }).kind, "different");
  assert.equal(compare({ region: "african" }, { region: "african" }).region, "same");
  assert.equal(compare({ region: "african" }, { region: "eastern-european" }).region, "different");
  const west = { title: "West Africa", region: "african" };
  assert.equal(compare(west, { title: "Central Asia", region: "african" }).region, "different"); // words before groups
});

test("States invited in common are of the smaller list", () => {
  assert.equal(compare({ states: ["A", "B", "C"] }, { states: ["B", "C", "D", "E"] }).states, 2 / 3);
  assert.equal(compare({ states: [] }, { states: ["B"] }).states, null);
});

test("an edition tells two apart, a year or a resolution does not", () => {
  const numbers = (one: string, other: string) => compare({ title: one }, { title: other }).numbers;
  assert.equal(numbers("3rd meeting", "Meeting (3)"), "same");
  assert.equal(numbers("3rd meeting", "4th meeting"), "different");
  assert.equal(numbers("Meeting on resolution 1540 of 2026", "Meeting 2026"), "unknown");
});

test("a comparison is the same from either side", () => {
  const { announcements, places } = manyAnnouncements({ seed: 11, events: 60, days: 90 });
  const named = openLexicon(places);
  const ready = announcements.map((announcement) => readyAnnouncement(announcement, named));
  for (const one of ready)
    for (const other of ready)
      assert.deepEqual(compareAnnouncements(one, other, named), compareAnnouncements(other, one, named));
});
