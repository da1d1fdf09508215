import { fileURLToPath } from "node:url";
import { setImmediate as turn } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFolders } from "./fonts.ts";
import type { PdfOutcome, PrintJob } from "./pdf.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths: fontFolders() }] });

parentPort?.on("message", async (job: PrintJob) => {
  parentPort?.postMessage(print(job));
  // NOTE: a document is freed only when the event loop turns; without both lines memory grows by megabytes a document.
  compiler.evictCache(2);
  await turn();
});

function print(job: PrintJob): PdfOutcome {
  try {
    const result = compiler.compile({ mainFilePath: `${root}${job.template}`, inputs: { data: job.json } });
    const document = result.result;
    if (document === null || result.hasError()) return refusal(result.takeDiagnostics());
    return { ok: true, bytes: exported(document, job) };
  } catch (error) {
    return refusal(error);
  }
}

function exported(document: NodeTypstDocument, job: PrintJob): Uint8Array {
  return new Uint8Array(compiler.pdf(document, { pdfStandard: job.standard }));
}

function refusal(error: unknown): PdfOutcome {
  console.log(error, JSON.stringify(error)); 
  return { ok: false, reason: "failed", detail: String(error) };
}
