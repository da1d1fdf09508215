import type { DecisionId, MatrixVersionId, StateCode } from "#db/ids.ts";
import type { MarkValue, Source } from "#db/schema/matrices.ts";
import type { CellPlace } from "#regime/template.ts";

/** Where a version stands. Each phase carries what it is known by. */
export type Standing =
  | { status: "draft" }
  | { status: "under-no-objection"; circulatedAt: Temporal.Instant }
  | { status: "approved"; approvedAt: Temporal.Instant; decisionId: DecisionId; textHash: string }
  | { status: "transmitted"; approvedAt: Temporal.Instant; transmittedAt: Temporal.Instant; textHash: string }
  | { status: "superseded"; supersededAt: Temporal.Instant }
  | { status: "abandoned"; abandonedAt: Temporal.Instant };

export type MatrixVersion = {
  id: MatrixVersionId;
  stateCode: StateCode;
  templateId: string;
  number: number;
  standing: Standing;
};

/** What a cell says: a mark, where it comes from, and what should be known beside it. */
export type CellText = { mark: MarkValue; sources: Source[]; remark: string };

/** A cell as it stands, with the revision a save must be based on. */
export type Cell = CellPlace & CellText & { revision: number; savedBy: string; savedAt: Temporal.Instant };

export const emptyText: CellText = { mark: "", sources: [], remark: "" };

type Dates = {
  circulated_at: Temporal.Instant | null;
  approved_at: Temporal.Instant | null;
  decision_id: DecisionId | null;
  text_hash: string | null;
  transmitted_at: Temporal.Instant | null;
  superseded_at: Temporal.Instant | null;
  abandoned_at: Temporal.Instant | null;
};

/** The standing that a version's dates tell. */
export function standingOf(dates: Dates): Standing {
  if (dates.abandoned_at) return { status: "abandoned", abandonedAt: dates.abandoned_at };
  if (dates.superseded_at) return { status: "superseded", supersededAt: dates.superseded_at };
  if (dates.approved_at && dates.decision_id && dates.text_hash) {
    const fixed = { approvedAt: dates.approved_at, textHash: dates.text_hash };
    return dates.transmitted_at
      ? { status: "transmitted", ...fixed, transmittedAt: dates.transmitted_at }
      : { status: "approved", ...fixed, decisionId: dates.decision_id };
  }
  if (dates.circulated_at) return { status: "under-no-objection", circulatedAt: dates.circulated_at };
  return { status: "draft" };
}
