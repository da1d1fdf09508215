import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { getIncoming } from "#correspondence/incoming/incoming.queries.ts";
import type { Incoming } from "#correspondence/incoming/incoming.ts";
import { type AssistanceRequestId, type IncomingId, newId, type OrganisationId, type StateCode } from "#db/ids.ts";
import type { RequestArrival, RequestKind } from "#db/schema/assistance.ts";
import type { Language } from "#i18n/languages.ts";
import { dateOf, isYetToCome } from "#states/state.queries.ts";
import { findGuidanceInForce } from "../guidance.queries.ts";
import { drawReference } from "./request.ts";

export type NewRequest = {
  kind: RequestKind;
  from: { state: StateCode } | { organisation: OrganisationId; states: StateCode[] };
  language: Language;
  /** On paper: how it came, when, and its entry in the register. */
  paper?: { arrivedBy: Exclude<RequestArrival, "here">; receivedOn: string; incoming: IncomingId | null };
};
export type BeginRequestOutcome =
  | { ok: true; id: AssistanceRequestId }
  | { ok: false; reason: "no-state" | "in-the-future" | "from-another" };

/** Begins a request: a draft that nobody else sees. Until its State says otherwise, it is for those who serve the Committee alone. */
export async function beginRequest(work: Work, request: NewRequest): Promise<BeginRequestOutcome> {
  requireMay(work.actor, "request.begin");

  const { kind, from, language, paper } = request;
  if ("organisation" in from && from.states.length === 0) return { ok: false, reason: "no-state" };
  if (paper && isYetToCome(paper.receivedOn, work.at)) return { ok: false, reason: "in-the-future" };
  if (paper?.incoming && !isFrom(await getIncoming(work.db, paper.incoming), from))
    return { ok: false, reason: "from-another" };

  const id = newId<AssistanceRequestId>();
  await work.db
    .insertInto("assistance_request")
    .values({
      id,
      reference: drawReference(),
      kind,
      state_code: "state" in from ? from.state : null,
      organisation_id: "organisation" in from ? from.organisation : null,
      language,
      // A note verbale through the Mission, or this form, is the proper form; all else is put into it with the State.
      route: !paper || paper.arrivedBy === "note-verbale" ? "proper-form" : "informal",
      arrived_by: paper?.arrivedBy ?? "here",
      incoming_id: paper?.incoming ?? null,
      received_on: paper?.receivedOn ?? null,
      audience: "secretariat",
      guidance_id: (await findGuidanceInForce(work.db, dateOf(work.at))) ?? null,
      begun_by: work.actor.id,
      begun_at: work.at,
    })
    .execute();
  if ("organisation" in from)
    await work.db
      .insertInto("request_state")
      .values(from.states.map((state) => ({ request_id: id, state_code: state })))
      .execute();
  await record(work, {
    permission: "request.begin",
    verb: "request.begun",
    subject: id,
    ...("state" in from ? { state: from.state } : {}),
    details: { kind },
  });
  return { ok: true, id };
}

/** An entry of a sender in words may be anybody's. */
function isFrom({ stateCode, organisation }: Incoming, from: NewRequest["from"]): boolean {
  if (stateCode) return "state" in from ? stateCode === from.state : from.states.includes(stateCode);
  return !organisation || ("organisation" in from && organisation.id === from.organisation);
}
