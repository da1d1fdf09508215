import { parentPort } from "node:worker_threads";
import { type AnalysisOrder, analyse } from "./analysis.ts";
import type { AnalysisOutcome } from "./analysis-thread.ts";

parentPort?.on("message", ({ json }: { json: string }) => {
  parentPort?.postMessage(outcomeOf(json));
});

function outcomeOf(json: string): AnalysisOutcome {
  try {
    const orders = JSON.parse(json) as AnalysisOrder[]; // as analysis-thread.ts writes it
    return { ok: true, analyses: orders.map(analyse) };
  } catch (error) {
    return { ok: false, reason: "failed", detail: String(error) };
  }
}
