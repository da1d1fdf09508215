import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type LetterId, type MatrixVersionId, newId } from "#db/ids.ts";
import { getMatrixVersionById } from "#matrix/matrix.queries.ts";
import { findTextInForce } from "#regime/committee-text.queries.ts";
import { dateOf, findState } from "#states/state.queries.ts";
import { findLetterFor } from "./letter.queries.ts";

export type DraftLetterOutcome =
  | { ok: true; id: LetterId }
  | { ok: false; reason: "letter-exists"; id: LetterId }
  | { ok: false; reason: "no-model" | "no-disclaimer" | "abandoned" };

const monthsToReply = 2;

/** Drafts the letter that transmits a version to its State, in the State's language. It may be prepared before the decision. */
export async function draftLetter(work: Work, version: MatrixVersionId): Promise<DraftLetterOutcome> {
  requireMay(work.actor, "letter.draft");

  const matrix = await getMatrixVersionById(work.db, version);
  if (matrix.standing.status === "abandoned" || matrix.standing.status === "superseded")
    return { ok: false, reason: "abandoned" };
  const existing = await findLetterFor(work.db, version);
  if (existing) return { ok: false, reason: "letter-exists", id: existing.id };
  const dated = dateOf(work.at);
  const model = await findTextInForce(work.db, "transmittal-letter", dated);
  if (!model) return { ok: false, reason: "no-model" };
  const disclaimer = await findTextInForce(work.db, "disclaimer", dated);
  if (!disclaimer) return { ok: false, reason: "no-disclaimer" };
  const state = await findState(work.db, matrix.stateCode, dated);

  const id = newId<LetterId>();
  const year = Temporal.PlainDate.from(dated).year;
  await work.db
    .insertInto("letter")
    .values({
      id,
      state_code: matrix.stateCode,
      matrix_version_id: version,
      model_id: model.id,
      disclaimer_id: disclaimer.id,
      language: state?.correspondenceLanguage ?? "en",
      year,
      number: await nextNumber(work, year),
      dated,
      reply_by: Temporal.PlainDate.from(dated).add({ months: monthsToReply }).toString(),
      drafted_by: work.actor.id,
      drafted_at: work.at,
    })
    .execute();
  await record(work, { permission: "letter.draft", verb: "letter.drafted", subject: id, state: matrix.stateCode });
  return { ok: true, id };
}

/** One series a year, without a gap: two drafts at once cannot take the same number, one of them runs again. */
async function nextNumber(work: Work, year: number): Promise<number> {
  const { last } = await work.db
    .selectFrom("letter")
    .where("year", "=", year)
    .select(({ fn }) => fn.max("number").as("last"))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
