import type { Reader, Work } from "#access/work.ts";
import { monthsAfter } from "#committee/working-days/deadline.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import type { AssistanceRequestId, LetterId, ProviderId } from "#db/ids.ts";
import { getAssistanceRule } from "../rule/assistance-rule.queries.ts";
import { circulationWindow, hasWindow } from "./circulation-window.ts";

type Reads = Reader | Work["db"];

// What the clock asks each minute. An act of the clock asks again for its one request: what is no longer due is left as it is.

export type LeftAcknowledgement = {
  request: AssistanceRequestId;
  letter: LetterId;
  dated: string;
  leftAt: Temporal.Instant;
};

/** Requests that are authenticated and whose acknowledgement has left. */
export async function listAcknowledged(db: Reads, only?: AssistanceRequestId): Promise<LeftAcknowledgement[]> {
  let query = db
    .selectFrom("letter")
    .innerJoin("assistance_request", "assistance_request.id", "letter.request_id")
    .where("letter.occasion", "=", "acknowledgement")
    .where("letter.released_at", "is not", null)
    .where("letter.standing", "<>", "cancelled")
    .where("assistance_request.standing", "=", "authenticated")
    .orderBy("letter.released_at")
    .select(["assistance_request.id as request", "letter.id as letter", "letter.dated", "letter.released_at as leftAt"])
    .$narrowType<{ leftAt: Temporal.Instant }>();
  if (only) query = query.where("assistance_request.id", "=", only);
  return await query.execute();
}

export type UncountedWindow = { request: AssistanceRequestId; reference: string; year: number };

/** Requests whose acknowledgement has left and whose window cannot be counted: a year has no official holiday list. */
export async function listUncountedWindows(db: Reads): Promise<UncountedWindow[]> {
  const left = await listAcknowledged(db);
  if (left.length === 0) return [];
  const { windowDays: workingDays } = await getAssistanceRule(db);
  const lists = await listUsableHolidays(db);
  const found: UncountedWindow[] = [];
  for (const { request, dated, leftAt } of left) {
    const { reference, kind, audience } = await db
      .selectFrom("assistance_request")
      .where("id", "=", request)
      .select(["reference", "kind", "audience"])
      .executeTakeFirstOrThrow(); // just listed
    const window = circulationWindow({ dated, leftAt, workingDays, lists });
    if (!window.ok && hasWindow({ kind, audience })) found.push({ request, reference, year: window.year });
  }
  return found;
}

/** Requests whose window has passed: the State may limit circulation up to the last second of it. */
export async function listWindowsPassed(
  db: Reads,
  at: Temporal.Instant,
  only?: AssistanceRequestId,
): Promise<AssistanceRequestId[]> {
  let query = db
    .selectFrom("assistance_request")
    .where("standing", "=", "circulation-window")
    .where("window_ends_at", "<", at)
    .select("id");
  if (only) query = query.where("id", "=", only);
  return (await query.execute()).map(({ id }) => id);
}

export type Reached = { request: AssistanceRequestId; provider: ProviderId; reachedAt: Temporal.Instant };

/**
 * Providers that a note has left to since the request last became ready, and that are not told as reached since: also one it was
 * recalled from before.
 */
export async function listNewlyReached(db: Reads, only?: AssistanceRequestId): Promise<Reached[]> {
  let query = leftNotes(db)
    .innerJoin("provider", (join) =>
      join.on(({ or, eb, ref }) =>
        or([
          eb("provider.organisation_id", "=", ref("letter.organisation_id")),
          eb("provider.state_code", "=", ref("letter.state_code")),
        ]),
      ),
    )
    .leftJoin("request_reach", (join) =>
      join
        .onRef("request_reach.request_id", "=", "letter.request_id")
        .onRef("request_reach.provider_id", "=", "provider.id"),
    )
    .where(({ or, eb, ref }) =>
      or([eb("request_reach.reached_at", "is", null), eb("request_reach.recalled_at", "<", ref("letter.released_at"))]),
    )
    .select(["letter.request_id as request", "provider.id as provider", "letter.released_at as reachedAt"])
    .$narrowType<{ request: AssistanceRequestId; reachedAt: Temporal.Instant }>();
  if (only) query = query.where("letter.request_id", "=", only);
  return await query.execute();
}

/** Requests that are ready and whose first note has left. */
export async function listCirculating(db: Reads, only?: AssistanceRequestId): Promise<AssistanceRequestId[]> {
  let query = leftNotes(db)
    .innerJoin("assistance_request", "assistance_request.id", "letter.request_id")
    .where("assistance_request.standing", "=", "ready")
    .select("assistance_request.id")
    .distinct();
  if (only) query = query.where("assistance_request.id", "=", only);
  return (await query.execute()).map(({ id }) => id);
}

/** Notes of the present circulation that have left: what left before a request was held and allowed anew does not count. */
function leftNotes(db: Reads) {
  return db
    .selectFrom("letter")
    .where("letter.occasion", "=", "circulation")
    .where("letter.released_at", "is not", null)
    .where("letter.standing", "<>", "cancelled")
    .where(({ eb, ref, selectFrom }) =>
      eb(
        "letter.released_at",
        ">=",
        selectFrom("request_event")
          .where("request_event.request_id", "=", ref("letter.request_id"))
          .where("request_event.to_standing", "=", "ready")
          .where("request_event.from_standing", "<>", "ready")
          .select(({ fn }) => fn.max("request_event.at").as("at")),
      ),
    );
}

/** Requests of which both sides are to be asked what came of them: so long after the delivery, or after a circulation without an offer. */
export async function listYearsPassed(
  db: Reads,
  at: Temporal.Instant,
  only?: AssistanceRequestId,
): Promise<AssistanceRequestId[]> {
  const { followUpMonths } = await getAssistanceRule(db);
  let query = db
    .selectFrom("assistance_request")
    .where("standing", "in", ["fulfilled", "circulated"])
    .select(["id", "standing", "delivered_at", "circulated_at"]);
  if (only) query = query.where("id", "=", only);
  return (await query.execute())
    .filter(({ standing, delivered_at, circulated_at }) => {
      const since = standing === "fulfilled" ? delivered_at : circulated_at;
      return since !== null && Temporal.Instant.compare(monthsAfter(since, followUpMonths), at) <= 0;
    })
    .map(({ id }) => id);
}
