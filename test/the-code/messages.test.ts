import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { type Language, languages } from "#i18n/languages.ts";

type Catalogue = Record<string, string>;

const catalogues = Object.fromEntries(
  languages.map((language) => [language, JSON.parse(readFileSync(`src/i18n/${language}.json`, "utf8"))]),
) as Record<Language, Catalogue>; // six files of text by key

const suffix = /_(zero|one|two|few|many|other)$/;
const stems = (catalogue: Catalogue): string[] =>
  [...new Set(Object.keys(catalogue).map((key) => key.replace(suffix, "")))].sort();
const holes = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ""))].sort();
const tags = (text: string): string[] => [...text.matchAll(/<\/?(\w+)>/g)].map(([tag]) => tag).sort();

for (const language of languages) {
  const catalogue = catalogues[language];

  test(`no message is missing in ${language}`, () => {
    assert.deepEqual(stems(catalogue), stems(catalogues.en));
  });

  test(`every plural in ${language} has exactly its forms`, () => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    const plurals = Object.groupBy(
      Object.keys(catalogue).filter((key) => suffix.test(key)),
      (key) => key.replace(suffix, ""),
    );
    for (const [stem, keys = []] of Object.entries(plurals)) {
      assert.deepEqual(keys.map((key) => key.slice(stem.length + 1)).sort(), forms, `${stem} in ${language}`);
    }
  });

  test(`messages in ${language} have the holes of the English ones and no empty text`, () => {
    for (const [key, text] of Object.entries(catalogue)) {
      assert.ok(text.trim(), `${key} is empty`);
      const english = catalogues.en[key] ?? catalogues.en[key.replace(suffix, "_other")] ?? "";
      const allowed = holes(english);
      const optional = suffix.test(key) ? ["count"] : []; // "one day" may do without its number
      assert.deepEqual(
        holes(text).filter((hole) => !optional.includes(hole)),
        allowed.filter((hole) => !optional.includes(hole)),
        `${key} in ${language}`,
      );
      assert.deepEqual(tags(text), tags(english), `${key} in ${language}`);
    }
  });

  test(`what is wrong in a room of outreach is said in ${language} as a sentence, a heading is none`, () => {
    const rooms =
      /^(activity|activity-feedback|activity-feedback-form|mark|note|note-headings|rest-days|experts|names|years)\.error\./;
    for (const [key, text] of Object.entries(catalogue)) {
      if (rooms.test(key)) assert.match(text, /[.。]$/, key);
      if (/^(activity|outreach|marks)\.(title|new|history|steps|parties|invitees|view|beside)$/.test(key))
        assert.doesNotMatch(text, /[.。]$/, key);
    }
  });

  test(`the catalogue of ${language} says that it is unofficial`, () => {
    assert.match(catalogue["@head"] ?? "", /nofficial/);
  });
}

test("no message is without a use", () => {
  const code = globSync("src/**/*.{ts,tsx}")
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const unused = stems(catalogues.en).filter((key) => key !== "@head" && !isUsed(code, key));
  assert.deepEqual(unused, []);
});

/** Named whole, or made from a stem with a hole: `error.${kind}.title`. */
function isUsed(code: string, key: string): boolean {
  const name = key.replace(/^act\./, ""); // an act is recorded by its name alone
  if (code.includes(`"${name}"`)) return true;
  return patternsIn(code).some((pattern) => pattern.test(key));
}

let patterns: RegExp[] | undefined;
function patternsIn(code: string): RegExp[] {
  patterns ??= [
    ...new Set([...code.matchAll(/`([a-z][\w.-]*\.[^`\s]*\$\{[^`]*)`/g)].map(([, template]) => template ?? "")),
  ].map(
    (template) =>
      new RegExp(
        `^${template
          .split(/\$\{[^}]*\}/)
          .map(literally)
          .join("[\\w-]+")}$`,
      ),
  );
  return patterns;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
