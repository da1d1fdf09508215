import { sql } from "kysely";
import type { Reader, Work } from "#access/work.ts";
import { type CountedThing, countedThings, type NumberRegion, numberRegions, type YearlyNumber } from "./yearly.ts";

type Reads = Reader | Work["db"];

/**
 * The numbers for everybody: years that ended, requests that every State may read, and nothing from which a single one could be told. The database leaves out
 * what it must; this reader never gets the counts behind it.
 */
export async function listPublicNumbers(db: Reads): Promise<YearlyNumber[]> {
  return await db
    .selectFrom(sql<YearlyNumber>`assistance_numbers()`.as("number"))
    .select(["year", "what", "region", "n"])
    .execute();
}

/** The numbers of what this reader may read, the running year too; nothing is left out. */
export async function listReadableNumbers(db: Reads): Promise<YearlyNumber[]> {
  const counted = sql<{ year: number; what: CountedThing; region: NumberRegion; n: number }>`(
    with happened (what, day, state_code) as (
      select 'requests', r.received_on, r.state_code from assistance_request r
      where r.kind = 'assistance' and r.submitted_at is not null and r.standing <> 'rejected'
      union all
      select 'offers', (o.made_at at time zone 'America/New_York')::date, r.state_code
      from offer o join assistance_request r on r.id = o.request_id
      union all
      select 'matches', (o.accepted_at at time zone 'America/New_York')::date, r.state_code
      from offer o join assistance_request r on r.id = o.request_id where o.accepted_at is not null
      union all
      select 'deliveries', d.ended_on, r.state_code
      from delivery d join assistance_request r on r.id = d.request_id where d.outcome in ('delivered', 'partly')
    )
    select extract(year from h.day)::int as year, h.what, coalesce(g.regional_group, 'organisation') as region, count(*)::int as n
    from happened h left join state_group g on g.state_code = h.state_code and g.valid_from <= h.day and g.valid_to > h.day
    where h.day is not null group by 1, 2, 3
  )`;
  const rows = await db.selectFrom(counted.as("counted")).select(["year", "what", "region", "n"]).execute();
  return withSums(rows);
}

/** Every cell of every year in which something is, nought where nothing is, and the sum of each year. */
function withSums(
  rows: readonly { year: number; what: CountedThing; region: NumberRegion; n: number }[],
): YearlyNumber[] {
  const years = [...new Set(rows.map(({ year }) => year))];
  return years.flatMap((year) =>
    countedThings.flatMap((what) => {
      const cells = numberRegions.map((region) => ({
        year,
        what,
        region,
        n: rows.find((row) => row.year === year && row.what === what && row.region === region)?.n ?? 0,
      }));
      return [...cells, { year, what, region: null, n: cells.reduce((sum, { n }) => sum + n, 0) }];
    }),
  );
}
