import type { Access } from "#access/work.ts";
import { proposeProgramme } from "../annual-programme/propose-programme.ts";
import { storeYear } from "./store-year.ts";
import { readBasis, readYear } from "./year.queries.ts";
import { findWaitingYear } from "./year-run.queries.ts";

/**
 * Proposes the year that waits longest, in a thread of its own. Run each minute with the system's token; of two processes that do the
 * same one stores what it found. Gives how many were done.
 */
export async function proposeYears(access: Access, systemToken: string): Promise<number> {
  const waiting = await access.withActor(systemToken, async ({ db, at }) => {
    const run = await findWaitingYear(db);
    return run && { run, basis: await readBasis(db, run.year), year: await readYear(db, { ...run, at }) };
  });
  if (!waiting) return 0;
  const { run, basis, year } = waiting;
  let stored: Parameters<typeof storeYear>[2];
  try {
    stored = { basis, result: await proposeProgramme(year, { isDespiteClashes: true }) };
  } catch (error) {
    stored = { failure: String(error) }; // kept beside the year: nobody should wait for it for ever
  }
  return (await access.transact(systemToken, (work) => storeYear(work, run.id, stored)))?.ok ? 1 : 0;
}
