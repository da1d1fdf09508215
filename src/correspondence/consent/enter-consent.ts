import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ConsentId, type IncomingId, newId, type StateCode } from "#db/ids.ts";
import { receiveReply } from "../ledger/receive-reply.ts";
import { findAnsweredLetter, findVersionToAnswer } from "./consent.queries.ts";
import { type Extent, rowOf } from "./consent.ts";

export type EnteredWord = Extent & {
  state: StateCode;
  /** What the State sent, in the register. */
  incoming: IncomingId;
  information: string;
  inCapacity: string;
};
export type EnterOutcome =
  | { ok: true; id: ConsentId; waitsUntil: Temporal.Instant | undefined }
  | { ok: false; reason: "nothing-was-sent" | "not-from-this-state" };

/** The secretariat enters a State's word on its behalf, with what the State sent as evidence; the State sees it and may correct it. */
export async function enterConsent(work: Work, word: EnteredWord): Promise<EnterOutcome> {
  requireMay(work.actor, "consent.enter-on-behalf");

  const version = await findVersionToAnswer(work.db, word.state);
  if (!version) return { ok: false, reason: "nothing-was-sent" };
  const incoming = await work.db
    .selectFrom("incoming")
    .where("id", "=", word.incoming)
    .where("state_code", "=", word.state)
    .select("id")
    .executeTakeFirst();
  if (!incoming) return { ok: false, reason: "not-from-this-state" };

  const id = newId<ConsentId>();
  const letter = await findAnsweredLetter(work.db, version.id);
  const { effective_at } = await work.db
    .insertInto("consent")
    .values({
      id,
      state_code: word.state,
      matrix_version_id: version.id,
      letter_id: letter?.id ?? null,
      ...rowOf(word),
      incoming_id: word.incoming,
      information: word.information,
      in_capacity: word.inCapacity,
      on_behalf: true,
      given_by: work.actor.id,
      given_at: work.at,
    })
    .returning("effective_at")
    .executeTakeFirstOrThrow();
  if (letter) await receiveReply(work, letter.id, { consent: id });
  await record(work, {
    permission: "consent.enter-on-behalf",
    verb: "consent.entered-on-behalf",
    subject: id,
    state: word.state,
    details: { scope: word.scope, incoming: word.incoming },
  });
  const waits = Temporal.Instant.compare(effective_at, work.at) > 0;
  return { ok: true, id, waitsUntil: waits ? effective_at : undefined };
}
