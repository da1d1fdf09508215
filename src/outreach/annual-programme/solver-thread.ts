import { Worker } from "node:worker_threads";

export type SolverLimits = {
  /** Of the solver's own clock. */
  seconds: number;
  /** It stops when it has proven that no plan is cheaper by more than this part. */
  relativeGap: number;
  /** After its own time the thread is given so many seconds more, and is then ended. */
  graceSeconds: number;
  /**
   * Of the thread’s values; the solver’s own memory comes beside it.
   *
   * NOTE With less than 4 the whole process ends, not the thread alone.
   */
  heapMegabytes: number;
};

/** A linear programme as text, and the values of variables from which the search starts; those not named are zero. */
export type SolverOrder = { text: string; start: ReadonlyMap<string, number>; limits: SolverLimits };

export type SolverAnswer =
  | {
      kind: "answer";
      /** The names of the variables that are 1; `load` may be among them. */
      ones: readonly string[];
      objective: number;
      /** Nothing cheaper than this is possible. */
      bound: number;
      isTimeUp: boolean;
      nodes: number;
      seconds: number;
      version: string;
    }
  | { kind: "no-answer"; detail: string };

/** What became of the thread, whoever ended it. */
export type SolverOutcome =
  | SolverAnswer
  | { kind: "stopped" }
  | { kind: "out-of-time" }
  | { kind: "died"; detail: string };

/** Solves in a thread that is thrown away, with an instance of its own: HiGHS stands still for seconds and hears nothing meanwhile. */
export async function solveInThread(order: SolverOrder, signal?: AbortSignal): Promise<SolverOutcome> {
  if (signal?.aborted) return { kind: "stopped" };
  const { limits } = order;
  const worker = new Worker(new URL("./solver-worker.ts", import.meta.url), {
    execArgv: [],
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  const { promise, resolve } = Promise.withResolvers<SolverOutcome>();
  const stop = (): void => resolve({ kind: "stopped" });
  const timer = setTimeout(() => resolve({ kind: "out-of-time" }), (limits.seconds + limits.graceSeconds) * 1000);
  signal?.addEventListener("abort", stop);
  worker.on("message", resolve);
  worker.on("error", (error) => resolve({ kind: "died", detail: String(error).slice(0, 300) }));
  worker.on("exit", (code) => resolve({ kind: "died", detail: `the thread ended with ${code}` }));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
