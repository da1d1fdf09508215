import { parentPort, workerData } from "node:worker_threads";
import highsLoader from "highs";
import type { SolverAnswer, SolverOrder } from "./solver-thread.ts";

// NOTE Its types describe the CommonJS file; what is imported here is the function itself.
const load = highsLoader as unknown as typeof highsLoader.default;

parentPort?.postMessage(await solve(workerData as SolverOrder)); // solver-thread.ts starts it with one

/** NOTE This HiGHS knows one thread and has `threads` set to 1 already; it refuses to be told again. */
async function solve({ text, start, limits }: SolverOrder): Promise<SolverAnswer> {
  try {
    const highs = await load();
    const model = highs.createModel({ format: "lp", data: text });
    const names = Array.from({ length: model.raw.getDimensions().numCols }, (_, col) => model.getColName(col));
    model.options.set({ output_flag: false, time_limit: limits.seconds, mip_rel_gap: limits.relativeGap });
    model.setSolution({ colValue: Float64Array.from(names, (name) => start.get(name) ?? 0) });
    const { modelStatus } = model.run();
    const { optimal, timeLimit } = highs.constants.modelStatus;
    const isFound = Number(model.info.get("primal_solution_status")) === highs.constants.solutionStatus.feasible;
    if (!isFound || (modelStatus !== optimal && modelStatus !== timeLimit))
      return { kind: "no-answer", detail: `HiGHS ended with status ${modelStatus}` };
    const { colValue } = model.getSolution();
    return {
      kind: "answer",
      ones: names.filter((_, col) => (colValue[col] ?? 0) > 0.5),
      objective: model.getObjectiveValue(),
      bound: Number(model.info.get("mip_dual_bound")),
      isTimeUp: modelStatus === timeLimit,
      nodes: Number(model.info.get("mip_node_count")),
      seconds: model.getRunTime(),
      version: highs.version.string,
    };
  } catch (error) {
    return { kind: "no-answer", detail: String(error).slice(0, 300) };
  }
}
