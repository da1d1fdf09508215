import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ProgrammeId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { requireOwnProvider } from "./own-provider.ts";
import { getProgramme } from "./programme.queries.ts";

type ConfirmationId = string & { readonly __noun: "confirmation of a programme" };

/** A programme is no longer offered, from today on: the answer "no longer true". */
export async function endProgramme(
  work: Work,
  id: ProgrammeId,
  { words }: { words: string },
): Promise<{ ok: true } | { ok: false; reason: "ended-already" }> {
  requireMay(work.actor, "programme.end");
  const { provider, revision, endedOn } = await getProgramme(work.db, id);
  await requireOwnProvider(work, "programme.end", provider.id);

  if (endedOn !== null) return { ok: false, reason: "ended-already" };

  await work.db
    .insertInto("programme_confirmation")
    .values({
      id: newId<ConfirmationId>(),
      programme_id: id,
      number: revision,
      still_true: false,
      words,
      by: work.actor.id,
      at: work.at,
    })
    .execute();
  await work.db
    .updateTable("programme")
    .set({ ended_on: dateOf(work.at), ended_by: work.actor.id })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "programme.end",
    verb: "programme.ended",
    subject: id,
    details: { provider: provider.id, words },
  });
  return { ok: true };
}
