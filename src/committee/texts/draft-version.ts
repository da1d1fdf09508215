import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type TextId, type TextVersionId } from "#db/ids.ts";
import type { Revisions } from "#db/schema/texts.ts";
import { languages } from "#i18n/languages.ts";
import { getText, getWorkedVersionById } from "./text.queries.ts";
import { isOlderThanOriginal, type WorkedVersion } from "./text.ts";
import { blankBody } from "./text-parts.ts";

export type DraftVersionOutcome =
  | { ok: true; id: TextVersionId; number: number }
  | { ok: false; reason: "one-is-open"; number: number };

/** Opens the next version of a text: a copy of the newest that was not put aside, or an empty one. One draft at a time. */
export async function draftVersion(work: Work, textId: TextId): Promise<DraftVersionOutcome> {
  requireMay(work.actor, "text.draft");

  const text = await getText(work.db, textId);
  const open = text.versions.find(({ standing }) => standing === "draft");
  if (open) return { ok: false, reason: "one-is-open", number: open.number };
  const newest = text.versions.filter(({ standing }) => standing !== "abandoned").at(-1);
  const copied = newest && (await getWorkedVersionById(work.db, newest.id));

  const id = newId<TextVersionId>();
  const bodies = copied?.bodies ?? { [text.language]: blankBody(text.kind, text.title) };
  const revisions = copied ? revisionsOfCopy(copied) : { [text.language]: { revision: 1 } };
  const number = (text.versions.at(-1)?.number ?? 0) + 1;
  await work.db
    .insertInto("text_version")
    .values({
      id,
      text_id: textId,
      kind: text.kind,
      number,
      bodies: JSON.stringify(bodies),
      wording: copied?.wording ?? "project",
      revisions: JSON.stringify(revisions),
      drafted_by: work.actor.id,
      drafted_at: work.at,
    })
    .execute();
  await work.db
    .insertInto("text_revision")
    .values(
      languages
        .filter((language) => bodies[language])
        .map((language) => ({
          text_version_id: id,
          language,
          revision: 1,
          body: JSON.stringify(bodies[language]),
          made_from: revisions[language]?.from ?? null,
          saved_by: work.actor.id,
          saved_at: work.at,
        })),
    )
    .execute();
  await record(work, {
    permission: "text.draft",
    verb: "text.version-drafted",
    subject: textId,
    details: { number, copied: newest?.number ?? null },
  });
  return { ok: true, id, number };
}

/** Each body counts from one again; a translation that was older than the original stays older. */
function revisionsOfCopy(version: WorkedVersion): Revisions {
  return Object.fromEntries(
    languages
      .filter((language) => version.bodies[language])
      .map((language) => [
        language,
        {
          revision: 1,
          ...(language === version.original ? {} : { from: isOlderThanOriginal(version, language) ? 0 : 1 }),
        },
      ]),
  );
}
