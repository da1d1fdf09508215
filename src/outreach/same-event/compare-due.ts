import type { Access } from "#access/work.ts";
import { dateOf } from "#states/state.queries.ts";
import { readGuessing } from "../announcements/guessing.queries.ts";
import { matchesOf, openIndex } from "./announcement-index.ts";
import { comparable, listComparable, listUncompared } from "./comparable.queries.ts";
import { type Compared, keepComparisons } from "./keep-comparisons.ts";
import { readWeights } from "./weights.queries.ts";

/**
 * Holds what is newly announced, and what changed, against everything near it. Run each minute with the system's token; each comparison is
 * kept only while its announcement is as it was compared. Gives how many were compared.
 */
export async function compareAnnouncements(access: Access, systemToken: string): Promise<number> {
  const read = await access.withActor(systemToken, async ({ db, at }) => {
    const weights = await readWeights(db);
    const due = await listUncompared(db, { weights: weights.id, today: dateOf(at) });
    if (due.length === 0) return undefined;
    const { lexicon } = await readGuessing(db, at);
    return { weights, due, lexicon, at, all: await listComparable(db, due) };
  });
  if (!read) return 0;
  const { weights, due, lexicon, at, all } = read;
  const index = openIndex(all, lexicon);
  const compared = due.map(
    (one): Compared => ({
      id: one.id,
      version: one.version,
      matches: matchesOf(comparable(one), index, weights.weights),
    }),
  );
  const kept = await access.transact(systemToken, (work) =>
    keepComparisons(work, { compared, weights: weights.id, readAt: at }),
  );
  return kept?.compared ?? 0;
}
