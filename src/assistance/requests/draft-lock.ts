import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { requireRequest } from "./require-request.ts";

export type WriteOutcome =
  | { ok: true; revision: number }
  | { ok: false; reason: "sent-already" | "changed-meanwhile"; revision: number };

/**
 * Takes the next revision of a draft for a change. A change on an older one, or on what was sent, is told and nothing is written;
 * of two at once one wins.
 */
export async function lockDraft(work: Work, request: AssistanceRequestId, basedOn: number): Promise<WriteOutcome> {
  requireMay(work.actor, "request.write");

  await requireRequest(work.db, request);
  const draft = await work.db
    .selectFrom("assistance_request")
    .where("id", "=", request)
    .select(["standing", "revision"])
    .executeTakeFirst();
  if (!draft) throw new NotFound("request");
  if (draft.standing !== "draft") return { ok: false, reason: "sent-already", revision: draft.revision };
  if (draft.revision !== basedOn) return { ok: false, reason: "changed-meanwhile", revision: draft.revision };
  const { numUpdatedRows } = await work.db
    .updateTable("assistance_request")
    .set({ revision: basedOn + 1 })
    .where("id", "=", request)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFound("request"); // it may be read, and is not this person's to write
  await record(work, { permission: "request.write", verb: "request.written", subject: request });
  return { ok: true, revision: basedOn + 1 };
}
