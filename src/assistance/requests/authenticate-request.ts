import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { getAssistanceRule } from "../rule/assistance-rule.queries.ts";
import { findRequestMove, placeOf } from "./machine.ts";
import { moveRequest } from "./move-request.ts";
import { getRequest } from "./request.queries.ts";
import type { ConfirmingChannel } from "./request.ts";

type Confirmed = { channel: ConfirmingChannel; with: string; words: string };
type AuthenticateOutcome = { ok: true } | { ok: false; reason: "not-now" | "same-channel" | "needs-a-note" };

/** Records that the Permanent Mission confirmed the request, by another channel than it came by. */
export async function authenticateRequest(
  work: Work,
  id: AssistanceRequestId,
  confirmed: Confirmed,
): Promise<AuthenticateOutcome> {
  requireMay(work.actor, "request.authenticate");

  const request = await getRequest(work, id);
  if (!findRequestMove(placeOf(request), "authenticate")) return { ok: false, reason: "not-now" };
  if (confirmed.channel === request.arrivedBy) return { ok: false, reason: "same-channel" };
  // What came informally is put into the proper form: by a note verbale, where the rule of the procedure says so.
  const { informalNeedsNote } = await getAssistanceRule(work.db);
  if (request.route === "informal" && informalNeedsNote && confirmed.channel !== "note-verbale")
    return { ok: false, reason: "needs-a-note" };
  const { words, ...details } = confirmed;
  await moveRequest(work, id, "authenticate", { words, details });
  return { ok: true };
}
