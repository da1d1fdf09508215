import { statesOf } from "#access/actor.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ConsentId, type LetterId, newId } from "#db/ids.ts";
import { receiveReply } from "./ledger/receive-reply.ts";
import { getLetter } from "./letter.queries.ts";
import { hasLeft, type Scope } from "./letter.ts";

export type Answer = { scope: Scope; noteVerbale: string; noteVerbaleDate: string; information: string };
export type ConsentOutcome =
  /** A superseded matrix is shown to nobody new, whatever is said of it. */
  { ok: true; isSuperseded: boolean } | { ok: false; reason: "dated-in-the-future" };

/** A State answers its letter: what of its matrix may be shown, by which note verbale. It may change its mind; the last word counts. */
export async function giveConsent(work: Work, id: LetterId, answer: Answer): Promise<ConsentOutcome> {
  requireMay(work.actor, "consent.give");

  const letter = await getLetter(work.db, id);
  const { stateCode, matrixVersionId } = letter;
  if (!hasLeft(letter) || !stateCode || !matrixVersionId || !statesOf(work.actor).includes(stateCode))
    throw new NotFound(`letter ${id}`);
  if (answer.noteVerbaleDate > work.at.toZonedDateTimeISO("Pacific/Kiritimati").toPlainDate().toString()) {
    return { ok: false, reason: "dated-in-the-future" }; // it is nowhere that day yet
  }

  const consent = newId<ConsentId>();
  await work.db
    .insertInto("consent")
    .values({
      id: consent,
      state_code: stateCode,
      matrix_version_id: matrixVersionId,
      letter_id: id,
      scope: answer.scope,
      note_verbale: answer.noteVerbale,
      note_verbale_date: answer.noteVerbaleDate,
      information: answer.information,
      given_by: work.actor.id,
      given_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "consent.give",
    verb: "consent.given",
    subject: consent,
    state: stateCode,
    details: { letter: id, scope: answer.scope, noteVerbale: answer.noteVerbale },
  });
  await receiveReply(work, id, { consent });
  return { ok: true, isSuperseded: letter.supersededOn !== undefined };
}
