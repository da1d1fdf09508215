import { createHash } from "node:crypto";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type LetterTemplateId, newId, type TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { getModel } from "./model.queries.ts";

export type NewLetterTemplate = { model: TextVersionId; language: Language; name: string; bytes: Uint8Array };
export type KeepTemplateOutcome = { ok: true; id: LetterTemplateId } | { ok: false; reason: "old-kind" };

/** Keeps a Word template of a model in one language, checked before; from now on it counts, the earlier ones stay. */
export async function keepLetterTemplate(work: Work, template: NewLetterTemplate): Promise<KeepTemplateOutcome> {
  requireMay(work.actor, "letter-template.keep");

  const { language, name } = template;
  const model = await getModel(work.db, template.model);
  if (model.kind !== "letter-model") return { ok: false, reason: "old-kind" };

  const id = newId<LetterTemplateId>();
  const bytes = Buffer.from(template.bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await work.db
    .insertInto("letter_template")
    .values({ id, text_id: model.textId, language, name, bytes, sha256, kept_by: work.actor.id, kept_at: work.at })
    .execute();
  await record(work, {
    permission: "letter-template.keep",
    verb: "letter.template-kept",
    subject: model.textId,
    details: { template: id, language, sha256 },
  });
  return { ok: true, id };
}
