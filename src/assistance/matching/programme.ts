import type { Need, StateFact } from "./need.ts";

/** What a provider asks before it takes a need: that something is recorded of the State. */
export type Condition = { rule: "state-has"; fact: StateFact };

/** What a provider offers. */
export type Programme = {
  id: string;
  provider: string;
  areas: readonly string[];
  /** May contain "general": any kind. */
  kinds: readonly string[];
  /** Regional groups and codes of States that it serves; none named means all. */
  regions: readonly string[];
  languages: readonly string[];
  /** How many more needs it can take at once. */
  capacity: number;
  conditions: readonly Condition[];
};

/** The first condition of a programme that a need does not meet. */
export function unmetCondition(conditions: readonly Condition[], need: Pick<Need, "facts">): Condition | undefined {
  return conditions.find(({ fact }) => !need.facts.includes(fact));
}
