import { type Deadline, deadlineAfter } from "#committee/working-days/deadline.ts";
import type { HolidayList } from "#committee/working-days/holidays.ts";
import type { Audience, RequestKind } from "#db/schema/assistance.ts";
import { audienceRank } from "../audience.ts";

/** Whether its State has something to limit: a request that may reach providers. */
export function hasWindow({ kind, audience }: { kind: RequestKind; audience: Audience }): boolean {
  return kind === "assistance" && audienceRank(audience) >= audienceRank("named-providers");
}

const zone = "America/New_York";

type Begun = {
  /** The day the acknowledgement bears. */
  dated: string;
  /** When it left; unknown while it is being written. */
  leftAt?: Temporal.Instant;
  workingDays: number;
  lists: readonly HolidayList[];
};

/**
 * Until when a State may limit circulation: close of business in New York so many working days after the acknowledgement left, and never
 * earlier than the letter says, which is written for the day it bears.
 */
export function circulationWindow({ dated, leftAt, workingDays, lists }: Begun): Deadline {
  const day = Temporal.PlainDate.from(dated).toZonedDateTime({ timeZone: zone }).toInstant();
  const circulatedAt = leftAt && Temporal.Instant.compare(leftAt, day) > 0 ? leftAt : day;
  return deadlineAfter({ circulatedAt, workingDays, lists });
}
