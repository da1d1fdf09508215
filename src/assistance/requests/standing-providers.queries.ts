import type { Work } from "#access/work.ts";
import type { ProviderId } from "#db/ids.ts";

/** Those of the providers that are in the directory and can still be named. */
export async function standingProviders(db: Work["db"], ids: readonly ProviderId[]): Promise<ProviderId[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("provider")
    .where("id", "in", ids)
    .where("ended_on", "is", null)
    .select("id")
    .execute();
  return ids.filter((one) => rows.some(({ id }) => id === one));
}
