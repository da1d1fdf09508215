import assert from "node:assert/strict";
import { after, test } from "node:test";
import { extracted, letters } from "#documents/extracted.ts";
import { openPdfPress } from "#documents/pdf.ts";
import { languages } from "#i18n/languages.ts";
import { handOverSheetFor, type LetterOnPaper } from "./hand-over-list.ts";

const press = openPdfPress();
after(() => press.close());

const pile = Array.from({ length: 24 }, (_, at): LetterOnPaper => {
  const number = at + 1;
  const addressee = ["Permanent Representative of Nadhira", "to the United Nations"];
  return { number, reference: `OC.${number}/2026`, addressee, address: ["+1 212 555 0199"], pages: number };
});

for (const language of languages) {
  test(`the list of what is handed over on paper, in ${language}, has every letter once and its head on each page`, async () => {
    const subject = "OC.1–24/2026";
    const sheet = handOverSheetFor({ language, subject, date: "2026-12-09", invented: true, letters: pile });
    for (const standard of ["ua-1", "a-2a"] as const) {
      const outcome = await press.print({ template: "correspondence/hand-over-list.typ", data: sheet, standard });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      if (standard === "a-2a") continue;
      const found = await extracted(outcome.bytes);
      assert.equal(found.bodyRows, pile.length);
      assert.equal(found.pages.length, outcome.pages);
      assert.ok(outcome.pages > 1);
      const all = letters(found.text);
      for (const { reference } of pile) assert.ok(all.includes(reference), reference);
      assert.ok(all.includes("300"), "the pages in all");
      assert.equal(all.split("+12125550199").length - 1, pile.length);
    }
  });
}
