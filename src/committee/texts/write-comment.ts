import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type TextCommentId, type TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { delegationOf } from "../no-objection/no-objection.ts";
import { listComments } from "./amendment.queries.ts";
import { type Speaker, speakerFor } from "./amendment.ts";
import { getWorkedVersionById } from "./text.queries.ts";
import { takesViews } from "./text.ts";
import { numbered } from "./text-parts.ts";

export type NewComment = {
  language: Language;
  /** Undefined: on the whole. */
  paragraph: number | undefined;
  words: string;
  onBehalf?: Speaker | undefined;
  supersedes?: TextCommentId | undefined;
};
export type CommentOutcome =
  | { ok: true; id: TextCommentId }
  | {
      ok: false;
      reason:
        | "not-open"
        | "no-such-paragraph"
        | "not-yours"
        | "replaced-already"
        | "no-delegation"
        | "no-such-language";
    };

/** Comments on a text or one of its paragraphs; a newer comment may take the place of one's own, which stays to be read. */
export async function writeComment(work: Work, id: TextVersionId, comment: NewComment): Promise<CommentOutcome> {
  requireMay(work.actor, "text.comment");

  const { language, paragraph, words, onBehalf, supersedes } = comment;
  const version = await getWorkedVersionById(work.db, id);
  if (!takesViews(version)) return { ok: false, reason: "not-open" };
  const body = version.bodies[language];
  if (!body) return { ok: false, reason: "no-such-language" };
  if (paragraph !== undefined && paragraph > numbered(version.kind, body).paragraphs.length)
    return { ok: false, reason: "no-such-paragraph" };
  const speaker = onBehalf || delegationOf(work.actor) ? speakerFor(work.actor, onBehalf) : null;
  if (speaker === undefined) return { ok: false, reason: "no-delegation" };
  if (supersedes) {
    const before = (await listComments(work.db, version.textId)).find((one) => one.id === supersedes);
    const mine =
      before?.versionId === id &&
      before.delegation === (speaker?.delegation ?? null) &&
      (before.delegation !== null || before.writtenBy.id === work.actor.id);
    if (!mine) return { ok: false, reason: "not-yours" };
    if (before.supersededBy) return { ok: false, reason: "replaced-already" };
  }

  const written = newId<TextCommentId>();
  await work.db
    .insertInto("text_comment")
    .values({
      id: written,
      text_version_id: id,
      language,
      paragraph: paragraph ?? null,
      words,
      delegation: speaker?.delegation ?? null,
      evidence: speaker?.evidence ?? null,
      written_by: work.actor.id,
      written_at: work.at,
      supersedes: supersedes ?? null,
    })
    .execute();
  await record(work, {
    permission: "text.comment",
    verb: "text.commented",
    subject: version.textId,
    details: { comment: written, number: version.number, paragraph: paragraph ?? null, ...speaker },
  });
  return { ok: true, id: written };
}
