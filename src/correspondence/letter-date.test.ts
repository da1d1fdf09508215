import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "#i18n/languages.ts";
import { letterDate, placeAndDate } from "./letter-date.ts";

test("a note verbale ends with the place and the date, as each language writes them", () => {
  assert.deepEqual(
    languages.map((language) => placeAndDate(language, "2026-12-01")),
    [
      "نيويورك، 1 كانون الأول/ديسمبر 2026",
      "2026年12月1日于纽约",
      "New York, 1 December 2026",
      "New York, le 1er décembre 2026",
      "Нью-Йорк, 1 декабря 2026 года",
      "Nueva York, 1 de diciembre de 2026",
    ],
  );
});

test("a letter bears its date alone", () => {
  assert.equal(letterDate("en", "2026-12-01"), "1 December 2026");
});
