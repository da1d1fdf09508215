import assert from "node:assert/strict";
import { test } from "node:test";
import { isolateLeftToRight } from "./isolate.ts";

/** Isolates as brackets, to be read. */
function shown(text: string): string {
  return isolateLeftToRight(text).replaceAll("\u2066", "⟦").replaceAll("\u2069", "⟧");
}

const enclosed = [
  ["القانون 2014-337 بشأن", "القانون ⟦2014-337⟧ بشأن"],
  ["(S/AC.44/2024/1)", "(⟦S/AC.44/2024/1⟧)"],
  ["انظر S/2006/257/Corr.1.", "انظر ⟦S/2006/257/Corr.1⟧."],
  ["المرجع OC.3/2026", "المرجع ⟦OC.3/2026⟧"],
  ["المراجع OC.1–24/2026", "المراجع ⟦OC.1–24/2026⟧"],
  ["الطلب AR-3FZLZX من AR-A8ZWP5", "الطلب ⟦AR-3FZLZX⟧ من ⟦AR-A8ZWP5⟧"],
  ["من S/AC.44/2026/OC.3 إلى OC.3–OC.9/2026", "من ⟦S/AC.44/2026/OC.3⟧ إلى ⟦OC.3–OC.9/2026⟧"],
  ["الطلب ذو المرجع AR-7K2MNP، الوارد", "الطلب ذو المرجع ⟦AR-7K2MNP⟧، الوارد"],
  ["اتصل: 1540@example.org.", "اتصل: ⟦1540@example.org⟧."],
  ["الهاتف +1 212 555 0100، نيويورك", "الهاتف ⟦+1 212 555 0100⟧، نيويورك"],
  ["النص https://example.org/a_b?c=1&d=2#e.", "النص ⟦https://example.org/a_b?c=1&d=2#e⟧."],
  ["405 East 42nd Street", "⟦405 East 42nd Street⟧"],
  ["سطر\nNew York, NY 10017\nسطر", "سطر\n⟦New York, NY 10017⟧\nسطر"],
] as const;

for (const [text, wanted] of enclosed) {
  test(`in “${text.replace("\n", " / ")}” what reads from left to right is enclosed`, () => {
    assert.equal(shown(text), wanted);
  });
}

const untouched = [
  "القرار 1540 (2004)",
  "X",
  "?",
  "N/A",
  "لا ينطبق N/A هنا",
  "الصفحة {p} من {t}",
  "12 تشرين الأول/أكتوبر 2024",
  "الفقرتان 2 و 3 (أ)",
  "2026",
  "",
];

for (const text of untouched) {
  test(`“${text}” is left as it is`, () => {
    assert.equal(isolateLeftToRight(text), text);
  });
}
