import type { ResultRunId } from "#db/ids.ts";
import type { OutcomeKind } from "#db/schema/strategy.ts";
import type { Subject } from "../activity.ts";
import type { Conclusion } from "../effect/family.ts";
import type { Settings } from "../effect/settings.ts";

/** "any" is every activity; else those about one subject. */
export type Matter = Subject | "any";

/** One look at one outcome, for every matter on which there were activities. */
export type ResultRun = {
  id: ResultRunId;
  outcome: OutcomeKind;
  seed: string;
  settings: Settings;
  /** Changes of one State in the quarters after, or a share of States; as it was chosen before. */
  smallestEffect: number | null;
  orderedBy: string;
  orderedAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  dataVersion: string | null;
  dataUntil: string | null;
  result: ResultOfRun | null;
  failure: string | null;
};

/** What came out, matter by matter; a matter of too few States is there and says so. */
export type ResultOfRun = { conclusions: readonly (Conclusion & { matter: Matter; activities: number })[] };
