import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ProgrammeId } from "#db/ids.ts";
import { requireOwnProvider } from "./own-provider.ts";
import { getProgramme } from "./programme.queries.ts";

type ConfirmationId = string & { readonly __noun: "confirmation of a programme" };

/** "This is still true", of the version that was read. */
export async function confirmProgramme(
  work: Work,
  id: ProgrammeId,
  { number, words }: { number: number; words: string },
): Promise<{ ok: true } | { ok: false; reason: "changed-since" | "ended" }> {
  requireMay(work.actor, "programme.confirm");
  const { provider, revision, endedOn } = await getProgramme(work.db, id);
  await requireOwnProvider(work, "programme.confirm", provider.id);

  if (endedOn !== null || provider.endedOn !== null) return { ok: false, reason: "ended" };
  if (revision !== number) return { ok: false, reason: "changed-since" };

  await work.db
    .insertInto("programme_confirmation")
    .values({
      id: newId<ConfirmationId>(),
      programme_id: id,
      number,
      still_true: true,
      words,
      by: work.actor.id,
      at: work.at,
    })
    .execute();
  await record(work, {
    permission: "programme.confirm",
    verb: "programme.confirmed",
    subject: id,
    details: { provider: provider.id, version: number },
  });
  return { ok: true };
}
