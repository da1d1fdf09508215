import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, type Id, newId } from "#db/ids.ts";
import type { RequestEventName } from "#db/schema/assistance.ts";
import { requireRequest } from "./require-request.ts";

type Given = { words?: string; details?: object };

/**
 * Moves a request by an event of its machine, and writes who moved it. The database refuses an event that the request does not take
 * where it stands: whoever asks looks first.
 */
export async function moveRequest(
  work: Work,
  request: AssistanceRequestId,
  event: RequestEventName,
  { words = "", details = {} }: Given = {},
): Promise<void> {
  requireMay(work.actor, `request.${event}`);

  await requireRequest(work.db, request);
  const found = await work.db
    .selectFrom("assistance_request")
    .where("id", "=", request)
    .select("state_code")
    .executeTakeFirst();
  if (!found) throw new NotFound(`request ${request}`);

  await work.db
    .insertInto("request_event")
    .values({
      id: newId<Id<"event of a request">>(),
      request_id: request,
      event,
      at: work.at,
      by: work.actor.id,
      words,
      details: JSON.stringify(details),
    })
    .execute();
  await record(work, {
    permission: `request.${event}`,
    verb: `request.${event}`,
    subject: request,
    ...(found.state_code ? { state: found.state_code } : {}),
    // What is said of a request stands in its own events, which fewer people read than the record of acts.
    details: {},
  });
}
