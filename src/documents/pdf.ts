import { Worker } from "node:worker_threads";
import type { PdfJob, PdfOrder, PdfOutcome } from "./pdf-job.ts";

export type { PdfJob, PdfOutcome } from "./pdf-job.ts";

/** Prints documents one after the other, in a thread of its own. */
export type PdfPress = { print: (job: PdfJob) => Promise<PdfOutcome>; close: () => Promise<void> };

type Waiting = { order: PdfOrder; settle: (outcome: PdfOutcome) => void };

/** Bounds of one document: time, size of its data as JSON, heap of the thread. */
export type PressLimits = { milliseconds: number; bytes: number; heapMegabytes: number };

// The sample matrix of 11 pages is 0.05 MB. Typesetting takes up to 0.8 GB of memory and 4 s for each MB of rows.
const usualLimits: PressLimits = { milliseconds: 60_000, bytes: 2_000_000, heapMegabytes: 512 };

/** Opens the press. Its thread starts with the first document, is replaced when it dies, and keeps no process alive. */
export function openPdfPress(given: Partial<PressLimits> = {}): PdfPress {
  const limits = { ...usualLimits, ...given };
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let printing: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  return { print, close };

  async function print({ template, standard, data }: PdfJob): Promise<PdfOutcome> {
    if (isClosed) return failed("the press is closed");
    const json = JSON.stringify(data);
    if (Buffer.byteLength(json) > limits.bytes) return failed(`the data is larger than ${limits.bytes} bytes`);
    return await new Promise((settle) => {
      queue.push({ order: { template, standard, json }, settle });
      printNext();
    });
  }

  async function close(): Promise<void> {
    isClosed = true;
    for (const { settle } of queue.splice(0)) settle(failed("the press is closed"));
    await discardWorker("the press is closed");
  }

  function printNext(): void {
    if (printing) return;
    printing = queue.shift();
    if (!printing) {
      worker?.unref();
      return;
    }
    worker ??= startWorker();
    worker.ref();
    worker.postMessage(printing.order);
    timer = setTimeout(() => void discardWorker(`not done within ${limits.milliseconds} ms`), limits.milliseconds);
  }

  function startWorker(): Worker {
    const started = new Worker(new URL("./pdf-worker.ts", import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    });
    const isOurs = (): boolean => worker === started;
    started.on("message", (outcome: PdfOutcome) => isOurs() && finish(outcome));
    started.on("error", (error) => isOurs() && void discardWorker(`the thread died: ${error}`));
    started.on("exit", (code) => isOurs() && void discardWorker(`the thread ended with ${code}`));
    return started;
  }

  /** Gives up the thread and the document in it; those that wait go to the next thread. */
  async function discardWorker(why: string): Promise<void> {
    const discarded = worker;
    worker = undefined;
    if (printing) finish(failed(why));
    await discarded?.terminate();
  }

  function finish(outcome: PdfOutcome): void {
    clearTimeout(timer);
    const done = printing;
    printing = undefined;
    done?.settle(outcome);
    printNext();
  }
}

function failed(detail: string): PdfOutcome {
  return { ok: false, reason: "failed", detail };
}
