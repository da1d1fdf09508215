import { Worker } from "node:worker_threads";
import { printReady } from "./print-ready.ts";

export type PrintOrder = {
  template: "correspondence/letter.typ" | "matrix/matrix.typ";
  data: object;
  /** PDF/UA-1 to send and to read, PDF/A-2a to keep. */
  standard: "ua-1" | "a-2a";
};

export type PdfOutcome =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: "unprintable-character" | "failed"; detail: string };

export type PdfPress = {
  print(order: PrintOrder): Promise<PdfOutcome>;
  close(): Promise<void>;
};

/** What the press hands its worker. */
export type PrintJob = Pick<PrintOrder, "template" | "standard"> & { json: string };

type Waiting = { job: PrintJob; resolve: (outcome: PdfOutcome) => void };

const usual = { worker: new URL("./pdf-worker.ts", import.meta.url), secondsForOne: 60, mostBytes: 20_000_000 };

/** Opens a press that prints one document after another, in a thread of its own that is started by the first order. */
export function openPdfPress(settings: Partial<typeof usual> = {}): PdfPress {
  const { worker: file, secondsForOne, mostBytes } = { ...usual, ...settings };
  const waiting: Waiting[] = [];
  let worker: Worker | undefined;
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function next(): void {
    if (current) return;
    current = waiting.shift();
    if (!current) return worker?.unref();
    worker ??= start();
    worker.ref();
    worker.postMessage(current.job);
    timer = setTimeout(() => giveUp(`It took longer than ${secondsForOne} seconds.`), secondsForOne * 1000);
  }

  function start(): Worker {
    const fresh = new Worker(file, { execArgv: [] });
    fresh.on("message", (outcome: PdfOutcome) => fresh === worker && finish(outcome));
    fresh.on("error", (error) => fresh === worker && giveUp(`The press broke down: ${error}`));
    fresh.on("exit", () => fresh === worker && giveUp("The press stopped."));
    return fresh;
  }

  function finish(outcome: PdfOutcome): void {
    clearTimeout(timer);
    const done = current;
    current = undefined;
    done?.resolve(outcome);
    next();
  }

  /** Ends the document at hand and the worker with it; the next document gets a new one. */
  function giveUp(detail: string): void {
    const broken = worker;
    worker = undefined;
    void broken?.terminate();
    finish({ ok: false, reason: "failed", detail });
  }

  return {
    print({ template, data, standard }) {
      const json = JSON.stringify(printReady(data));
      if (closed) return Promise.resolve({ ok: false, reason: "failed", detail: "The press is closed." });
      if (Buffer.byteLength(json) > mostBytes)
        return Promise.resolve({ ok: false, reason: "failed", detail: `The document holds more than ${mostBytes} bytes.` });
      return new Promise((resolve) => {
        waiting.push({ job: { template, standard, json }, resolve });
        next();
      });
    },
    async close() {
      closed = true;
      const last = worker;
      worker = undefined;
      for (const { resolve } of waiting.splice(0)) resolve({ ok: false, reason: "failed", detail: "The press is closed." });
      finish({ ok: false, reason: "failed", detail: "The press is closed." });
      await last?.terminate();
    },
  };
}
