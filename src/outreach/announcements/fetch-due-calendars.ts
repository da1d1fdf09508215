import type { Access } from "#access/work.ts";
import { dateOf } from "#states/state.queries.ts";
import type { AskedCalendar, FetchedCalendar } from "./fetch-calendar.ts";
import { type Check, keepCheck } from "./keep-check.ts";
import { readAnnouncements } from "./read-announcements.ts";
import { listDueSources } from "./source.queries.ts";
import { type CalendarSource, lastSaid } from "./source.ts";

/** How calendars are asked for; undefined where nothing is, as in a demonstration. */
export type CalendarFetching = { fetch: (asked: AskedCalendar) => Promise<FetchedCalendar> } | undefined;

/** Of what repeats, what began so long ago may still go on. */
const daysBack = 31;

/**
 * Asks for every calendar that is due: what is due is read, then the network is waited for, then one transaction keeps what came. Run each
 * minute with the system's token; two processes may run it. Gives how many were asked for.
 */
export async function fetchCalendars(access: Access, systemToken: string, fetching: CalendarFetching): Promise<number> {
  if (!fetching) return 0;
  const due = await access.withActor(systemToken, async ({ db, at }) => ({
    sources: (await listDueSources(db, at)).map((source) => ({ ...source, ...lastSaid(source, at) })),
    since: Temporal.PlainDate.from(dateOf(at)).subtract({ days: daysBack }).toString(),
  }));
  const errors: unknown[] = [];
  let asked = 0;
  for (const source of due?.sources ?? [])
    try {
      const check = await checkOf(source, { fetching, since: due?.since ?? "" });
      if ((await access.transact(systemToken, (work) => keepCheck(work, source.id, check)))?.ok) asked++;
    } catch (error) {
      errors.push(error); // one that cannot be kept keeps no other from it
    }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} calendars could not be kept`);
  return asked;
}

type Asking = { fetching: NonNullable<CalendarFetching>; since: string };

async function checkOf(source: CalendarSource, { fetching, since }: Asking): Promise<Check> {
  const { address, etag, lastModified, checkedAt: after } = source;
  const came = await fetching.fetch({ address: address ?? "", etag, lastModified });
  switch (came.outcome) {
    case "unchanged":
      return { outcome: "unchanged", after };
    case "refused":
      return { outcome: came.reason, detail: came.at, after };
    case "failed":
      return { outcome: came.reason, detail: came.status === undefined ? came.at : String(came.status), after };
    case "fetched": {
      const read = await readAnnouncements({ kind: "calendar", bytes: came.bytes, since });
      if (!read.ok) return { outcome: read.reason, after };
      const moved = came.hasMoved ? came.from : null;
      return {
        outcome: "fetched",
        detail: moved,
        etag: came.etag,
        lastModified: came.lastModified,
        reading: read,
        after,
      };
    }
  }
}
