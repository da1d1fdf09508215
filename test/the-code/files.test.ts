import assert from "node:assert/strict";
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

test("every folder of src says what it is", () => {
  const folders = readdirSync("src", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  assert.deepEqual(
    folders.filter((name) => !existsSync(`src/${name}/README.md`)),
    [],
  );
});

test("no drawer for everything", () => {
  assert.deepEqual(globSync("src/**/{index,utils,helpers,types,services}.{ts,tsx}"), []);
});

test("files are named in lower case with hyphens", () => {
  assert.deepEqual(
    globSync("src/**/*.{ts,tsx,typ,sql}").filter(
      (file) =>
        !/^[a-z0-9-]+(\.(queries|views|routes|test|enhance|island))*\.(ts|tsx|typ|sql)$/.test(
          file.split("/").at(-1) ?? "",
        ),
    ),
    [],
  );
});

test("only the start and the length of a session ask what time it is", () => {
  const asks = /Temporal\.Now|Date\.now\(\)|new Date\(\)/;
  const files = globSync("src/**/*.{ts,tsx}").filter(
    (file) => !/\.test\.tsx?$/.test(file) && asks.test(readFileSync(file, "utf8")),
  );
  assert.deepEqual(files, ["src/main.ts", "src/access/accounts/auth.ts"]);
});

test("what a slice does each minute is started", () => {
  const each = globSync("src/**/*.ts").flatMap((file) =>
    [
      ...readFileSync(file, "utf8").matchAll(/^export async function (\w+)\(access: Access, systemToken: string\b/gm),
    ].map(([, name = ""]) => name),
  );
  assert.ok(each.length >= 8, each.join(" "));
  const start = readFileSync("src/main.ts", "utf8").replaceAll(/^import .*$/gm, "");
  assert.deepEqual(
    each.filter((name) => !new RegExp(`\\b${name}\\b`).test(start)),
    [],
  );
});

test("views ask neither a database nor a clock", () => {
  const bad = globSync("src/**/*.views.tsx").filter((file) =>
    /from "#db\/(open|pool)|\.queries\.ts"|Temporal\.Now/.test(
      readFileSync(file, "utf8").replaceAll(/^import type .*$/gm, ""),
    ),
  );
  assert.deepEqual(bad, []);
});

test("styles know no left and no right", () => {
  const physical =
    /(^|[^-\w])(margin|padding|border|inset)-(left|right)\b|text-align:\s*(left|right)|float:\s*(left|right)|(^|[\s;{])(left|right)\s*:/m;
  assert.deepEqual(
    globSync("src/**/*.css").filter((file) => physical.test(readFileSync(file, "utf8"))),
    [],
  );
});

test("nothing in the code asks another host", () => {
  const own =
    /https?:\/\/(localhost|127\.0\.0\.1|example\.(org|com)|www\.w3\.org|json-schema\.org|www\.apache\.org|schema\.org)/;
  const hits = globSync("src/**/*.{ts,tsx,css,typ}")
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/(?:fetch\(|src=|url\(|@import )\s*["'`]?(https?:\/\/[^"'`\s)]+)/g)].map(
        ([, url]) => `${file}: ${url}`,
      ),
    )
    .filter((hit) => !own.test(hit));
  assert.deepEqual(hits, []);
});
