import { Worker } from "node:worker_threads";

/** A thread that makes documents one after the other, each from an order. */
export type PressThread<Order, Outcome> = { make: (order: Order) => Promise<Outcome>; close: () => Promise<void> };

/** Bounds of one document: time, size of its data as JSON, heap of the thread. */
export type PressLimits = { milliseconds: number; bytes: number; heapMegabytes: number };

// The sample matrix of 11 pages is 0.05 MB. Typesetting takes up to 0.8 GB of memory and 4 s for each MB of rows.
const usualLimits: PressLimits = { milliseconds: 60_000, bytes: 2_000_000, heapMegabytes: 512 };

export type Failed = { ok: false; reason: "failed"; detail: string };

type Waiting<Order, Outcome> = { order: Order; settle: (outcome: Outcome | Failed) => void };

/** Opens a press. Its thread starts with the first document, is replaced when it dies, and keeps no process alive. */
export function openPressThread<Order extends { json: string }, Outcome>(
  script: URL,
  given: Partial<PressLimits> = {},
): PressThread<Order, Outcome | Failed> {
  const limits = { ...usualLimits, ...given };
  const queue: Waiting<Order, Outcome>[] = [];
  let worker: Worker | undefined;
  let making: Waiting<Order, Outcome> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  return { make, close };

  async function make(order: Order): Promise<Outcome | Failed> {
    if (isClosed) return failed("the press is closed");
    if (Buffer.byteLength(order.json) > limits.bytes) return failed(`the data is larger than ${limits.bytes} bytes`);
    return await new Promise((settle) => {
      queue.push({ order, settle });
      makeNext();
    });
  }

  async function close(): Promise<void> {
    isClosed = true;
    for (const { settle } of queue.splice(0)) settle(failed("the press is closed"));
    await discardWorker("the press is closed");
  }

  function makeNext(): void {
    if (making) return;
    making = queue.shift();
    if (!making) {
      worker?.unref();
      return;
    }
    worker ??= startWorker();
    worker.ref();
    worker.postMessage(making.order);
    timer = setTimeout(() => void discardWorker(`not done within ${limits.milliseconds} ms`), limits.milliseconds);
  }

  function startWorker(): Worker {
    const started = new Worker(script, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    });
    const isOurs = (): boolean => worker === started;
    started.on("message", (outcome: Outcome) => isOurs() && finish(outcome));
    started.on("error", (error) => isOurs() && void discardWorker(`the thread died: ${error}`));
    started.on("exit", (code) => isOurs() && void discardWorker(`the thread ended with ${code}`));
    return started;
  }

  /** Gives up the thread and the document in it; those that wait go to the next thread. */
  async function discardWorker(why: string): Promise<void> {
    const discarded = worker;
    worker = undefined;
    if (making) finish(failed(why));
    await discarded?.terminate();
  }

  function finish(outcome: Outcome | Failed): void {
    clearTimeout(timer);
    const done = making;
    making = undefined;
    done?.settle(outcome);
    makeNext();
  }
}

function failed(detail: string): Failed {
  return { ok: false, reason: "failed", detail };
}
