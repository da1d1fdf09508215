// Makes letters in a process of its own, and says what that took: "pdf 193" or "docx 24 <folder>".
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDocxPress } from "#documents/docx.ts";
import { openPdfPress } from "#documents/pdf.ts";
import { letterOfRun } from "./bench-sheets.ts";

const [kind, count = "1", folder] = process.argv.slice(2);
const started = performance.now();
const made = { files: 0, pages: 0, bytes: 0 };
const make = kind === "docx" ? openWord() : openPrint();
for (let n = 0; n < Number(count); n++) await make.letter(n);
await make.close();
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    ...made,
    cpu: (user + system) / 1e6,
    wall: (performance.now() - started) / 1000,
    megabytes: Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024,
  }),
);

function openPrint() {
  const press = openPdfPress();
  const letter = async (n: number): Promise<void> => {
    for (const standard of ["ua-1", "a-2a"] as const) {
      const outcome = await press.print({ template: "correspondence/letter.typ", data: letterOfRun(n), standard });
      if (!outcome.ok) throw new Error(outcome.detail);
      made.files += 1;
      made.bytes += outcome.bytes.length;
      if (standard === "ua-1") made.pages += outcome.pages;
    }
  };
  return { letter, close: press.close };
}

function openWord() {
  const press = openDocxPress();
  const letter = async (n: number): Promise<void> => {
    const outcome = await press.letter(letterOfRun(n));
    if (!outcome.ok) throw new Error(outcome.detail);
    made.files += 1;
    made.bytes += outcome.bytes.length;
    if (folder) writeFileSync(join(folder, `letter-${n}.docx`), outcome.bytes);
  };
  return { letter, close: press.close };
}
