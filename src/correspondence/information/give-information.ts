import { statesOf } from "#access/actor.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type IncomingId, type InformationId, type LetterId, newId, type StateCode } from "#db/ids.ts";
import { findAnsweredLetter } from "../incoming/incoming.queries.ts";
import type { NewInformation } from "./information.ts";

/** A State gives information in its answer to a letter, line by line. It waits until an expert brings it in. */
export async function giveInformation(
  work: Work,
  id: LetterId,
  lines: readonly NewInformation[],
): Promise<{ ok: true }> {
  requireMay(work.actor, "information.give");

  const letter = await findAnsweredLetter(work.db, id);
  const state = letter?.stateCode;
  if (!state || !statesOf(work.actor).includes(state)) throw new NotFound(`letter ${id}`);

  await writeInformation(work, { state, origin: "letter", letter: id, incoming: null }, lines);
  await record(work, {
    permission: "information.give",
    verb: "information.given",
    subject: id,
    state,
    details: { lines: lines.length },
  });
  return { ok: true };
}

type From = {
  state: StateCode;
  origin: "letter" | "incoming" | "consent";
  letter: LetterId | null;
  incoming: IncomingId | null;
};

/** Part of the acts by which information comes in. */
export async function writeInformation(
  { db, actor, at }: Work,
  { state, origin, letter, incoming }: From,
  lines: readonly NewInformation[],
): Promise<void> {
  for (const { place, measure, dated, source, link, language } of lines)
    await db
      .insertInto("information_received")
      .values({
        id: newId<InformationId>(),
        state_code: state,
        origin,
        letter_id: letter,
        incoming_id: incoming,
        template_id: "rowId" in place ? place.templateId : null,
        row_id: "rowId" in place ? place.rowId : null,
        paragraph: place.paragraph,
        measure,
        dated,
        source,
        link,
        language,
        given_by: actor.id,
        given_at: at,
      })
      .execute();
}
