// Runs the tests: all of them, or the files named after `npm test --`.
import { spawn } from "node:child_process";
import { globSync } from "node:fs";

const named = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const options = process.argv.slice(2).filter((word) => word.startsWith("-"));
const files = named.length > 0 ? named : globSync(["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"]).sort();
const run = spawn(
  process.execPath,
  [
    "--import",
    "./scripts/jsx.mjs",
    "--test",
    "--test-global-setup=test/setup.ts",
    "--test-concurrency=2",
    ...options,
    ...files,
  ],
  { stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => run.kill(signal));
run.on("exit", (code) => process.exit(code ?? 1));
