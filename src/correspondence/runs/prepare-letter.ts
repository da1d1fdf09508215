import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ContactId, DecisionId, LetterId, MatrixVersionId, TextVersionId } from "#db/ids.ts";
import type { LetterForm } from "#db/schema/letters.ts";
import type { LetterSheet } from "#documents/letter-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { getRun, getRunLetter } from "./letter-run.queries.ts";
import { isBlocking, letterPrint, type Oddity, sha256 } from "./letter-run.ts";

export type LetterFile = { standard: "ua-1" | "a-2a" | "docx" | "difference"; bytes: Uint8Array };

/** All of a letter as it was read and printed: what a reader of the dry run sees. */
export type PreparedLetter = {
  contactId: ContactId | null;
  address: string;
  form: LetterForm;
  language: Language;
  modelId: TextVersionId | null;
  disclaimerId: TextVersionId | null;
  matrix: { id: MatrixVersionId; decisionId: DecisionId; textHash: string } | null;
  sheet: LetterSheet | null;
  /** Up to which event the request it is about was read. */
  requestSeen: number | null;
  oddities: Oddity[];
  files: LetterFile[];
  /** The run's round it was read in: what was read before it was prepared anew is not kept. */
  round: number;
  /** How many sheets a person hands over; null where nothing was printed. */
  pages: number | null;
};

export type PrepareOutcome = { ok: true; isCleared: boolean } | { ok: false; reason: "not-waiting" | "outdated" };

/** Keeps a letter's words and files for the dry run; where all its texts are decided it is cleared (L1). Done again, it changes nothing. */
export async function prepareLetter(work: Work, id: LetterId, prepared: PreparedLetter): Promise<PrepareOutcome> {
  requireMay(work.actor, "letter.prepare");

  const letter = await getRunLetter(work.db, id);
  if (!letter.runId || letter.preparedAt || letter.standing !== "drafted") return { ok: false, reason: "not-waiting" };
  const run = await getRun(work.db, letter.runId);
  if (run.signed || run.cancelled) return { ok: false, reason: "not-waiting" };

  if (run.round !== prepared.round) return { ok: false, reason: "outdated" };

  await work.db.deleteFrom("letter_file").where("letter_id", "=", id).execute();
  const files = prepared.files.map(({ standard, bytes }) => ({
    standard,
    bytes: Buffer.from(bytes),
    sha256: sha256(bytes),
  }));
  if (files.length > 0)
    await work.db
      .insertInto("letter_file")
      .values(files.map((file) => ({ letter_id: id, ...file })))
      .execute();
  const isCleared = prepared.sheet !== null && files.length > 0 && !prepared.oddities.some(isBlocking);
  const addressee = letter.stateCode ?? letter.organisationId ?? "";
  await work.db
    .updateTable("letter")
    .set({
      contact_id: prepared.contactId,
      address: prepared.address,
      form: prepared.form,
      language: prepared.language,
      model_id: prepared.modelId,
      disclaimer_id: prepared.disclaimerId,
      matrix_version_id: prepared.matrix?.id ?? null,
      decision_id: prepared.matrix?.decisionId ?? null,
      text_hash: prepared.matrix?.textHash ?? null,
      request_seen: prepared.requestSeen,
      sheet: prepared.sheet && JSON.stringify(prepared.sheet),
      oddities: JSON.stringify(prepared.oddities),
      prepared_at: work.at,
      pages: prepared.pages,
      print: isCleared
        ? letterPrint({
            reference: letter.reference,
            addressee,
            channel: letter.channel,
            address: prepared.address,
            files,
          })
        : null,
    })
    .where("id", "=", id)
    .execute();
  if (isCleared) await moveLetter(work, id, "clear-text");
  else
    await record(work, {
      permission: "letter.prepare",
      verb: "letter.prepared",
      subject: id,
      ...(letter.stateCode ? { state: letter.stateCode } : {}),
      details: { oddities: prepared.oddities.map(({ kind }) => kind) },
    });
  return { ok: true, isCleared };
}
