import type { Access } from "#access/work.ts";
import { adoptBySilence } from "./no-objection/adopt-by-silence.ts";
import { letLapse } from "./no-objection/let-lapse.ts";
import { lapsesAt } from "./no-objection/machine.ts";
import { listDue, listNoObjections } from "./no-objection/no-objection.queries.ts";
import type { NoObjection } from "./no-objection/no-objection.ts";
import { recountDeadline } from "./no-objection/recount-deadline.ts";
import { isInTime, recountedFrom } from "./working-days/deadline.ts";
import { listUsableHolidays } from "./working-days/holiday-lists.queries.ts";
import type { HolidayList } from "./working-days/holidays.ts";

/**
 * Ends every procedure whose time has come: adopts what passed in silence, lets lapse what was held too long; what waits for the
 * Chair's word stays. Run each minute with the system's token; two processes may run it. Gives how many were adopted.
 */
export async function adoptWhatIsDue(access: Access, systemToken: string): Promise<number> {
  const due = await access.withActor(systemToken, async ({ db, at }) => {
    const procedures = await listDue(db, at);
    return {
      silent: procedures.filter(({ case: { status }, rule }) => status === "running" && rule.adoptedBy === "silence"),
      lapsed: procedures.filter((procedure) => hasLapsed(procedure, at)),
    };
  });
  let adopted = 0;
  await eachByItself([
    ...(due?.silent ?? []).map(({ id }) => async () => {
      const outcome = await access.transact(systemToken, (work) => adoptBySilence(work, id));
      if (outcome?.ok) adopted++;
    }),
    ...(due?.lapsed ?? []).map(
      ({ id }) =>
        () =>
          access.transact(systemToken, (work) => letLapse(work, id)),
    ),
  ]);
  return adopted;
}

/** One case that cannot be ended keeps no other from its end; what went wrong is told when all were tried. */
async function eachByItself(acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const act of acts) await act().catch((error) => errors.push(error));
  if (errors.length > 0)
    throw new AggregateError(errors, `${errors.length} of ${acts.length} acts of the clock failed`);
}

function hasLapsed({ case: was, rule }: NoObjection, at: Temporal.Instant): boolean {
  const end = was.status === "held" ? lapsesAt(was, rule) : undefined;
  return end !== undefined && !isInTime(at, end);
}

/** Counts open periods again where a newer holiday list moves their end; gives how many moved. */
export async function recountDeadlines(access: Access, systemToken: string): Promise<number> {
  const moved = await access.withActor(systemToken, async ({ db, at }) => {
    const lists = await listUsableHolidays(db);
    return (await listNoObjections(db)).filter((procedure) => endsLater(procedure, lists, at)).map(({ id }) => id);
  });
  let recounted = 0;
  await eachByItself(
    (moved ?? []).map((id) => async () => {
      const outcome = await access.transact(systemToken, (work) => recountDeadline(work, id));
      if (outcome?.ok) recounted++;
    }),
  );
  return recounted;
}

function endsLater({ case: was }: NoObjection, lists: readonly HolidayList[], at: Temporal.Instant): boolean {
  if (was.status !== "running" || !isInTime(at, was.deadline)) return false;
  const counted = recountedFrom({ dayZero: was.dayZero, days: was.days, lists });
  return counted.ok && !isInTime(counted.deadline.toInstant(), was.deadline);
}
