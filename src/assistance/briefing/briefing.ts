import type { AssistanceBriefingId, MeetingId } from "#db/ids.ts";
import type { BriefingFigures } from "#db/schema/assistance.ts";

/** What the Committee is told of: how many of each since it was last briefed, and how many are open. */
export const briefedFigures = [
  "received",
  "authenticated",
  "circulated",
  "offers",
  "matched",
  "delivered",
  "closed",
  "general",
  "open",
] as const;
export type BriefedFigure = (typeof briefedFigures)[number];
export type Figures = Record<BriefedFigure, number>;

/** A briefing as it was given; its figures are those of its day. */
export type AssistanceBriefing = {
  id: AssistanceBriefingId;
  coversFrom: string;
  /** Up to this day, not including it. */
  coversTo: string;
  givenOn: string;
  meeting: MeetingId | null;
  words: string;
  figures: BriefingFigures;
  by: string;
};

/** From the day the last briefing reached to; the first one, as far back as one briefing covers. */
export function coversFrom(
  last: Pick<AssistanceBriefing, "coversTo"> | undefined,
  months: number,
  today: string,
): string {
  return last?.coversTo ?? Temporal.PlainDate.from(today).subtract({ months }).toString();
}

/** The day on which the next briefing is due; undefined where none was given yet and nothing to tell of. */
export function nextBriefingOn(
  last: string | undefined,
  firstReceived: string | undefined,
  months: number,
): string | undefined {
  const since = last ?? firstReceived;
  return since && Temporal.PlainDate.from(since).add({ months }).toString();
}
