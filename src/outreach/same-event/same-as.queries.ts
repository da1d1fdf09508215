import type { Reader } from "#access/work.ts";
import type { ActivityId, AnnouncementId } from "#db/ids.ts";
import { markedId } from "../announcements/announcement.ts";
import { listDecisions } from "./pair.queries.ts";
import { type Decision, namesOf } from "./pair.ts";
import { readSides, type Side } from "./side.queries.ts";

export type DecidedSide = { decision: Decision; side: Side };

/** What was decided of an announcement, or of an activity, and others, with the others; the newest first. */
export async function readSameAs(
  db: Reader,
  of: { announcement: AnnouncementId } | { activity: ActivityId },
): Promise<DecidedSide[]> {
  const decisions = await listDecisions(db, "activity" in of ? of : { of: [of.announcement] });
  const own = "activity" in of ? of.activity : markedId(of.announcement);
  const otherOf = ({ ends }: Decision): string => namesOf(ends).find((name) => name !== own) ?? "";
  const sides = await readSides(db, decisions.map(otherOf));
  return decisions.flatMap((decision) => {
    const side = sides.get(otherOf(decision));
    return side ? [{ decision, side }] : [];
  });
}
