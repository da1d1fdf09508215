import { statesOf } from "#access/actor.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ConsentId, type LetterId, newId } from "#db/ids.ts";
import { isYetToCome } from "#states/state.queries.ts";
import { receiveReply } from "../ledger/receive-reply.ts";
import { getLetter } from "../letter.queries.ts";
import { hasLeft } from "../letter.ts";
import { type Extent, rowOf } from "./consent.ts";

/** A State's answer: to whom it shows its matrix, by which note verbale, in what capacity it is given. */
export type Answer = Pick<Extent, "scope"> &
  Partial<Extent> & { noteVerbale: string; noteVerbaleDate: string; information: string; inCapacity: string };
export type ConsentOutcome =
  /** A superseded matrix is shown to nobody new, whatever is said of it. `waitsUntil`: it opens something and waits. */
  | { ok: true; id: ConsentId; isSuperseded: boolean; waitsUntil: Temporal.Instant | undefined }
  | { ok: false; reason: "dated-in-the-future" };

/** A State answers its letter. It may change its mind; what opens waits for its moment, what narrows counts at once. */
export async function giveConsent(work: Work, id: LetterId, answer: Answer): Promise<ConsentOutcome> {
  requireMay(work.actor, "consent.give");

  const letter = await getLetter(work.db, id);
  const { stateCode, matrixVersionId } = letter;
  if (!hasLeft(letter) || !stateCode || !matrixVersionId || !statesOf(work.actor).includes(stateCode))
    throw new NotFound(`letter ${id}`);
  if (isYetToCome(answer.noteVerbaleDate, work.at)) return { ok: false, reason: "dated-in-the-future" };

  const consent = newId<ConsentId>();
  const word = {
    standing: false,
    sections: undefined,
    languages: undefined,
    toStates: (answer.providers ?? []).length === 0,
    providers: [],
    ...answer,
  };
  const { effective_at } = await work.db
    .insertInto("consent")
    .values({
      id: consent,
      state_code: stateCode,
      matrix_version_id: matrixVersionId,
      letter_id: id,
      ...rowOf(word),
      note_verbale: answer.noteVerbale,
      note_verbale_date: answer.noteVerbaleDate,
      information: answer.information,
      in_capacity: answer.inCapacity,
      given_by: work.actor.id,
      given_at: work.at,
    })
    .returning("effective_at")
    .executeTakeFirstOrThrow();
  await receiveReply(work, id, { consent });
  await record(work, {
    permission: "consent.give",
    verb: "consent.given",
    subject: consent,
    state: stateCode,
    details: { letter: id, scope: answer.scope, noteVerbale: answer.noteVerbale },
  });
  const waits = Temporal.Instant.compare(effective_at, work.at) > 0;
  const isSuperseded = letter.supersededOn !== undefined;
  return { ok: true, id: consent, isSuperseded, waitsUntil: waits ? effective_at : undefined };
}
