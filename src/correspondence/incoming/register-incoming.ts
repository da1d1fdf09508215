import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type IncomingId, type LetterId, newId, type OrganisationId, type StateCode } from "#db/ids.ts";
import type { IncomingKind } from "#db/schema/incoming.ts";
import type { Language } from "#i18n/languages.ts";
import { isYetToCome } from "#states/state.queries.ts";
import { receiveReply } from "../ledger/receive-reply.ts";
import { findAnsweredLetter } from "./incoming.queries.ts";
import { incomingReference, isFromAddressee } from "./incoming.ts";

export type NewIncoming = {
  kind: IncomingKind;
  receivedOn: string;
  /** From a State, an organisation of the directory, or whom the words say: one of the three. */
  stateCode: StateCode | null;
  organisationId: OrganisationId | null;
  sender: string;
  theirReference: string;
  theirDate: string | null;
  language: Language;
  summary: string;
  letter: LetterId | null;
};

export type RegisterOutcome =
  | { ok: true; id: IncomingId; reference: string }
  | { ok: false; reason: "in-the-future" | "not-its-letter" };

/** Registers what came in, under the next number of its year; where it answers a letter, that letter is replied. */
export async function registerIncoming(work: Work, entry: NewIncoming): Promise<RegisterOutcome> {
  requireMay(work.actor, "incoming.register");

  if (isYetToCome(entry.receivedOn, work.at) || isYetToCome(entry.theirDate ?? "", work.at))
    return { ok: false, reason: "in-the-future" };
  const letter = entry.letter ? await findAnsweredLetter(work.db, entry.letter) : undefined;
  if (entry.letter && !(letter && isFromAddressee(entry, letter))) return { ok: false, reason: "not-its-letter" };

  const id = newId<IncomingId>();
  const year = Temporal.PlainDate.from(entry.receivedOn).year;
  const number = await nextNumber(work, year);
  const reference = incomingReference({ year, number });
  await work.db
    .insertInto("incoming")
    .values({
      id,
      year,
      number,
      kind: entry.kind,
      received_on: entry.receivedOn,
      state_code: entry.stateCode,
      organisation_id: entry.organisationId,
      sender: entry.sender,
      their_reference: entry.theirReference,
      their_date: entry.theirDate,
      language: entry.language,
      summary: entry.summary,
      letter_id: entry.letter,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "incoming.register",
    verb: "incoming.registered",
    subject: id,
    ...(entry.stateCode ? { state: entry.stateCode } : {}),
    details: { reference, kind: entry.kind, ...(entry.letter ? { letter: entry.letter } : {}) },
  });
  if (letter) await receiveReply(work, letter.id, { incoming: id, reference });
  return { ok: true, id, reference };
}

/** One series a year, without a gap: of two registrations at once one runs again and takes the next number. */
async function nextNumber({ db }: Work, year: number): Promise<number> {
  const { last } = await db
    .selectFrom("incoming")
    .where("year", "=", year)
    .select(({ fn }) => fn.max("number").as("last"))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
