import type { Access, Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { closeWindow } from "./requests/close-window.ts";
import {
  listAcknowledged,
  listCirculating,
  listNewlyReached,
  listWindowsPassed,
  listYearsPassed,
} from "./requests/due-requests.queries.ts";
import { letYearPass } from "./requests/let-year-pass.ts";
import { openWindow } from "./requests/open-window.ts";
import { recordCirculation } from "./requests/record-circulation.ts";

type Act = (work: Work, id: AssistanceRequestId) => Promise<{ ok: boolean }>;

/**
 * Moves every request whose time has come or whose letter has left. Run each minute with the system's token; two processes may run it,
 * and each act looks again at what it was called for. Gives how many moved.
 */
export async function moveRequestsThatAreDue(access: Access, systemToken: string): Promise<number> {
  const due = await access.withActor(systemToken, async ({ db, at }) => {
    const reached = (await listNewlyReached(db)).map(({ request }) => request);
    return {
      acknowledged: (await listAcknowledged(db)).map(({ request }) => request),
      passed: await listWindowsPassed(db, at),
      circulating: [...(await listCirculating(db)), ...reached],
      years: await listYearsPassed(db, at),
    };
  });
  if (!due) return 0;
  const acts: [readonly AssistanceRequestId[], Act][] = [
    [due.acknowledged, openWindow],
    [due.passed, closeWindow],
    [due.circulating, recordCirculation],
    [due.years, letYearPass],
  ];
  let moved = 0;
  const errors: unknown[] = [];
  // One request that cannot be moved keeps no other from it; what went wrong is told when all were tried.
  for (const [requests, act] of acts)
    for (const id of new Set(requests))
      try {
        if ((await access.transact(systemToken, (work) => act(work, id)))?.ok) moved++;
      } catch (error) {
        errors.push(error);
      }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} requests could not be moved`);
  return moved;
}
