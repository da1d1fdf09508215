import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { test } from "node:test";
import { build } from "esbuild";

// A folder imports what stands above it, never below (docs/architecture.md). `web`, `demo` and the starting files import all.
const order = [
  "db",
  "i18n",
  "ui",
  "documents",
  "access",
  "jobs",
  "states",
  "regime",
  "matrix",
  "committee",
  "correspondence",
  "assistance",
  "outreach",
];
const free = ["web", "demo", "main.ts", "prepare.ts", "cli.ts", "settings.ts"];

type Graph = Record<string, string[]>;

async function importGraph(entries: string[], planted: Graph = {}): Promise<Graph> {
  const { metafile } = await build({
    entryPoints: entries,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "out",
    platform: "node",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "empty" },
    logLevel: "silent",
  });
  const graph = Object.fromEntries(
    Object.entries(metafile.inputs).map(([file, { imports }]) => [
      file,
      imports.filter(({ external }) => !external).map(({ path }) => path),
    ]),
  );
  return { ...graph, ...planted };
}

function brokenRules(graph: Graph): string[] {
  const edges = Object.entries(graph).flatMap(([from, targets]) => targets.map((to) => ({ from, to })));
  return edges
    .filter(({ from, to }) => isBelow(from, to) || isViewOnDatabase(from, to))
    .map(({ from, to }) => `${from} imports ${to}`);
}

function room(file: string): string {
  return file.split("/")[1] ?? "";
}

function isBelow(from: string, to: string): boolean {
  if (free.includes(room(from))) return false;
  if (free.includes(room(to))) return true;
  return order.indexOf(room(to)) > order.indexOf(room(from));
}

/** Pages are made from values: a view reaches no query and no connection. Types are gone before this graph is drawn. */
function isViewOnDatabase(from: string, to: string): boolean {
  return (
    from.endsWith(".views.tsx") && (/\.queries\.ts$/.test(to) || /^src\/db\/(open|pool|migrate|embedded)\.ts$/.test(to))
  );
}

function findCycle(graph: Graph): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    done.add(file);
    for (const next of graph[file] ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle) return cycle;
    }
    return undefined;
  };
  for (const file of Object.keys(graph)) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

const sources = globSync("src/**/*.{ts,tsx}").filter((file) => !/\.test\.tsx?$/.test(file));
const graph = await importGraph(sources);

test("every folder imports only what stands above it, and no view reaches the database", () => {
  assert.deepEqual(brokenRules(graph), []);
});

test("every folder has its place in the order", () => {
  assert.deepEqual(
    [
      ...new Set(
        Object.keys(graph)
          .filter((file) => file.startsWith("src/"))
          .map(room),
      ),
    ].filter((name) => ![...order, ...free].includes(name)),
    [],
  );
});

test("a planted violation is caught", () => {
  const planted = { "src/db/planted.ts": ["src/matrix/matrix.ts"], "src/matrix/planted.views.tsx": ["src/db/open.ts"] };
  assert.deepEqual(brokenRules({ ...graph, ...planted }), [
    "src/db/planted.ts imports src/matrix/matrix.ts",
    "src/matrix/planted.views.tsx imports src/db/open.ts",
  ]);
});

test("no file imports itself through others", () => {
  assert.equal(findCycle(graph), undefined);
  assert.ok(findCycle({ a: ["b"], b: ["a"] }), "a planted cycle is caught");
});
