import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cleanText } from "./clean-text.ts";

test("letters are composed, lines stay lines and a tab is a space", () => {
  assert.equal(cleanText("e\u0301tat\r\nun\rdeux\tMa\u2028trois"), "état\nun\ndeux Ma\ntrois");
});

test("control characters, byte order marks and hidden changes of direction go", () => {
  assert.equal(cleanText("\uFEFFa\u0000b\u0007c\u001Bd\u009Fe\u202Ef\u2067g\uFFFE"), "abcdefg");
});

test("half a character becomes the sign for a lost one", () => {
  assert.equal(cleanText("a\uD83Eb"), "a\uFFFDb");
});

test("the marks that Arabic, Persian and Hindi words need stay", () => {
  assert.equal(cleanText("می\u200Cخواهم\u200F"), "می\u200Cخواهم\u200F");
});

test("a cleaned text is clean", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = cleanText(text);
      assert.equal(cleanText(once), once);
    }),
  );
});
