import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AmendmentId, StateCode, TextCommentId, TextId, TextVersionId } from "#db/ids.ts";
import type { Amendment, TextComment } from "./amendment.ts";

type Reads = Reader | Work["db"];

/** The amendments to a text that this reader may read, in the order in which they were proposed. */
export async function listAmendments(db: Reads, text: TextId): Promise<Amendment[]> {
  return (await amendments(db).where("text_version.text_id", "=", text).execute()).map(shape);
}

/** Those that nobody has decided on yet, by text; what a decision on the text, or on a newer version, has passed no longer waits. */
export async function listOpenAmendments(db: Reads): Promise<{ textId: TextId; title: string; count: number }[]> {
  const rows = await db
    .selectFrom("amendment")
    .innerJoin("text_version", "text_version.id", "amendment.text_version_id")
    .innerJoin("committee_text", "committee_text.id", "text_version.text_id")
    .leftJoin("amendment_outcome", "amendment_id", "amendment.id")
    .where("amendment_outcome.outcome", "is", null)
    .where("text_version.abandoned_at", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("text_version as newer")
            .whereRef("newer.text_id", "=", "text_version.text_id")
            .whereRef("newer.number", ">=", "text_version.number")
            .where("newer.decision_id", "is not", null)
            .select("newer.id"),
        ),
      ),
    )
    .groupBy(["committee_text.id", "committee_text.title"])
    .orderBy("committee_text.id")
    .select(({ fn }) => ["committee_text.id as textId", "committee_text.title", fn.countAll<string>().as("count")])
    .execute();
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}

/** The versions on which a delegation has proposed or said something. */
export async function listVersionsWithViewsOf(db: Reads, delegation: StateCode): Promise<TextVersionId[]> {
  const rows = await db
    .selectFrom("amendment")
    .where("delegation", "=", delegation)
    .select("text_version_id as id")
    .union(db.selectFrom("text_comment").where("delegation", "=", delegation).select("text_version_id as id"))
    .execute();
  return rows.map(({ id }) => id);
}

export async function getAmendment(db: Reads, text: TextId, id: AmendmentId): Promise<Amendment> {
  const found = (await listAmendments(db, text)).find((amendment) => amendment.id === id);
  if (!found) throw new NotFound(`amendment ${id}`);
  return found;
}

/** The comments on a text, those that were replaced as well: what was said stays said. */
export async function listComments(db: Reads, text: TextId): Promise<TextComment[]> {
  return await db
    .selectFrom("text_comment")
    .innerJoin("text_version", "text_version.id", "text_comment.text_version_id")
    .innerJoin("account", "account.id", "text_comment.written_by")
    .leftJoin("text_comment as newer", "newer.supersedes", "text_comment.id")
    .where("text_version.text_id", "=", text)
    .orderBy("text_comment.ordinal")
    .select(({ ref }) => [
      "text_comment.id",
      "text_version.id as versionId",
      "text_version.number as versionNumber",
      "text_comment.language",
      "text_comment.paragraph",
      "text_comment.words",
      "text_comment.delegation",
      "text_comment.evidence",
      "text_comment.written_by",
      "account.name",
      "text_comment.written_at as writtenAt",
      "text_comment.supersedes",
      ref("newer.id").$castTo<TextCommentId | null>().as("supersededBy"),
    ])
    .execute()
    .then((rows) => rows.map(({ written_by, name, ...row }) => ({ ...row, writtenBy: { id: written_by, name } })));
}

function amendments(db: Reads) {
  return db
    .selectFrom("amendment")
    .innerJoin("text_version", "text_version.id", "amendment.text_version_id")
    .innerJoin("account", "account.id", "amendment.proposed_by")
    .leftJoin("amendment_outcome", "amendment_outcome.amendment_id", "amendment.id")
    .leftJoin("account as decider", "decider.id", "amendment_outcome.recorded_by")
    .leftJoin("text_version as taking", "taking.id", "amendment_outcome.taken_in")
    .orderBy("amendment.ordinal")
    .select([
      "amendment.id",
      "text_version.id as versionId",
      "text_version.number as versionNumber",
      "amendment.language",
      "amendment.paragraph",
      "amendment.old_words as oldWords",
      "amendment.new_words as newWords",
      "amendment.why",
      "amendment.delegation",
      "amendment.evidence",
      "account.name as proposedBy",
      "amendment.proposed_at as proposedAt",
      "amendment_outcome.outcome",
      "amendment_outcome.words",
      "amendment_outcome.taken_in",
      "taking.number as takenNumber",
      "amendment_outcome.put_in",
      "amendment_outcome.evidence as endEvidence",
      "decider.name as decidedBy",
      "amendment_outcome.recorded_at",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof amendments>["executeTakeFirstOrThrow"]>>;

function shape(row: Row, index: number): Amendment {
  const { outcome, words, taken_in, takenNumber, put_in, endEvidence, decidedBy, recorded_at, ...amendment } = row;
  const end = outcome &&
    recorded_at && {
      outcome,
      words,
      takenIn: taken_in && { id: taken_in, number: takenNumber }, // a member sees no number of a draft they may not read
      putIn: put_in,
      evidence: endEvidence,
      recordedBy: decidedBy ?? "",
      recordedAt: recorded_at,
    };
  return { ...amendment, number: index + 1, end: end || null };
}
