// The bench's part on letters: a whole run as PDF and as Word files, beside LibreOffice, and the site while a run prints.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Figure, measureSteady, type One } from "./bench-requests.ts";

const letters = 193;
const sampleOfRound = 24;
const rounds = 3;
const siteRounds = 5;
const rate = 20;
const run = promisify(execFile);

type Made = { files: number; pages: number; bytes: number; cpu: number; wall: number; megabytes: number };

/** The section of docs/performance.md, every figure of it measured now. */
export async function measureRun(server: ChildProcess, page: One, seconds: number): Promise<string> {
  const site = await measureSite(server, page, seconds);
  const pdf = await printed("pdf", letters);
  const word = await printed("docx", letters);
  const row = (what: string, { files, pages, bytes, cpu, wall, megabytes }: Made): string =>
    `| ${what} | ${files} | ${pages || "–"} | ${(bytes / files / 1024).toFixed(0)} | ${cpu.toFixed(1)} | ${wall.toFixed(1)} | ${((cpu * 1000) / letters).toFixed(0)} | ${megabytes.toFixed(0)} |`;
  return `## A run of ${letters} letters

Invented letters, each with a matrix of 116 rows, every row different; the six official languages take turns (the languages of correspondence of real States are not recorded). One process each, its start and its fonts within the figures.

| ${letters} letters | files | pages | kB a file | CPU s | wall s | CPU ms a letter | peak MB |
|---|---|---|---|---|---|---|---|
${row("PDF/UA-1 and PDF/A-2a", pdf)}
${row("Word (DOCX)", word)}

${await besideLibreOffice()}
${site}`;
}

/** Letters made in a process of its own, so that its memory and its CPU time are its own. */
async function printed(kind: "pdf" | "docx", count: number, folder = ""): Promise<Made> {
  const words = ["--import", "./scripts/jsx.mjs", "scripts/bench-printing.ts", kind, String(count), folder];
  const made: Made = JSON.parse((await run(process.execPath, words.filter(Boolean))).stdout);
  console.log(`${kind}, ${count} letters: ${made.cpu.toFixed(1)} s CPU, ${made.megabytes.toFixed(0)} MB`);
  return made;
}

/** The same documents by LibreOffice, in turns with ours: what counts is the ratio within a round. */
async function besideLibreOffice(): Promise<string> {
  const version = await run("soffice", ["--version"]).then(
    ({ stdout }) => stdout.trim().split(" ").slice(0, 2).join(" "),
    () => undefined,
  );
  if (!version) return "LibreOffice is not installed here: not measured beside it.\n";
  const folder = mkdtempSync(join(tmpdir(), "open1540-bench-letters-"));
  try {
    await printed("docx", sampleOfRound, folder);
    await converted(folder); // its first start makes a profile
    const lines: string[] = [];
    for (let round = 1; round <= rounds; round++) {
      const isFirst = round % 2 === 1;
      const before = isFirst ? await printed("pdf", sampleOfRound) : undefined;
      const theirs = await converted(folder);
      const ours = before ?? (await printed("pdf", sampleOfRound));
      lines.push(
        `| ${round} | ${ours.cpu.toFixed(1)} | ${theirs.cpu.toFixed(1)} | **${(theirs.cpu / ours.cpu).toFixed(2)}** | ${(theirs.wall / ours.wall).toFixed(2)} | ${ours.megabytes.toFixed(0)} | ${theirs.megabytes.toFixed(0)} |`,
      );
    }
    return `Beside ${version} (headless), which makes one PDF of each of the same letters as DOCX, marked PDF/UA and PDF/A-2; ours makes two files of each. A sample of ${sampleOfRound} letters, in turns, starts included, LibreOffice with the fonts that this machine has:

| round | ours, CPU s | LibreOffice, CPU s | CPU, LibreOffice to ours | wall, LibreOffice to ours | ours, peak MB | LibreOffice, peak MB |
|---|---|---|---|---|---|---|
${lines.join("\n")}
`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const filter = `pdf:writer_pdf_Export:${JSON.stringify({
  PDFUACompliance: { type: "boolean", value: "true" },
  SelectPdfVersion: { type: "long", value: "2" },
  UseTaggedPDF: { type: "boolean", value: "true" },
})}`;

async function converted(folder: string): Promise<{ cpu: number; wall: number; megabytes: number }> {
  const profile = join(folder, "profile");
  const files = readdirSync(folder).filter((name) => name.endsWith(".docx"));
  const words = [
    `-env:UserInstallation=file://${profile}`,
    "--headless",
    "--convert-to",
    filter,
    "--outdir",
    join(folder, "pdf"),
  ];
  const started = performance.now();
  // The shell tells the CPU time of all that it waited for.
  const shell = spawn("bash", ["-c", 'soffice "$@" >/dev/null 2>&1; times', "soffice", ...words, ...files], {
    cwd: folder,
  });
  let said = "";
  shell.stdout.on("data", (data: Buffer) => {
    said += String(data);
  });
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(profile));
  }, 100);
  await once(shell, "close");
  clearInterval(watch);
  const wall = (performance.now() - started) / 1000;
  const made = readdirSync(join(folder, "pdf")).length;
  if (made !== files.length) throw new Error(`LibreOffice made ${made} of ${files.length} files`);
  const cpu = [...(said.split("\n")[1] ?? "").matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, secondsOf]) => sum + Number(minutes) * 60 + Number(secondsOf),
    0,
  );
  rmSync(join(folder, "pdf"), { recursive: true });
  console.log(`LibreOffice, ${made} letters: ${cpu.toFixed(1)} s CPU, ${megabytes.toFixed(0)} MB`);
  return { cpu, wall, megabytes };
}

/** The peak memory of the LibreOffice process that works with a profile; the launchers before it are small. */
function peakOf(profile: string): number {
  const peaks = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(profile)) return 0;
        return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
      } catch {
        return 0; // it ended meanwhile
      }
    });
  return Math.max(0, ...peaks);
}

/** The public page at a steady rate, idle and while letters are printed in the same process, in turns. */
async function measureSite(server: ChildProcess, page: One, seconds: number): Promise<string> {
  const lines: string[] = [];
  const ratios: number[] = [];
  const options = { seconds, rate };
  let turn = 0; // goes on from round to round, so that no page is asked for again while it is kept
  const next: One = () => page(turn++, 0);
  await measureSteady("warm", next, { seconds: 2, rate });
  for (let round = 1; round <= siteRounds; round++) {
    const idle = await measureSteady("public page, idle", next, options);
    server.send("print");
    await once(server, "message"); // the press has started
    const begun = performance.now();
    const busy = await measureSteady("public page, while letters are printed", next, options);
    const took = (performance.now() - begun) / 1000;
    server.send("stop printing");
    const [{ letters: count }] = (await once(server, "message")) as [{ letters: number }];
    ratios.push(busy.p95 / idle.p95);
    lines.push(siteLine(round, idle, busy, count / took));
  }
  return `The site while a run prints, in the same process: ${rate} requests a second of public pages of States, each made anew, for ${seconds} s; letters are printed without a pause, both files of each.

| round | idle, p50 ms | idle, p95 ms | printing, p50 ms | printing, p95 ms | p95, printing to idle | letters a second | load of the machine |
|---|---|---|---|---|---|---|---|
${lines.join("\n")}

The ratio in the middle of the rounds: ${ratios.sort((a, b) => a - b)[Math.floor(siteRounds / 2)]?.toFixed(2)}. The load is that of the last minute, with what others do on the machine.
`;
}

function siteLine(round: number, idle: Figure, busy: Figure, perSecond: number): string {
  const figures = [idle.p50, idle.p95, busy.p50, busy.p95].map((figure) => figure.toFixed(1));
  return `| ${round} | ${figures.join(" | ")} | **${(busy.p95 / idle.p95).toFixed(2)}** | ${perSecond.toFixed(1)} | ${(loadavg()[0] ?? 0).toFixed(1)} |`;
}
