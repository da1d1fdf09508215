import { parentPort, workerData } from "node:worker_threads";
import { readSpreadsheetFile, type SpreadsheetLimits } from "./spreadsheet-file.ts";

const { bytes, limits } = workerData as { bytes: Uint8Array; limits: SpreadsheetLimits }; // as spreadsheet.ts sends it
parentPort?.postMessage(await readSpreadsheetFile(bytes, limits));
