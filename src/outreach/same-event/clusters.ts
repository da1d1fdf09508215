/** What was decided of two announcements. A machine decides only that they are the same; a person decides either way. */
export type PairDecision = {
  id: string;
  one: string;
  other: string;
  verdict: "same" | "different";
  by: "machine" | "person";
  /** How likely it was held to be; 1 for the same uid. */
  likelihood: number;
  at: string; // ISO moment
  /** Undone from then on: it counts as if it had never been. */
  undoneAt: string | null;
};

/** Announcements of one event; `decisions` are those that hold it together. */
export type Cluster = { ids: string[]; decisions: string[] };

/**
 * A decision "same" that was not followed, because through it two would become one that a person decided to be different. `path` are
 * the decisions that are followed between its ends and those two, in no order: with it they would be a chain.
 */
export type Contradiction = { notFollowed: string; different: string; path: string[] };

export type Clusters = { clusters: Cluster[]; contradictions: Contradiction[] };

/**
 * The events that live decisions make of announcements: connected components. Of several decisions on one pair a person's counts
 * before a machine's, and the later before the earlier. "Different" is never bridged: of what would bridge it, the weaker is not
 * followed (a machine's before a person's, the less likely, then the later) and told. // Founding methods, 2.2
 */
export function clustersOf(ids: readonly string[], decisions: readonly PairDecision[]): Clusters {
  const known = new Set(ids);
  const live = decidingOf(decisions.filter(({ one, other }) => known.has(one) && known.has(other) && one !== other));
  const different = live.filter(({ verdict }) => verdict === "different").sort(byStrength);
  const groups = openGroups(ids);
  const contradictions: Contradiction[] = [];
  for (const decision of live.filter(({ verdict }) => verdict === "same").sort(byStrength)) {
    const bridged = different.find((apart) => groups.wouldBridge(decision, apart));
    if (!bridged) groups.join(decision);
    else
      contradictions.push({
        notFollowed: decision.id,
        different: bridged.id,
        path: groups.chainTo(decision, bridged),
      });
  }
  return { clusters: groups.all(), contradictions };
}

/** Of each pair the one decision that counts. */
function decidingOf(decisions: readonly PairDecision[]): PairDecision[] {
  const byPair = Map.groupBy(
    decisions.filter(({ undoneAt }) => undoneAt === null),
    ({ one, other }) => JSON.stringify([one, other].sort()),
  );
  return [...byPair.values()].flatMap((ofPair) => ofPair.sort(byWord).slice(0, 1));
}

function byWord(a: PairDecision, b: PairDecision): number {
  return personFirst(a, b) || compared(b.at, a.at) || compared(b.id, a.id);
}

function byStrength(a: PairDecision, b: PairDecision): number {
  const likelier = a.by === "machine" ? b.likelihood - a.likelihood : 0; // a person's word has no likelihood
  return personFirst(a, b) || likelier || compared(a.at, b.at) || compared(a.id, b.id);
}

function personFirst(a: PairDecision, b: PairDecision): number {
  return Number(b.by === "person") - Number(a.by === "person");
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

type Group = { ids: string[]; decisions: PairDecision[] };

/** Groups that grow together; the smaller goes into the larger. */
function openGroups(ids: readonly string[]) {
  const groupOf = new Map<string, Group>(ids.map((id) => [id, { ids: [id], decisions: [] }]));
  const of = (id: string): Group => groupOf.get(id) as Group; // decisions on unknown ids were left out

  function join(decision: PairDecision): void {
    const [one, other] = [of(decision.one), of(decision.other)];
    if (one === other) {
      one.decisions.push(decision);
      return;
    }
    const [small, large] = one.ids.length < other.ids.length ? [one, other] : [other, one];
    large.ids.push(...small.ids);
    large.decisions.push(...small.decisions, decision);
    for (const id of small.ids) groupOf.set(id, large);
  }

  function wouldBridge({ one, other }: PairDecision, apart: PairDecision): boolean {
    const [a, b, left, right] = [of(one), of(other), of(apart.one), of(apart.other)];
    return (a === left && b === right) || (a === right && b === left);
  }

  function chainTo({ one, other }: PairDecision, apart: PairDecision): string[] {
    const [left, right] = of(one) === of(apart.one) ? [apart.one, apart.other] : [apart.other, apart.one];
    return [...chainBetween(one, left, of(one).decisions), ...chainBetween(other, right, of(other).decisions)].sort();
  }

  function all(): Cluster[] {
    return [...new Set(groupOf.values())]
      .map((group) => ({ ids: group.ids.toSorted(), decisions: group.decisions.map(({ id }) => id).sort() }))
      .sort((a, b) => compared(a.ids[0] ?? "", b.ids[0] ?? ""));
  }

  return { join, wouldBridge, chainTo, all };
}

/** The fewest decisions that lead from one announcement to another of its group. */
function chainBetween(start: string, end: string, decisions: readonly PairDecision[]): string[] {
  const chains = new Map<string, string[]>([[start, []]]);
  for (const [at, chain] of chains) {
    if (at === end) return chain;
    for (const { id, one, other } of decisions) {
      const next = one === at ? other : other === at ? one : undefined;
      if (next !== undefined && !chains.has(next)) chains.set(next, [...chain, id]); // a map is walked as it grows
    }
  }
  return [];
}
