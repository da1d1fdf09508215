import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { type Letter, referenceOf } from "./letter.ts";

type Reads = Reader | Work["db"];

export async function getLetter(db: Reads, id: LetterId): Promise<Letter> {
  const row = await letters(db).where("letter.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`letter ${id}`);
  return shape(row);
}

/** The letters this reader may see, the newest first. */
export async function listLetters(db: Reads): Promise<Letter[]> {
  return (await letters(db).orderBy("letter.drafted_at", "desc").execute()).map(shape);
}

/** A file of the letter as it was prepared: what is sent, or sent already. */
export async function findLetterFile(
  db: Reads,
  id: LetterId,
  standard: "ua-1" | "a-2a" | "docx" | "difference" = "ua-1",
): Promise<Uint8Array | undefined> {
  const file = await db
    .selectFrom("letter_file")
    .where("letter_id", "=", id)
    .where("standard", "=", standard)
    .select("bytes")
    .executeTakeFirst();
  return file?.bytes;
}

function letters(db: Reads) {
  return db
    .selectFrom("letter")
    .leftJoin("matrix_version", "matrix_version.id", "letter.matrix_version_id")
    .leftJoin("organisation", "organisation.id", "letter.organisation_id")
    .innerJoin("account as drafter", "drafter.id", "letter.drafted_by")
    .leftJoin("account as releaser", "releaser.id", "letter.released_by")
    .select([
      "letter.id",
      "letter.year",
      "letter.number",
      "letter.run_id as runId",
      "letter.state_code as stateCode",
      "letter.organisation_id as organisationId",
      "organisation.name as organisationName",
      "letter.occasion",
      "letter.form",
      "letter.channel",
      "letter.matrix_version_id as matrixVersionId",
      "matrix_version.number as matrixNumber",
      "matrix_version.decision_id as decisionId",
      "matrix_version.approved_at",
      "matrix_version.superseded_at",
      "letter.language",
      "letter.dated",
      "letter.reply_by as replyBy",
      "drafter.name as draftedBy",
      "letter.drafted_by as draftedById",
      "letter.drafted_at as draftedAt",
      "letter.released_at as releasedAt",
      "releaser.name as releasedBy",
      "letter.standing",
      "letter.moved_at",
      "letter.reminders",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof letters>["execute"]>>[number];

function shape({ year, number, approved_at, superseded_at, moved_at, ...letter }: Row): Letter {
  return {
    ...letter,
    reference: referenceOf({ year, number }),
    approvedOn: approved_at ? dateOf(approved_at) : undefined,
    supersededOn: superseded_at ? dateOf(superseded_at) : undefined,
    movedAt: moved_at ?? letter.draftedAt,
  };
}
