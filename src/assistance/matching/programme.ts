import type { StateCode } from "#db/ids.ts";
import type { Need, StateFact } from "./need.ts";

/** What a provider asks before it takes a need. */
export type Condition =
  | { rule: "state-has"; fact: StateFact }
  | { rule: "only-states"; states: readonly StateCode[] }
  | { rule: "excluded-states"; states: readonly StateCode[] }
  | { rule: "minimum-urgency"; urgency: Need["urgency"] }
  | { rule: "no-general-requests" };

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
export function unmetCondition(
  conditions: readonly Condition[],
  need: Pick<Need, "state" | "facts" | "urgency">,
  isGeneral: boolean,
): Condition | undefined {
  return conditions.find((condition) => !meets(condition, need, isGeneral));
}

function meets(condition: Condition, need: Pick<Need, "state" | "facts" | "urgency">, isGeneral: boolean): boolean {
  switch (condition.rule) {
    case "state-has":
      return need.facts.includes(condition.fact);
    case "only-states":
      return condition.states.includes(need.state);
    case "excluded-states":
      return !condition.states.includes(need.state);
    case "minimum-urgency":
      return need.urgency >= condition.urgency;
    case "no-general-requests":
      return !isGeneral;
  }
}
