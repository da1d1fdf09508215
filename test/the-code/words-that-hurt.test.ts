import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";

// mission: delegations fought over these words. They stand in no message, view, template of ours or file name.
const hurting: Record<string, RegExp> = {
  en: /\b(non-)?complian(ce|t)\b|\bscores?\b|\bratings?\b|\brankings?\b|\bviolators?\b|\bfailing\b|\bgap lists?\b|\bproliferators?\b/iu,
  fr: /\bconformité\b|\bnotation\b|\bclassement\b|\bcontrevenants?\b|\bdéfaillante?s?\b/iu,
  es: /\bcumplimiento\b|\bpuntuación\b|\bcalificación\b|\bclasificación\b|\binfractor(es)?\b/iu,
  ru: /соблюдени[ея]|рейтинг|балл(ы|ов)?(?![а-я])|нарушител/iu,
  ar: /امتثال|تصنيف|ترتيب الدول|منتهك|مخالف/u,
  zh: /遵约|评分|排名|评级|违反者|违规/u,
};

/** Where the words may stand: the list of the words themselves. */
const allowed = new Set(["docs/language.md", "test/the-code/words-that-hurt.test.ts"]);

for (const [language, words] of Object.entries(hurting)) {
  test(`the messages in ${language} use no word that hurts`, () => {
    const catalogue: Record<string, string> = JSON.parse(readFileSync(`src/i18n/${language}.json`, "utf8"));
    assert.deepEqual(
      Object.entries(catalogue).filter(([, text]) => words.test(text)),
      [],
    );
  });
}

test("views, templates and data use no word that hurts, in any language", () => {
  const files = globSync([
    "src/**/*.views.tsx",
    "src/**/public.tsx",
    "src/**/api.ts",
    "src/**/*.typ",
    "src/regime/*.json",
    "src/demo/**/*.{ts,json}",
  ]);
  assert.ok(files.length > 0);
  const hits = files.flatMap((file) =>
    Object.values(hurting).flatMap(
      (words) =>
        readFileSync(file, "utf8")
          .match(words)
          ?.map((word) => `${file}: ${word}`) ?? [],
    ),
  );
  assert.deepEqual(hits, []);
});

test("no file is named after a word that hurts", () => {
  const names = globSync(["src/**/*", "docs/**/*", "test/**/*"]).filter((name) => !allowed.has(name));
  assert.deepEqual(
    names.filter((name) => hurting.en?.test(name.replaceAll(/[-_./]/g, " "))),
    [],
  );
});
