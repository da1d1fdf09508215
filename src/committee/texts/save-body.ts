import { sql } from "kysely";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { TextVersionId } from "#db/ids.ts";
import type { Revisions, TextKind } from "#db/schema/texts.ts";
import type { Language } from "#i18n/languages.ts";
import type { TextBody } from "#regime/committee-text.ts";
import { getWorkedVersionById } from "./text.queries.ts";
import { isOpenIn, revisionOf } from "./text.ts";

export type SaveBodyOutcome =
  | { ok: true; revision: number }
  | { ok: false; reason: "text-rests" }
  /** Somebody saved this language meanwhile: their words, to stand beside those that were not saved. */
  | { ok: false; reason: "changed-meanwhile"; theirs: TextBody<TextKind>; revision: number };

export type SaveBody = {
  version: TextVersionId;
  language: Language;
  body: TextBody<TextKind>;
  /** The revision its writer saw, 0 for a language that was empty. */
  basedOn: number;
  /** Of a translation: the revision of the original its writer had before them. */
  madeFrom?: number;
  wording?: "committee" | "project";
};

/** Saves one language of a version that is still worked on. */
export async function saveBody(work: Work, save: SaveBody): Promise<SaveBodyOutcome> {
  requireMay(work.actor, "text.draft");

  const { language, body, basedOn } = save;
  const version = await getWorkedVersionById(work.db, save.version);
  if (!isOpenIn(version, language)) return { ok: false, reason: "text-rests" };
  const seen = revisionOf(version, language);
  const theirs = version.bodies[language];
  const wording = save.wording ?? version.wording;
  const isTranslation = language !== version.original;
  const from = isTranslation ? Math.min(save.madeFrom ?? 0, revisionOf(version, version.original)) : undefined;
  const same = theirs && JSON.stringify(theirs) === JSON.stringify(body);
  if (same && wording === version.wording && from === version.revisions[language]?.from)
    return { ok: true, revision: seen };
  if (theirs && seen !== basedOn && !same) return { ok: false, reason: "changed-meanwhile", theirs, revision: seen };

  const revision = seen + 1;
  const revisions: Revisions = { ...version.revisions, [language]: { revision, ...(isTranslation ? { from } : {}) } };
  await work.db
    .updateTable("text_version")
    .set(({ ref }) => ({
      bodies: sql<string>`${ref("bodies")} || ${JSON.stringify({ [language]: body })}::jsonb`,
      revisions: JSON.stringify(revisions),
      revision: sql<number>`${ref("revision")} + 1`,
      wording,
    }))
    .where("id", "=", version.id)
    .execute();
  await work.db
    .insertInto("text_revision")
    .values({
      text_version_id: version.id,
      language,
      revision,
      body: JSON.stringify(body),
      made_from: from ?? null,
      saved_by: work.actor.id,
      saved_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "text.draft",
    verb: "text.body-saved",
    subject: version.textId,
    details: { number: version.number, language, revision },
  });
  return { ok: true, revision };
}
