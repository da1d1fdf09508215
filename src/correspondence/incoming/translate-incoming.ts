import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type Id, type IncomingId, newId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { getIncoming } from "./incoming.queries.ts";

export type TranslateOutcome = { ok: true } | { ok: false; reason: "same-language" };

/** Adds an unofficial translation of what came in. A better one is added beside it. */
export async function translateIncoming(
  work: Work,
  entry: IncomingId,
  { language, body }: { language: Language; body: string },
): Promise<TranslateOutcome> {
  requireMay(work.actor, "incoming.translate");

  const found = await getIncoming(work.db, entry);
  if (found.language === language) return { ok: false, reason: "same-language" };

  await work.db
    .insertInto("incoming_translation")
    .values({
      id: newId<Id<"translation of what came in">>(),
      incoming_id: entry,
      language,
      body,
      added_by: work.actor.id,
      added_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "incoming.translate",
    verb: "incoming.translated",
    subject: entry,
    ...(found.stateCode ? { state: found.stateCode } : {}),
    details: { language },
  });
  return { ok: true };
}
