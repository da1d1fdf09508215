import type { ActivityId, AnnouncementId, SameEventDecisionId, SameEventPairId, SameEventWeightsId } from "#db/ids.ts";
import { markedId, unmarked } from "../announcements/announcement.ts";
import type { Comparison } from "./comparison.ts";

/** An announcement and what it may be of one event with: another announcement or an activity. */
export type PairEnds = { announcement: AnnouncementId } & (
  | { other: AnnouncementId; activity: null }
  | { other: null; activity: ActivityId }
);

/** Two that may be of one event, as the system compared them last. */
export type Pair = {
  id: SameEventPairId;
  ends: PairEnds;
  likelihood: number;
  byUid: boolean;
  comparison: Comparison;
  weights: SameEventWeightsId | null;
  laterAt: Temporal.Instant | null;
};

export type Decision = {
  id: SameEventDecisionId;
  ends: PairEnds;
  verdict: "same" | "different";
  /** Whether the system decided, or a person. */
  byMachine: boolean;
  by: string;
  at: Temporal.Instant;
  likelihood: number;
  comparison: Comparison;
  undoneAt: Temporal.Instant | null;
  undoneBy: string | null;
  undoneByMachine: boolean;
};

/** The two of a pair by the names they have beside activities. */
export function namesOf({ announcement, other, activity }: PairEnds): [string, string] {
  return [markedId(announcement), other === null ? activity : markedId(other)];
}

/** A pair by the names of its two, at least one of them an announcement: the smaller announcement first, as the table keeps it. */
export function endsOf(one: string, other: string): PairEnds {
  const [a, b] = [unmarked(one), unmarked(other)];
  if (a && b)
    return a < b ? { announcement: a, other: b, activity: null } : { announcement: b, other: a, activity: null };
  if (a) return { announcement: a, other: null, activity: other as ActivityId }; // what is no announcement is an activity
  if (b) return { announcement: b, other: null, activity: one as ActivityId }; // as above
  throw new Error("two activities are no pair of announcements");
}

export function keyOf(ends: PairEnds): string {
  return namesOf(ends).join(" ");
}

/** A pair as its tables keep it. */
export function columnsOf({ announcement, other, activity }: PairEnds) {
  return { announcement_id: announcement, other_id: other, activity_id: activity };
}
