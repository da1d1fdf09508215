// Lets Node load .tsx files: types are stripped and JSX is turned into Preact calls, file by file, in memory.
import { readFileSync } from "node:fs";
import { enableCompileCache, registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

if (!("Temporal" in globalThis)) {
  console.error(
    `open1540 needs Node 26 and finds ${process.version}. Start it with "npm start" or "npm run open1540", which bring their own.`,
  );
  process.exit(1);
}

// What was compiled is kept, by what it was compiled from: the next start is quicker. Where nothing may be written, nothing is.
enableCompileCache(join(import.meta.dirname, "..", "node_modules", ".cache", "compiled"));

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith("file:") || !url.endsWith(".tsx")) return nextLoad(url, context);
    const file = fileURLToPath(url);
    const { code } = transformSync(readFileSync(file, "utf8"), {
      loader: "tsx",
      jsx: "automatic",
      jsxImportSource: "preact",
      format: "esm",
      sourcemap: "inline",
      sourcefile: file,
      target: "node26",
    });
    return { format: "module", source: code, shortCircuit: true };
  },
});
