import { setImmediate } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import type { PdfOrder } from "./pdf-job.ts";
import { openTypesetter } from "./typeset.ts";

const typeset = openTypesetter();

parentPort?.on("message", async (order: PdfOrder) => {
  const outcome = typeset(order);
  await setImmediate(); // lets the finalizers free the document before the next one
  parentPort?.postMessage(outcome, outcome.ok ? [outcome.bytes.buffer] : []);
});
