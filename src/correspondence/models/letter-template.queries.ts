import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { LetterTemplateId, TextId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

type Reads = Reader | Work["db"];

/** A Word template without its file; `counts` is the latest of its language. */
export type LetterTemplate = {
  id: LetterTemplateId;
  textId: TextId;
  language: Language;
  name: string;
  sha256: string;
  keptBy: string;
  keptAt: Temporal.Instant;
};

/** The templates of a model, the latest first: of each language the first one counts. */
export async function listLetterTemplates(db: Reads, text: TextId): Promise<LetterTemplate[]> {
  return await templates(db).where("letter_template.text_id", "=", text).execute();
}

export async function getLetterTemplate(db: Reads, id: LetterTemplateId): Promise<LetterTemplate & { bytes: Buffer }> {
  const row = await templates(db).where("letter_template.id", "=", id).select("bytes").executeTakeFirst();
  if (!row) throw new NotFound("Word template");
  return row;
}

/** The template that counts for a model in a language. */
export async function findLetterTemplate(
  db: Reads,
  text: TextId,
  language: Language,
): Promise<(LetterTemplate & { bytes: Buffer }) | undefined> {
  return await templates(db)
    .where("letter_template.text_id", "=", text)
    .where("letter_template.language", "=", language)
    .select("bytes")
    .executeTakeFirst();
}

function templates(db: Reads) {
  return db
    .selectFrom("letter_template")
    .innerJoin("account", "account.id", "letter_template.kept_by")
    .orderBy("letter_template.ordinal", "desc")
    .select([
      "letter_template.id",
      "letter_template.text_id as textId",
      "letter_template.language",
      "letter_template.name",
      "letter_template.sha256",
      "account.name as keptBy",
      "letter_template.kept_at as keptAt",
    ]);
}
