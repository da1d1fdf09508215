import type { Access } from "#access/work.ts";
import { dateOf } from "#states/state.queries.ts";
import type { AnnouncementOnRecord } from "../announcements/announcement.ts";
import { readGuessing } from "../announcements/guessing.queries.ts";
import type { KnownOrganisations } from "../written-names/written-name.ts";
import { matchesOf, openIndex } from "./announcement-index.ts";
import { comparable, comparedAtOnce, listComparable, listUncompared } from "./comparable.queries.ts";
import type { Lexicon } from "./concepts.ts";
import { type Compared, keepComparisons } from "./keep-comparisons.ts";
import type { Weights } from "./likelihood.ts";
import { readWeights } from "./weights.queries.ts";

/** Turns of one run; the rest follow a minute later. */
const mostTurns = 5;
/** Of one announcement the likeliest so many are kept: a calendar of a thousand alike asks no thousand questions. */
const mostMatches = 20;

/**
 * Holds what is newly announced, and what changed, against everything near it. Run each minute with the system's token; each comparison is
 * kept only while its announcement is as it was compared. Gives how many were compared.
 */
export async function compareAnnouncements(access: Access, systemToken: string): Promise<number> {
  let all = 0;
  for (let turn = 0; turn < mostTurns; turn++) {
    const compared = await compareSome(access, systemToken);
    all += compared;
    if (compared < comparedAtOnce) break;
  }
  return all;
}

async function compareSome(access: Access, systemToken: string): Promise<number> {
  const read = await access.withActor(systemToken, async ({ db, at }) => {
    const weights = await readWeights(db);
    const due = await listUncompared(db, { weights: weights.id, today: dateOf(at) });
    if (due.length === 0) return undefined;
    const { lexicon, names } = await readGuessing(db, at);
    return { weights, due, lexicon, names, at, near: await listComparable(db, due, names) };
  });
  if (!read) return 0;
  const { weights, due, lexicon, names, at, near } = read;
  const compared = compareWith(due, near, { lexicon, names, weights: weights.weights });
  const kept = await access.transact(systemToken, (work) =>
    keepComparisons(work, { compared, weights: weights.id, readAt: at }),
  );
  return kept?.compared ?? 0;
}

type Near = Awaited<ReturnType<typeof listComparable>>;

/** Against all but those of its own calendar: a body tells of one thing there once, and meetings of a series are alike. */
function compareWith(
  due: readonly AnnouncementOnRecord[],
  near: Near,
  { lexicon, names, weights }: { lexicon: Lexicon; names: KnownOrganisations; weights: Weights },
): Compared[] {
  const sourceOf = new Map(near.map(({ announcement, source }) => [announcement.id, source]));
  const index = openIndex(
    near.map(({ announcement }) => announcement),
    lexicon,
  );
  return due.map((one) => {
    const isOfAnother = (id: string): boolean => sourceOf.get(id) !== one.source;
    const matches = matchesOf(comparable(one, names), index, weights, isOfAnother).slice(0, mostMatches);
    return { id: one.id, version: one.version, matches };
  });
}
