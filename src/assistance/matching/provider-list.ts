import { askedKinds, isGeneral, mayReach, type Need } from "./need.ts";
import { isServed, kindValue, newLexicon, readyNeed, readyProgrammes, type Terms } from "./pairing.ts";
import { type Programme, unmetCondition } from "./programme.ts";

/** A need as its line in a provider's own list: what the two have in common, and nothing else. */
export type ListedNeed = {
  need: string;
  programme: string;
  areas: readonly string[];
  kinds: readonly string[];
  languages: readonly string[];
  isGeneral: boolean;
};

/**
 * The needs that a provider may read and its programmes could answer, the longest waiting first.
 *
 * NOTE It is made from these needs and this provider's programmes alone. No fit stands in it, no order by fit and no threshold:
 * they carry the State's matrix and the help of others. Nor do places taken by needs that others hold.
 */
export function listForProvider(
  provider: string,
  needs: readonly Need[],
  programmes: readonly Programme[],
  terms: Terms,
): ListedNeed[] {
  const lexicon = newLexicon();
  const own = readyProgrammes(
    programmes.filter((programme) => programme.provider === provider).sort((a, b) => compare(a.id, b.id)),
    lexicon,
  );
  return needs
    .filter((need) => mayReach(need, provider))
    .sort((a, b) => compare(a.waitingSince, b.waitingSince) || compare(a.id, b.id))
    .flatMap((need) => {
      const ready = readyNeed(need, lexicon, terms);
      return own
        .filter(
          (one) =>
            isServed(ready, one) &&
            kindValue(ready, one, terms.weights) > 0 &&
            !unmetCondition(one.programme.conditions, need, ready.isGeneral),
        )
        .map(({ programme }) => listed(need, programme))
        .filter(({ areas }) => areas.length > 0);
    });
}

function listed(need: Need, programme: Programme): ListedNeed {
  return {
    need: need.id,
    programme: programme.id,
    areas: need.areas.map(({ key }) => key).filter((key) => programme.areas.includes(key)),
    kinds: askedKinds(need).filter((kind) => programme.kinds.includes(kind)),
    languages: need.languages.filter((language) => programme.languages.includes(language)),
    isGeneral: isGeneral(need),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
