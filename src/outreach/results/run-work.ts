import { createHash } from "node:crypto";
import type { Access } from "#access/work.ts";
import { dateOf } from "#states/state.queries.ts";
import { openAnalysisThread } from "../effect/analysis-thread.ts";
import { concludeFamily } from "../effect/family.ts";
import { readPanels } from "./panel.queries.ts";
import { findWaitingRun } from "./run.queries.ts";
import { type StoredResult, storeResult } from "./store-result.ts";

/**
 * Looks at the outcome that waits longest, in a thread of its own. Run each minute with the system's token; of two processes that do the
 * same one stores what it found, and both find the same. Gives how many were done.
 */
export async function lookAtResults(access: Access, systemToken: string): Promise<number> {
  const waiting = await access.withActor(systemToken, async ({ db, at }) => {
    const run = await findWaitingRun(db);
    return run && { run, ...(await readPanels(db, run.outcome, dateOf(at))) };
  });
  if (!waiting) return 0;
  const { run, until, panels } = waiting;
  const thread = openAnalysisThread();
  let stored: StoredResult;
  try {
    const outcome = await thread.analyse(
      panels.map(({ panel }) => ({ panel, settings: run.settings, seed: run.seed })),
    );
    stored = outcome.ok
      ? {
          until,
          dataVersion: createHash("sha256").update(JSON.stringify(panels)).digest("hex"),
          result: {
            conclusions: concludeFamily(outcome.analyses, run.smallestEffect).map((conclusion, n) => ({
              ...conclusion,
              matter: panels[n]?.matter ?? "any",
              activities: panels[n]?.panel.activities.length ?? 0,
            })),
          },
        }
      : { failure: outcome.reason };
  } catch (error) {
    stored = { failure: String(error) }; // kept beside the look: the others behind it should not wait for ever
  } finally {
    await thread.close();
  }
  return (await access.transact(systemToken, (work) => storeResult(work, run.id, stored)))?.ok ? 1 : 0;
}
