import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { openPdfPress } from "./pdf.ts";
import type { PdfJob } from "./pdf-job.ts";
import { sampleMatrix } from "./sample-sheets.ts";

function job(remarks = ""): PdfJob {
  const sheet = sampleMatrix("en");
  const [first, ...others] = sheet.sections;
  assert.ok(first);
  const sections = [{ ...first, rows: first.rows.map((row) => ({ ...row, remarks })) }, ...others];
  return { template: "matrix/matrix.typ", data: { ...sheet, sections }, standard: "ua-1" };
}

test("a press whose thread dies fails that document and prints those that wait behind it", async () => {
  const press = openPdfPress({ heapMegabytes: 24, bytes: 40_000_000 });
  const [first, fatal, next] = await Promise.all([
    press.print(job("before")),
    press.print(job("a remark too long for the thread ".repeat(30_000))),
    press.print(job("after")),
  ]);
  await press.close();
  assert.ok(first.ok);
  assert.ok(!fatal.ok && fatal.reason === "failed");
  assert.match(fatal.detail, /thread/);
  assert.ok(next.ok);
});

test("a document that takes too long is given up", async () => {
  const press = openPdfPress({ milliseconds: 1 });
  const outcome = await press.print(job());
  await press.close();
  assert.deepEqual(outcome, { ok: false, reason: "failed", detail: "not done within 1 ms" });
});

test("a document with too much data is refused before it is printed", async () => {
  const press = openPdfPress({ bytes: 10_000 });
  const outcome = await press.print(job());
  await press.close();
  assert.deepEqual(outcome, { ok: false, reason: "failed", detail: "the data is larger than 10000 bytes" });
});

test("a closed press answers all that wait, and prints nothing more", async () => {
  const press = openPdfPress();
  const waiting = [press.print(job("one")), press.print(job("two"))];
  await press.close();
  for (const outcome of [...(await Promise.all(waiting)), await press.print(job())]) {
    assert.deepEqual(outcome, { ok: false, reason: "failed", detail: "the press is closed" });
  }
});

test("an idle press keeps no process alive", async () => {
  const script = `
    import { openPdfPress } from "${new URL("./pdf.ts", import.meta.url)}";
    import { sampleMatrix } from "${new URL("./sample-sheets.ts", import.meta.url)}";
    const outcome = await openPdfPress().print({ template: "matrix/matrix.typ", data: sampleMatrix("en"), standard: "ua-1" });
    console.log(outcome.ok);`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    timeout: 30_000,
  });
  assert.equal(stdout.trim(), "true");
});

test("memory stays flat over many documents", async () => {
  const press = openPdfPress();
  for (let warm = 0; warm < 8; warm++) await press.print(job(`warm ${warm}`));
  const before = process.memoryUsage.rss();
  for (let number = 0; number < 20; number++) assert.ok((await press.print(job(`number ${number}`))).ok);
  const grown = (process.memoryUsage.rss() - before) / 1e6;
  await press.close();
  assert.ok(grown < 80, `${Math.round(grown)} MB more after twenty documents`);
});
